import { setImmediate as others } from 'node:timers/promises';
import type {
  CreditsReading,
  DeclaredCredits,
  KeyReading,
  PatternReading,
  Reading,
} from '@tollkeeper/engine';
import { ACTIVITY, subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import type { PlanSettings } from '../configuration/settings.ts';
import type { Job } from '../cycle/job.ts';
import type { RiskBook } from '../cycle/risk.ts';
import { accountForecast, keyForecast } from './forecast-readings.ts';
import { type History, historyOf } from './history.ts';
import { partsOf, patternReading } from './pattern.ts';
import { gonePlans, planReadings } from './plan-readings.ts';
import { plansOfMonth } from './plans-of-month.ts';

/** What is forecast, from what, and how long at once, in real milliseconds. */
export type Forecasting = {
  readonly store: Store;
  readonly risk: RiskBook;
  /** Those of guard.yaml; others are in the store. */
  readonly plans: readonly PlanSettings[];
  /** What somebody said about purchases. */
  readonly declared: DeclaredCredits;
  /** Whether OpenRouter is asked for days of before: a forecast without them would be much less sure. */
  readonly awaitsDays: boolean;
  readonly now: () => Date;
  readonly spanMs: number;
};

/**
 * Forecasts each key that was read, and the account, once an hour; a while at a time, so that polls are not late.
 *
 * What it says is decided on like any reading.
 */
export function forecastJob(forecasting: Forecasting): Job {
  const { store, risk, now, spanMs } = forecasting;
  const { readings } = store;
  const done = new Map<string, number>();
  const patterns = new Map<string, PatternReading>();
  const ready = readySubjects(forecasting);
  let plannedIn = Number.NaN;
  return {
    id: 'guard forecasts',
    intervalMs: INTERVAL_MS,
    async look() {
      const [at, started] = [now(), performance.now()];
      const hour = Math.floor(at.getTime() / HOUR_MS);
      const { keys, credits } = latestOf(risk.latest());
      const names = [
        ...keys.map(({ subject }) => subjectKey(subject)),
        ...(credits === undefined ? [] : ['account']),
      ];
      if (done.size === 0) await recall(done, readings, names);
      const wanted = names.filter((name) => done.get(name) !== hour);
      const due = await ready(wanted, at);
      const account = due.size > 0 ? await historyOf(readings, 'account', at) : undefined;
      const found: Reading[] = [];
      for (const key of keys.filter(({ subject }) => due.has(subjectKey(subject)))) {
        if (performance.now() - started > spanMs) break;
        found.push(...(await ofKey(key, { readings, account, credits, at, patterns })));
        done.set(subjectKey(key.subject), hour);
        await others();
      }
      // The account comes last: it names the keys that spend more than they use to.
      const left = wanted.filter((name) => name !== 'account' && done.get(name) !== hour);
      if (left.length === 0 && due.has('account')) {
        found.push(...ofAccount(account, forecasting, { at, patterns }));
        done.set('account', hour);
      }
      const isComplete = names.length > 0 && names.every((name) => done.get(name) === hour);
      const plans = async () => plansOfMonth(forecasting.plans, await store.plans.inMonth(monthIn(at)));
      if (isComplete && plannedIn !== hour) {
        found.push(...(await planReadings(await plans(), keys, { readings, at })));
        plannedIn = hour;
      }
      found.push(...(await gonePlans(store, plans, at)));
      risk.note(found);
      const isInTheMiddle = left.some((name) => due.has(name));
      const next = isInTheMiddle ? 1 : isComplete ? INTERVAL_MS : SOON_MS;
      return { readings: found, nextDue: new Date(at.getTime() + next) };
    },
  };
}

/** In UTC, as plans are saved for it. */
function monthIn(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** Which subjects can be forecast: their days of before are there, or were waited for long enough. */
function readySubjects({
  store: { readings },
  awaitsDays,
}: Forecasting): (names: readonly string[], at: Date) => Promise<ReadonlySet<string>> {
  const ready = new Set<string>();
  const seen = new Map<string, number>();
  return async (names, at) => {
    if (!awaitsDays) return new Set(names);
    const unknown = names.filter((name) => !ready.has(name));
    for (const { subjectKey: name } of await readings.latest(ACTIVITY, unknown)) ready.add(name);
    for (const name of unknown) {
      const since = seen.get(name) ?? at.getTime();
      seen.set(name, since);
      if (at.getTime() - since >= PATIENCE_MS) ready.add(name);
    }
    return new Set(names.filter((name) => ready.has(name)));
  };
}

type KeyWork = {
  readonly readings: Store['readings'];
  readonly account: History | undefined;
  readonly credits: CreditsReading | undefined;
  readonly at: Date;
  readonly patterns: Map<string, PatternReading>;
};

async function ofKey(
  key: KeyReading,
  { readings, account, credits, at, patterns }: KeyWork,
): Promise<readonly Reading[]> {
  const name = subjectKey(key.subject);
  const history = await historyOf(readings, name, at);
  if (history === undefined) return [];
  const pattern = patternReading(history.hourly, { subject: key.subject, at, parts: [] });
  if (pattern !== undefined) patterns.set(name, pattern);
  const reading = keyForecast(key, { history, account, credits }, at);
  return [...(reading === undefined ? [] : [reading]), ...(pattern === undefined ? [] : [pattern])];
}

function ofAccount(
  account: History | undefined,
  { declared }: Forecasting,
  { at, patterns }: Pick<KeyWork, 'at' | 'patterns'>,
): readonly Reading[] {
  const parts = partsOf([...patterns.values()]);
  const pattern = account && patternReading(account.hourly, { subject: { kind: 'account' }, at, parts });
  return [
    ...(account === undefined ? [] : accountForecast(account, declared, at)),
    ...(pattern === undefined ? [] : [pattern]),
  ];
}

function latestOf(latest: readonly (KeyReading | CreditsReading)[]): {
  readonly keys: readonly KeyReading[];
  readonly credits: CreditsReading | undefined;
} {
  return {
    keys: latest.filter((reading) => reading.kind === 'key'),
    credits: latest.find((reading) => reading.kind === 'credits'),
  };
}

/** After a restart, what was forecast in this hour already is not forecast again. */
async function recall(
  done: Map<string, number>,
  readings: Store['readings'],
  keys: readonly string[],
): Promise<void> {
  for (const { subjectKey: key, at } of await readings.latest('forecast', keys))
    done.set(key, Math.floor(at.getTime() / HOUR_MS));
}

const HOUR_MS = 3_600_000;
const INTERVAL_MS = 300_000;
const SOON_MS = 60_000;
const PATIENCE_MS = 1_800_000;
