import type { CreditsReading, KeyReading, Reading } from '@tollkeeper/engine';
import {
  ACTIVITY,
  DEFAULT_RULES,
  forecast,
  modelDaysText,
  notificationText,
  readingText,
  runwayLayers,
  spendHistory,
  step,
  subjectKey,
  watchedText,
} from '@tollkeeper/engine/guarding';
import { type Money, usd } from '@tollkeeper/pricing';
import { NOT_WATCHED, type Store } from '@tollkeeper/store';

/** When the account was read last. */
export const READ_AT = new Date(Date.UTC(2026, 10, 21, 12));

/**
 * Fills a store as the guard does, from the first of the month until noon of 2026-11-21, hour by hour.
 *
 * The account has bought $100 and spent $60; the key prod has spent $84 of $100 a month, batch $5 of $20 a week.
 */
export async function watchAccount(store: Store, until = READ_AT): Promise<void> {
  await observe(store, creditsUntil(until));
  await observe(store, keyUntil(PROD, until));
  await observe(store, keyUntil(BATCH, until));
}

/** The reading of a key that has spent its $20 a week. */
export function spentKey(name: string): readonly Reading[] {
  return keyUntil({ ...BATCH, id: name, name, spent: '20' }, READ_AT).slice(-2, -1);
}

/** Has a guard decide on readings of one subject, and write what follows as it would. */
export async function observe(store: Store, readings: readonly Reading[]): Promise<void> {
  const last = readings.at(-1);
  if (last === undefined) return;
  const key = subjectKey(last.subject);
  const now = last.at;
  const decision = step({ watched: undefined, readings, facts: [], silences: [], rules: DEFAULT_RULES, now });
  const kept = readings.map((each) => ({
    subjectKey: key,
    at: each.at,
    kind: each.kind,
    json: readingText(each),
  }));
  const activity = { subjectKey: key, at: now, kind: ACTIVITY, json: modelDaysText([]) };
  const { watched, incidents, events, notifications } = decision;
  const committed = await store.guard.commit({
    readings: [...kept, activity],
    watched: [{ key, version: NOT_WATCHED, json: watchedText(watched) }],
    incidents,
    events,
    outbox: notifications.map((each) => ({
      id: `${each.alertKey}⋅${each.incidentNumber}⋅${each.kind}⋅ops`,
      incident: { alertKey: each.alertKey, number: each.incidentNumber },
      channel: 'ops',
      kind: each.kind,
      content: notificationText(each),
      createdAt: each.at,
    })),
    targets: [],
  });
  if (committed.kind !== 'committed') throw new Error('The account is watched already.');
}

/** Dollars an hour that a key spends. */
type Spender = {
  readonly id: string;
  readonly name: string;
  readonly limit: string;
  readonly reset: 'monthly' | 'weekly';
  readonly spent: string;
  readonly perHour: number;
};

const PROD: Spender = { id: 'a1', name: 'prod', limit: '100', reset: 'monthly', spent: '84', perHour: 0.16 };
const BATCH: Spender = { id: 'b2', name: 'batch', limit: '20', reset: 'weekly', spent: '5', perHour: 0.02 };

function creditsUntil(until: Date): readonly Reading[] {
  const readings = hoursUntil(until).map(
    ([at, before]): CreditsReading => ({
      kind: 'credits',
      subject: { kind: 'account' },
      at,
      totalCredits: usd('100'),
      totalSpent: less('60', 0.1 * before),
      askedWith: 'management-key',
    }),
  );
  const last = readings.at(-1) as CreditsReading;
  const paths = spendHistory(readings, [], 'account')?.paths;
  const remaining = (last.totalCredits - last.totalSpent) as Money;
  const question = {
    at: until,
    layers: [{ kind: 'balance', remaining } as const],
    key: paths,
    account: paths,
  };
  return [
    ...readings,
    { kind: 'forecast', subject: { kind: 'account' }, at: until, forecast: forecast(question) },
  ];
}

function keyUntil({ id, name, limit, reset, spent, perHour }: Spender, until: Date): readonly Reading[] {
  const subject = { kind: 'key', id, name } as const;
  const readings = hoursUntil(until).map(([at, before]): KeyReading => {
    const used = less(spent, perHour * before);
    const counter = { [reset]: used, ...(reset === 'weekly' && { monthly: used }) };
    return {
      kind: 'key',
      subject,
      at,
      limit: usd(limit),
      limitRemaining: (usd(limit) - used) as Money,
      limitReset: reset,
      spent: { allTime: less('500', perHour * before), ...counter },
    };
  });
  const last = readings.at(-1) as KeyReading;
  const paths = spendHistory(readings, [], subjectKey(subject))?.paths;
  const question = { at: until, layers: runwayLayers(last, undefined), key: paths, account: undefined };
  return [...readings, { kind: 'forecast', subject, at: until, forecast: forecast(question) }];
}

/** Each full hour of the month so far, with the hours from it until the last. */
function hoursUntil(until: Date): readonly (readonly [Date, number])[] {
  const first = Date.UTC(until.getUTCFullYear(), until.getUTCMonth(), 1);
  const count = Math.floor((until.getTime() - first) / HOUR);
  return Array.from(
    { length: count + 1 },
    (_, hour) => [new Date(first + hour * HOUR), count - hour] as const,
  );
}

function less(amount: string, dollars: number): Money {
  const rest = Number(amount) - dollars;
  return usd(Math.max(0, rest).toFixed(6));
}

const HOUR = 3_600_000;
