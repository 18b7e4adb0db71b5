import type { AccountSubject, KeySubject, Subject } from '@tollkeeper/engine';
import { ACTIVITY, modelDaysText, parseReading, subjectKey } from '@tollkeeper/engine/guarding';
import type { Account, DailySpend } from '@tollkeeper/openrouter';
import type { Store, StoredReading } from '@tollkeeper/store';

import { LISTING, listingOf } from './listing-record.ts';
import { type Collected, type Source, sourceSubject } from './source.ts';
import { unanswered } from './unanswered.ts';

/** How activity is asked for, and the sources whose listings say of which keys. */
export type ActivityAsked = {
  readonly credential: string;
  readonly listings: readonly Source[];
  readonly readings: Store['readings'];
  readonly now: () => Date;
};

/**
 * Asks for the last 30 UTC days, which are the history of a forecast on the first day.
 *
 * Of the account every day; of each key once, a few keys at a time, as its own readings follow from there on; and every
 * day of the few keys whose spending rose most, as only so their models are known. It gives no readings, so that nobody
 * is woken up when it fails: forecasts are then less sure, and say so.
 */
export function activitySource(
  account: Account,
  { credential, listings, readings, now }: ActivityAsked,
): Source {
  const id = `${credential} activity`;
  const subject = sourceSubject(id, 'the activity of the account');
  const collect = async (): Promise<Collected> => {
    const at = now();
    const records: StoredReading[] = [];
    const { isListed, asked } = await unasked(readings, listings, at);
    for (const wanted of asked.slice(0, SUBJECTS_AT_ONCE)) {
      const days = await account.activity(wanted.kind === 'key' ? { keyHash: wanted.id } : {});
      if (days.kind === 'ok') records.push(storedActivity(wanted, at, days.value));
      else return { ...unanswered(days, { source: subject, now: at }), readings: [], records };
    }
    const nextAt =
      !isListed || asked.length > records.length ? new Date(at.getTime() + SOON_MS) : nextLook(at);
    return { kind: 'answered', readings: [], records, requests: records.length, nextAt };
  };
  return { id, subject, collect };
}

function storedActivity(subject: Subject, at: Date, days: readonly DailySpend[]): StoredReading {
  return { subjectKey: subjectKey(subject), at, kind: ACTIVITY, json: modelDaysText(days) };
}

/** What was not asked for since its last day was complete: the account, the keys that rose, and those never asked for. */
async function unasked(
  readings: Store['readings'],
  listings: readonly Source[],
  now: Date,
): Promise<{ readonly isListed: boolean; readonly asked: readonly (AccountSubject | KeySubject)[] }> {
  const [account] = await readings.latest(ACTIVITY, ['account'], now);
  const latest = await readings.latest(
    LISTING,
    listings.map(({ subject }) => subjectKey(subject)),
  );
  const listed = latest.flatMap((record) => listingOf(record).listed);
  const known = await readings.latest(
    ACTIVITY,
    listed.map((id) => `key:${id}`),
  );
  const since = new Map(known.map((each) => [each.subjectKey, each.at]));
  const risen = await risenKeys(readings);
  const keys = listed.filter((id) => {
    const askedAt = since.get(`key:${id}`);
    return askedAt === undefined || (risen.has(id) && askedAt < lastComplete(now));
  });
  const isAccountDue = account === undefined || account.at < lastComplete(now);
  return {
    isListed: latest.length > 0,
    asked: [
      ...(isAccountDue ? [{ kind: 'account' as const }] : []),
      ...keys.map((id) => ({ kind: 'key' as const, id, name: '' })),
    ],
  };
}

/** The few keys that the pattern of the account names. */
async function risenKeys(readings: Store['readings']): Promise<ReadonlySet<string>> {
  const [stored] = await readings.latest('pattern', ['account']);
  const reading = stored && parseReading(stored.json);
  return new Set(reading?.kind === 'pattern' ? reading.parts.flatMap(({ keyId }) => keyId ?? []) : []);
}

/** A while after midnight yesterday is complete and its counters have caught up. */
function lastComplete(now: Date): Date {
  return new Date(Math.floor((now.getTime() - AFTER_MIDNIGHT_MS) / DAY_MS) * DAY_MS + AFTER_MIDNIGHT_MS);
}

/** New keys are looked for every hour. */
function nextLook(now: Date): Date {
  return new Date(Math.min(now.getTime() + HOUR_MS, lastComplete(now).getTime() + DAY_MS));
}

const SUBJECTS_AT_ONCE = 20;
const SOON_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const AFTER_MIDNIGHT_MS = 20 * 60_000;
