import type { Severity } from './severity.ts';

/** What an incident is to be from now on: opened, of another severity, or resolved. */
export type IncidentChange = {
  readonly alertKey: string;
  /** Grows with every incident of the alert, from 1. */
  readonly number: number;
  /** The rule's id. */
  readonly rule: string;
  /** JSON text: `parseSubject` reads it. */
  readonly subject: string;
  readonly severity: Severity;
  /** The reading with which it began. */
  readonly openedAt: Date;
  readonly resolved?: { readonly at: Date; readonly cause: string };
  /** JSON text: `parseEvidence` reads it. */
  readonly evidence: string;
  /** What people set is taken back: it was said of something milder. */
  readonly clearsFacts?: true;
};
