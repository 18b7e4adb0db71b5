import type { CounterReading, Reading } from '../budgeting/reading.ts';
import { type Alert, decideAlert } from './alert.ts';
import { type AlertRule, concerns } from './alert-rule.ts';
import { type Doubt, doubtAbout } from './doubt.ts';
import { evidenceOf } from './evidence.ts';
import type { Notice, Notification } from './notification.ts';
import { rollover } from './rollover.ts';

/** What the guard knows about one subject. */
export type Watched = {
  readonly alerts: readonly Alert[];
  /** The newest reading looked at, believed or not; an older one changes nothing. */
  readonly seenAt?: Date;
  /** The last reading that was believed. */
  readonly taken?: CounterReading;
  /** The last reading that was not believed, when none has been since. */
  readonly doubted?: Doubted;
  /** Set while readings come dated in the future, so that it is said once. */
  readonly aheadOfClock?: true;
};

export type Seen = {
  readonly watched: Watched;
  readonly notifications: readonly Notification[];
  readonly notices: readonly Notice[];
};

/** Looks at one reading of the subject: believes it and judges it by the rules, or keeps what is known. */
export function observe(
  before: Watched,
  reading: Reading,
  { rules, now }: { readonly rules: readonly AlertRule[]; readonly now: Date },
): Seen {
  if (reading.at.getTime() > now.getTime() + CLOCK_TOLERANCE_MILLISECONDS)
    return refuse(before, reading, now);
  if (before.seenAt !== undefined && reading.at <= before.seenAt) return quietly(before);
  if (reading.kind === 'missing') return keep(before, reading, { kind: 'missing', cause: reading.cause });
  const doubt = doubtAbout(reading, before.taken);
  if (doubt !== undefined && !isConfirmed(doubt, reading, before.doubted))
    return keep(before, reading, doubt);
  return take(before, reading, rules);
}

export const UNSEEN: Watched = { alerts: [] };

type Doubted = { readonly reading: Reading; readonly doubt: Doubt };

/** A reading from the future leaves `seenAt` alone: it would shut out every true one until then. */
function refuse(before: Watched, { subject, at }: Reading, now: Date): Seen {
  if (before.aheadOfClock) return quietly(before);
  const notice = { subject, readAt: at, doubt: { kind: 'ahead-of-clock', now } } as const;
  return { watched: { ...before, aheadOfClock: true }, notifications: [], notices: [notice] };
}

function keep(before: Watched, reading: Reading, doubt: Doubt): Seen {
  const watched = { ...before, seenAt: reading.at, doubted: { reading, doubt } };
  const known = before.doubted?.doubt.kind === doubt.kind;
  const notices = known ? [] : [{ subject: reading.subject, readAt: reading.at, doubt }];
  return { watched, notifications: [], notices };
}

/**
 * Whether a lower counter is seen for the second time.
 *
 * One fall may be a glitch, two in a row are how it is: without this, a single reading that was too high
 * would make every later one suspect for ever.
 */
function isConfirmed(doubt: Doubt, reading: CounterReading, doubted: Doubted | undefined): boolean {
  if (doubt.kind !== 'spent-fell' || doubted?.doubt.kind !== 'spent-fell') return false;
  return doubted.reading.kind !== 'missing' && doubtAbout(reading, doubted.reading) === undefined;
}

function take(before: Watched, reading: CounterReading, rules: readonly AlertRule[]): Seen {
  const evidence = evidenceOf(reading);
  const turn = before.taken === undefined ? 'same' : rollover(before.taken, reading);
  if (evidence === undefined || turn === 'unsettled') {
    return quietly({ ...before, seenAt: reading.at });
  }
  const { subject } = reading;
  const concerned = rules.filter((rule) => concerns(rule, evidence));
  const decisions = concerned.map((rule) => {
    const alert = before.alerts.find((each) => each.rule === rule.id);
    const known = alert === undefined ? {} : { before: alert };
    return decideAlert({ rule, subject, evidence, ...known, periodReset: turn === 'new' });
  });
  const others = before.alerts.filter(({ rule }) => !concerned.some(({ id }) => id === rule));
  const alerts = [...others, ...decisions.flatMap(({ alert }) => alert ?? [])];
  return {
    watched: { alerts, seenAt: reading.at, taken: reading },
    notifications: decisions.flatMap(({ notification }) => notification ?? []),
    notices: [],
  };
}

function quietly(watched: Watched): Seen {
  return { watched, notifications: [], notices: [] };
}

/** Clocks differ a little; a reading dated further ahead than this was made by a wrong one. */
const CLOCK_TOLERANCE_MILLISECONDS = 60_000;
