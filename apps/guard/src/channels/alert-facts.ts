import type { Severity } from '@tollkeeper/engine';

/** What a program wants to know of one notification without reading sentences. */
export type AlertFacts = {
  /** What people type, such as `7F3A`. */
  readonly shortId: string;
  readonly incident: number;
  readonly rule: string;
  readonly severity: Severity;
  /** What is watched, as JSON. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Such as `level:critical` or `resolved`. */
  readonly kind: string;
};
