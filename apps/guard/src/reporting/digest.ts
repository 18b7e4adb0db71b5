import { setImmediate as others } from 'node:timers/promises';
import type { Digest, DigestPart } from '@tollkeeper/cards';
import type { LeftAt } from '@tollkeeper/cards/standing';
import type { KeySubject, ModelDay } from '@tollkeeper/engine';
import { ACTIVITY, parseModelDays, parseReading, subjectKey } from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';
import type { Store, StoredReading } from '@tollkeeper/store';

import { listedIncidents } from './listed-incidents.ts';
import { seenSubjects } from './seen.ts';
import { type Days, daysBefore, spentByCounters, spentByDays, within } from './spent-in-days.ts';

/** What a digest is of: the days that had ended when it was due, as they are known now. */
export type DigestAsked = {
  readonly span: Digest['span'];
  readonly due: Date;
  readonly at: Date;
  /** Whether OpenRouter lists days to this guard. */
  readonly awaitsDays: boolean;
};

/** Collects what was spent, what is left and what is open; what became of messages is `messageAccounts`'. */
export async function collectDigest(
  store: Pick<Store, 'readings' | 'guard' | 'incidents'>,
  { span, due, at, awaitsDays }: DigestAsked,
): Promise<Omit<Digest, 'messages' | 'messagesFrom' | 'messagesUntil'>> {
  const days = daysOf({ span, due });
  const [seen, open, [activity], past] = await Promise.all([
    seenSubjects(store),
    store.incidents.open(),
    store.readings.latest(ACTIVITY, ['account']),
    store.readings.since('account', new Date(at.getTime() - PAST_MS)),
  ]);
  const listed = isListed(activity, days)
    ? { at: activity.at, days: parseModelDays(activity.json) }
    : undefined;
  const counted = async (asked: Days): Promise<Money | undefined> => {
    const [begin] = await store.readings.latest('credits', ['account'], asked.from);
    const [end] = await store.readings.latest('credits', ['account'], asked.until);
    return spentByCounters({ begin, end }, asked);
  };
  const spent = await spentOf({ listed, counted }, days);
  const spentBefore = await spentOf({ listed, counted }, daysBefore(days));
  return {
    span,
    at,
    ...days,
    ...(spent !== undefined && { spent }),
    ...(spentBefore !== undefined && { spentBefore }),
    ...(await keyParts(
      store,
      seen.keys.map(({ taken }) => taken.subject),
      days,
    )),
    ...(listed !== undefined && { models: modelParts(listed.days, days) }),
    needsManagementKey: !awaitsDays,
    ...(activity !== undefined && { listedAt: activity.at }),
    ...(seen.credits !== undefined && { credits: seen.credits }),
    past: past.flatMap(leftAt),
    open: listedIncidents(open, seen.alerts),
  };
}

/** The last UTC day, or the last seven, that had ended half an hour before: until then counters trail and days are not listed. */
export function daysOf({ span, due }: Pick<DigestAsked, 'span' | 'due'>): Days {
  const end = Math.floor((due.getTime() - SETTLED_MS) / DAY_MS) * DAY_MS;
  return { from: new Date(end - (span === 'daily' ? 1 : 7) * DAY_MS), until: new Date(end) };
}

function isListed(activity: StoredReading | undefined, { until }: Days): activity is StoredReading {
  return activity !== undefined && activity.at > until;
}

/** The days of the account, as OpenRouter listed them and as they were counted. */
type AccountSpend = {
  readonly listed: ListedDays | undefined;
  readonly counted: (days: Days) => Promise<Money | undefined>;
};

/** Days that OpenRouter listed at an instant: of the 30 before it, those on which something was spent. */
type ListedDays = { readonly at: Date; readonly days: readonly ModelDay[] };

async function spentOf({ listed, counted }: AccountSpend, days: Days): Promise<Money | undefined> {
  const isWhole = listed !== undefined && listed.at.getTime() - days.from.getTime() <= LISTED_MS;
  return isWhole ? spentByDays(listed.days, days) : counted(days);
}

async function keyParts(
  { readings }: Pick<Store, 'readings'>,
  keys: readonly KeySubject[],
  days: Days,
): Promise<Pick<Digest, 'keys' | 'unknownKeys'>> {
  const names = keys.map(subjectKey);
  const before = daysBefore(days);
  const ends: ReadonlyMap<string, StoredReading>[] = [];
  for (const instant of [before.from, days.from, days.until])
    ends.push(await counters(readings, names, instant));
  const [early, begin, end] = ends;
  const parts: DigestPart[] = [];
  for (const [index, key] of keys.entries()) {
    const name = subjectKey(key);
    const spent = spentByCounters({ begin: begin?.get(name), end: end?.get(name) }, days);
    const spentBefore = spentByCounters({ begin: early?.get(name), end: begin?.get(name) }, before);
    const compared = spentBefore === undefined ? {} : { before: spentBefore };
    if (spent !== undefined) parts.push({ name: key.name, spent, ...compared });
    if (index % AT_ONCE === AT_ONCE - 1) await others();
  }
  return { keys: parts.toSorted(dearestFirst), unknownKeys: keys.length - parts.length };
}

/** The last counters of each key until an instant, a hundred keys at a time. */
async function counters(
  readings: Store['readings'],
  names: readonly string[],
  instant: Date,
): Promise<ReadonlyMap<string, StoredReading>> {
  const found = new Map<string, StoredReading>();
  for (let first = 0; first < names.length; first += AT_ONCE) {
    const some = names.slice(first, first + AT_ONCE);
    for (const reading of await readings.latest('key', some, instant)) found.set(reading.subjectKey, reading);
    await others();
  }
  return found;
}

function modelParts(listed: readonly ModelDay[], days: Days): readonly DigestPart[] {
  const before = daysBefore(days);
  const names = new Set([...within(listed, days), ...within(listed, before)].map(({ model }) => model));
  return [...names]
    .map((name): DigestPart => {
      const own = listed.filter(({ model }) => model === name);
      const requests = within(own, days).reduce((sum, each) => sum + each.requests, 0);
      return { name, spent: spentByDays(own, days), before: spentByDays(own, before), requests };
    })
    .toSorted(dearestFirst);
}

function dearestFirst(a: DigestPart, b: DigestPart): number {
  if (a.spent === b.spent) return a.name < b.name ? -1 : 1;
  return a.spent > b.spent ? -1 : 1;
}

function leftAt({ kind, json }: StoredReading): readonly LeftAt[] {
  if (kind !== 'credits') return [];
  const reading = parseReading(json);
  if (reading.kind !== 'credits') return [];
  return [{ at: reading.at, left: (reading.totalCredits - reading.totalSpent) as Money }];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SETTLED_MS = HOUR_MS / 2;

/** OpenRouter lists the last 30 complete days. */
const LISTED_MS = 31 * DAY_MS;
const AT_ONCE = 100;

/** The picture shows two weeks. */
const PAST_MS = 14 * DAY_MS;
