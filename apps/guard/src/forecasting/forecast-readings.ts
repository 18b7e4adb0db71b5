import type {
  CounterReading,
  CreditsReading,
  DeclaredCredits,
  ForecastReading,
  KeyReading,
  LotsReading,
  Reading,
  SpendPaths,
} from '@tollkeeper/engine';
import {
  creditLedger,
  expiringUnused,
  forecast,
  lotsInferredFrom,
  runwayLayers,
  spendForecastOf,
} from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';

import type { History } from './history.ts';

/** Forecasts what stops a key, with the balance among it where that is known. */
export function keyForecast(
  key: KeyReading,
  { history, account, credits }: KeyForecastFrom,
  at: Date,
): ForecastReading | undefined {
  const layers = runwayLayers(key, credits);
  if (layers.length === 0) return undefined;
  const question = { at, layers, key: history.paths, account: account?.paths };
  return { kind: 'forecast', subject: key.subject, at, forecast: forecast(question) };
}

/** What a forecast of a key rests on; the account's part is missing where nobody may ask for it. */
export type KeyForecastFrom = {
  readonly history: History;
  readonly account: History | undefined;
  readonly credits: CreditsReading | undefined;
};

/** Forecasts when the balance ends, and what of the credits may expire unused. */
export function accountForecast(history: History, declared: DeclaredCredits, at: Date): readonly Reading[] {
  const credits = history.counters.filter(isCredits);
  const last = credits.at(-1);
  if (last === undefined) return [];
  const { paths } = history;
  const remaining = (last.totalCredits - last.totalSpent) as Money;
  // Of the account, what all keys spend together is its own spending.
  const question = { at, layers: [{ kind: 'balance', remaining } as const], key: paths, account: paths };
  const subject = { kind: 'account' } as const;
  return [
    { kind: 'forecast', subject, at, forecast: forecast(question) } satisfies ForecastReading,
    ...(paths === undefined ? [] : [lotsReading(credits, paths, { last, declared, at })]),
  ];
}

type LotsFrom = {
  readonly last: CreditsReading;
  readonly declared: DeclaredCredits;
  readonly at: Date;
};

function lotsReading(
  credits: readonly CreditsReading[],
  paths: SpendPaths,
  { last, declared, at }: LotsFrom,
): LotsReading {
  const ledger = creditLedger(lotsInferredFrom(credits, declared), last);
  const lots = expiringUnused(ledger, spendForecastOf(paths), at);
  return { kind: 'lots', subject: { kind: 'account' }, at, lots };
}

function isCredits(reading: CounterReading): reading is CreditsReading {
  return reading.kind === 'credits';
}
