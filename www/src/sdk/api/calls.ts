/** The options of every call to UPS. */
export interface CallOptions {
  /** Stops the call. It then rejects with `cancelled`. */
  signal?: AbortSignal;
  /**
   * Whether to repeat a read that failed with a retryable error: up to 4 times on 429, and up to
   * twice on 5xx and lost answers. The wait is what UPS asks for, up to 60 seconds, or about 1, 2,
   * 4, and 8 seconds. Each wait dispatches the event `retry`. `ship`, `void`, pickups, and
   * documents are never repeated. Default: true.
   *
   * An attempt without an answer ends with `answer_late` after 100 seconds.
   */
  retry?: boolean;
}
