import type { Severity } from '@tollkeeper/engine';

/** What a program wants to know of one notification without reading sentences. */
export type AlertFacts = {
  /** The same in every message and every try that tells of it. */
  readonly id: string;
  /** Such as `level:critical` or `resolved`. */
  readonly kind: string;
  readonly title: string;
} & Partial<AlertSaid>;

/** All of it is missing where nothing is said of an alert: in a digest, and in news of a channel. */
type AlertSaid = {
  /** What people type, such as `7F3A`. */
  readonly shortId: string;
  readonly incident: number;
  readonly rule: string;
  readonly severity: Severity;
  /** What is watched, as JSON. */
  readonly subject: Readonly<Record<string, unknown>>;
};
