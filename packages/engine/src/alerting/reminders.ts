import type { Severity } from './severity.ts';

/** How long an incident that nobody answered waits, in milliseconds; `Infinity` is for ever. */
export type Reminders = {
  /** Until it is said again. */
  readonly repeatAfterMs: Readonly<Record<Severity, number>>;
  /** Until others are told as well. */
  readonly escalateAfterMs: Readonly<Record<Severity, number>>;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEVER = Number.POSITIVE_INFINITY;

/** The worse, the sooner; what is mild is said once. */
export const DEFAULT_REMINDERS: Reminders = {
  repeatAfterMs: { info: NEVER, warning: 24 * HOUR, critical: 4 * HOUR, exhausted: HOUR },
  escalateAfterMs: { info: NEVER, warning: NEVER, critical: 30 * MINUTE, exhausted: 15 * MINUTE },
};
