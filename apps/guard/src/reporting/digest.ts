import { setImmediate as others } from 'node:timers/promises';
import type { Digest, DigestPart, LeftAt, ListedIncident } from '@tollkeeper/cards';
import {
  ACTIVITY,
  type ModelDay,
  parseEvidence,
  parseModelDays,
  parseReading,
  parseSubject,
  type Severity,
} from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';
import type { Incident, Store, StoredReading } from '@tollkeeper/store';

import { seenSubjects } from './seen.ts';
import { type Days, daysBefore, spentByCounters, spentByDays, within } from './spent-in-days.ts';

/** What a digest is of: the days that had ended when it was due, as they are known now. */
export type DigestAsked = { readonly span: Digest['span']; readonly due: Date; readonly at: Date };

/** Collects what was spent, what is left and what is open; what became of messages is `messageAccounts`'. */
export async function collectDigest(
  store: Pick<Store, 'readings' | 'guard' | 'incidents'>,
  { span, due, at }: DigestAsked,
): Promise<Omit<Digest, 'messages' | 'messagesFrom' | 'messagesUntil'>> {
  const days = daysOf({ span, due });
  const [seen, open, [activity], account] = await Promise.all([
    seenSubjects(store),
    store.incidents.open(),
    store.readings.latest(ACTIVITY, ['account']),
    store.readings.since('account', new Date(days.from.getTime() - PAST_MS)),
  ]);
  const listed = isListed(activity, days) ? parseModelDays(activity.json) : undefined;
  const spent = spentOf(listed, account, days);
  const spentBefore = spentOf(listed, account, daysBefore(days));
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
    ...(listed !== undefined && { models: modelParts(listed, days) }),
    ...(seen.credits !== undefined && { credits: seen.credits }),
    past: account.flatMap(leftAt),
    open: open.map(listedIncident),
  };
}

/** The last UTC day, or the last seven, that had ended half an hour before: until then counters trail and days are not listed. */
export function daysOf({ span, due }: Pick<DigestAsked, 'span' | 'due'>): Days {
  const end = Math.floor((due.getTime() - SETTLED_MS) / DAY_MS) * DAY_MS;
  return { from: new Date(end - (span === 'daily' ? 1 : 7) * DAY_MS), until: new Date(end) };
}

/** An incident as cards list it. */
export function listedIncident({ evidence, subject, severity, ...rest }: Incident): ListedIncident {
  return {
    ...rest,
    severity: severity as Severity,
    subject: parseSubject(subject),
    evidence: parseEvidence(evidence),
  };
}

function isListed(activity: StoredReading | undefined, { until }: Days): activity is StoredReading {
  return activity !== undefined && activity.at > until;
}

/** Listed days are complete; of the days before the list begins nothing is said. */
function spentOf(
  listed: readonly ModelDay[] | undefined,
  counters: readonly StoredReading[],
  days: Days,
): Money | undefined {
  const [first] = listed?.map(({ day }) => Date.parse(day)).toSorted((a, b) => a - b) ?? [];
  if (listed !== undefined && first !== undefined && first <= days.from.getTime())
    return spentByDays(listed, days);
  return spentByCounters(counters, days);
}

async function keyParts(
  { readings }: Pick<Store, 'readings'>,
  keys: readonly { readonly id: string; readonly name: string }[],
  days: Days,
): Promise<Pick<Digest, 'keys' | 'unknownKeys'>> {
  const before = daysBefore(days);
  const parts: DigestPart[] = [];
  for (const { id, name } of keys) {
    const stored = await readings.since(`key:${id}`, new Date(before.from.getTime() - GAP_MS));
    const [spent, spentBefore] = [days, before].map((each) => spentByCounters(stored, each));
    if (spent !== undefined)
      parts.push({ name, spent, ...(spentBefore !== undefined && { before: spentBefore }) });
    await others();
  }
  return { keys: parts.toSorted(dearestFirst), unknownKeys: keys.length - parts.length };
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
const GAP_MS = 3 * HOUR_MS;

/** The picture shows two weeks. */
const PAST_MS = 14 * DAY_MS;
