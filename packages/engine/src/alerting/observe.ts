import { allTimeSpent } from '../budgeting/limit.ts';
import type { AnsweredReading, GoneReading, Reading } from '../budgeting/reading.ts';
import { withBurnPoint } from './burn-points.ts';
import { type Doubt, doubtAbout } from './doubt.ts';
import { endAlerts, judgeAll, type Looking } from './judge-all.ts';
import { rollover } from './rollover.ts';
import { withTopUp } from './top-ups.ts';
import type { Doubted, Stream, Taken, Watched } from './watched.ts';

/** Looks at one reading of the subject: believes it and judges it by the rules, or keeps what is known. */
export function observe(before: Watched, reading: Reading, looking: Looking): Watched {
  const { now } = looking;
  if (reading.at.getTime() > now.getTime() + CLOCK_TOLERANCE) return refuse(before, reading, looking);
  const stream = STREAMS[reading.kind];
  const seenAt = before.seen[stream];
  if (seenAt !== undefined && reading.at <= seenAt && !isAfterRepair(reading, seenAt, now)) return before;
  const { subject, at } = reading;
  const known: Watched = { ...before, subject, seen: { ...before.seen, [stream]: at } };
  switch (reading.kind) {
    case 'missing':
      return disbelieve(known, reading, { doubt: { kind: 'missing', cause: reading.cause }, looking });
    case 'gone':
      return leave(known, reading, looking);
    case 'answered':
      return judgeAll(believed(known, reading), { reading, isBelieved: true, isNewPeriod: false }, looking);
    case 'key':
    case 'credits':
    case 'budget':
      return count(known, reading, looking);
    case 'forecast': {
      const { layers: _, ...outlook } = reading.forecast;
      return judgeAll({ ...known, outlook }, { reading, isBelieved: true, isNewPeriod: false }, looking);
    }
    default:
      return judgeAll(known, { reading, isBelieved: true, isNewPeriod: false }, looking);
  }
}

/**
 * Whether a present reading comes after one that a clock ahead had dated.
 *
 * Without this, a clock that was wrong for a minute would leave the guard blind for as long as it was ahead. What is
 * old is not present, and not taken for new.
 */
function isAfterRepair({ at }: Reading, seenAt: Date, now: Date): boolean {
  return seenAt.getTime() > now.getTime() + CLOCK_TOLERANCE && at.getTime() > now.getTime() - PRESENT;
}

function count(known: Watched, reading: Taken, looking: Looking): Watched {
  const doubt = doubtAbout(reading, known);
  if (doubt !== undefined && !isConfirmed(doubt, reading, known)) {
    return disbelieve(known, reading, { doubt, looking });
  }
  const { kind, period } = rollover(reading, known);
  const fresh = believed(known, reading);
  const sight = { reading, isBelieved: true, isNewPeriod: kind === 'new' };
  if (kind === 'unsettled') return judgeAll(fresh, { ...sight, isOnlyLook: true }, looking);
  const { endsAs, ...rest } = fresh;
  const taken: Watched = {
    ...rest,
    taken: reading,
    ...(period !== undefined && { period }),
    burn: reading.kind === 'key' ? burnOf(known, reading) : known.burn,
    topUps: topUpsOf(known, reading),
  };
  if (reading.kind !== 'key' || !reading.disabled) return judgeAll(taken, sight, looking);
  const looked = judgeAll({ ...taken, endsAs: 'key_disabled' }, { ...sight, isOnlyLook: true }, looking);
  return endsAs === 'key_disabled' ? endAlerts(looked, 'key_disabled', { looking, reading }) : looked;
}

/** Only a limit has a pace with which it lasts. */
function burnOf({ burn }: Watched, reading: Extract<Taken, { readonly kind: 'key' }>): Watched['burn'] {
  if (reading.limit === undefined) return [];
  return withBurnPoint(burn, { at: reading.at, spent: allTimeSpent(reading) });
}

function topUpsOf({ taken, topUps }: Watched, reading: Taken): Watched['topUps'] {
  if (reading.kind !== 'credits' || taken?.kind !== 'credits') return topUps;
  return withTopUp(topUps, taken, reading);
}

function believed(known: Watched, { at }: Taken | AnsweredReading): Watched {
  const { doubted: _, isAheadOfClock: __, ...rest } = known;
  return { ...rest, freshAt: at, failures: 0 };
}

/** A reading from the future leaves what was seen alone: it would shut out every true one until then. */
function refuse(before: Watched, { subject, at }: Reading, { now, findings }: Looking): Watched {
  if (before.isAheadOfClock) return before;
  findings.notices.push({ subject, readAt: at, doubt: { kind: 'ahead-of-clock', now } });
  return { ...before, subject, isAheadOfClock: true };
}

function disbelieve(
  known: Watched,
  reading: Reading,
  { doubt, looking }: { readonly doubt: Doubt; readonly looking: Looking },
): Watched {
  if (known.doubted?.doubt.kind !== doubt.kind) {
    looking.findings.notices.push({ subject: reading.subject, readAt: reading.at, doubt });
  }
  const doubted: Doubted = { reading, doubt };
  const doubting: Watched = { ...known, doubted, failures: known.failures + 1 };
  return judgeAll(doubting, { reading, isBelieved: false, isNewPeriod: false }, looking);
}

/**
 * Whether a lower counter is seen for the second time.
 *
 * One fall may be a glitch, two in a row are how it is: without this, a single reading that was too high
 * would make every later one suspect for ever.
 */
function isConfirmed(doubt: Doubt, reading: Taken, { doubted, period }: Watched): boolean {
  if (doubt.kind !== 'spent-fell' || doubted?.doubt.kind !== 'spent-fell') return false;
  const { reading: first } = doubted;
  if (first.kind !== 'key' && first.kind !== 'credits' && first.kind !== 'budget') return false;
  const after = { taken: first, ...(period !== undefined && { period }) };
  return doubtAbout(reading, after) === undefined;
}

/** One listing may be cut short; the second without the subject is believed. */
function leave(known: Watched, reading: GoneReading, looking: Looking): Watched {
  if (known.endsAs !== 'gone') return { ...known, endsAs: 'gone' };
  return endAlerts(known, 'gone', { looking, reading });
}

const STREAMS: Record<Reading['kind'], Stream> = {
  key: 'counters',
  credits: 'counters',
  budget: 'counters',
  missing: 'counters',
  answered: 'counters',
  gone: 'counters',
  forecast: 'forecast',
  pattern: 'pattern',
  refusals: 'refusals',
  lots: 'lots',
  plan: 'plan',
};

/** Clocks differ a little; a reading dated further ahead than this was made by a wrong one. */
const CLOCK_TOLERANCE = 60_000;

const PRESENT = 5 * 60_000;
