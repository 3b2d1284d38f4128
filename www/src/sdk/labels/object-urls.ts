// Object URLs of pictures and papers, released together.

export class ObjectUrls {
  readonly #all = new Set<string>();

  /** A URL for these bytes. */
  of(bytes: BlobPart, type: string): string {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.#all.add(url);
    return url;
  }

  /** Releases one URL. */
  release(url: string): void {
    if (this.#all.delete(url)) URL.revokeObjectURL(url);
  }

  /** Releases all URLs. */
  clear(): void {
    for (const url of this.#all) URL.revokeObjectURL(url);
    this.#all.clear();
  }
}
