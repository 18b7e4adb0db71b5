/** One step in the life of an alert, and why it was made. */
export type AlertEvent = {
  /** The incident, or the one that it would have become. */
  readonly incident: { readonly alertKey: string; readonly number: number };
  readonly at: Date;
  /** A state such as `ok`, `pending:warning`, `firing:critical`, `recovering:critical`, `resolved`. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** The reading that led to it, such as `key:a1 key 2026-11-20T09:15:00.000Z`; missing where time alone did. */
  readonly digest?: string;
};
