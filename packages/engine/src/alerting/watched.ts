import type { BudgetReading, CounterReading, Reading } from '../budgeting/reading.ts';
import type { Subject } from '../budgeting/subject.ts';
import type { BurnPoint } from './burn-points.ts';
import type { Doubt } from './doubt.ts';
import type { Evidence } from './evidence.ts';
import type { Run } from './hold.ts';
import type { Outlook } from './outlook.ts';
import type { Severity } from './severity.ts';
import type { Threshold } from './threshold.ts';
import type { TopUp } from './top-ups.ts';

/** What the guard knows about one subject; people's part, such as an acknowledgement, is not in it. */
export type Watched = {
  /** Missing before the first reading. */
  readonly subject?: Subject;
  /** The newest reading of each stream that was looked at, believed or not; an older one changes nothing. */
  readonly seen: Readonly<Partial<Record<Stream, Date>>>;
  /** The last counters that were believed. */
  readonly taken?: Taken;
  /** When something was last believed. */
  readonly freshAt?: Date;
  /** So many looks in a row brought nothing that could be believed. */
  readonly failures: number;
  /** The last counters that were not believed, when none have been since. */
  readonly doubted?: Doubted;
  /** Set while readings come dated in the future, so that it is said once. */
  readonly isAheadOfClock?: true;
  /** The beginning of the period in which the counters are known to count. */
  readonly period?: Date;
  /** Said once; the second time it is believed. */
  readonly endsAs?: 'gone' | 'key_disabled';
  readonly outlook?: Outlook;
  readonly burn: readonly BurnPoint[];
  readonly topUps: readonly TopUp[];
  readonly alerts: readonly WatchedAlert[];
};

/** Counters have one order in time, and everything that is worked out of them another. */
export type Stream = 'counters' | 'forecast' | 'pattern' | 'refusals' | 'lots' | 'plan';

export type Taken = CounterReading | BudgetReading;

export type Doubted = { readonly reading: Reading; readonly doubt: Doubt };

/** One rule at the subject; a rule that never found anything has none. */
export type WatchedAlert = {
  readonly rule: string;
  /** The number of the last incident, or 0. */
  readonly number: number;
  readonly state: AlertState;
};

export type AlertState =
  | { readonly kind: 'ok' }
  | { readonly kind: 'pending'; readonly rising: readonly Rising[] }
  | OpenState;

/** How long something at least this bad has been found. */
export type Rising = Run & { readonly severity: Severity };

export type OpenState = {
  readonly kind: 'open';
  readonly severity: Severity;
  readonly evidence: Evidence;
  readonly threshold?: Threshold;
  readonly since: Date;
  /** What is worse than `severity`, and not for long enough. */
  readonly rising: readonly Rising[];
  /** What is milder, and not for long enough: recovering, where nothing is found. */
  readonly falling?: Run & { readonly to?: Severity };
  /** The severities of which a message was owed. */
  readonly told: readonly Severity[];
  /** When it was last to be heard; missing when it never was. */
  readonly saidAt?: Date;
  readonly isEscalated?: true;
  /** Set while the rule is silenced. */
  readonly isSilenced?: true;
  readonly repeats: number;
  readonly escalations: number;
  readonly updates: number;
};

/** What the guard knows before the first reading of a subject. */
export const UNSEEN: Watched = { seen: {}, failures: 0, burn: [], topUps: [], alerts: [] };
