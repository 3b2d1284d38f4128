/** A tracking number that `ups.findTrackingNumbers()` found in a text. */
export interface FoundTrackingNumber {
  /** The number, in capitals and without spaces: `1Z` and 16 characters. */
  number: string;
  /**
   * Whether the last digit is the one that UPS's rule gives. `wrong` is only a warning: some of
   * UPS's own sample numbers fail the rule.
   */
  checkDigit: "right" | "wrong";
  /** UPS's public tracking page for the number. */
  link: string;
}
