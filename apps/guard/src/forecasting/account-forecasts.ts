import type { DeclaredCredits, PatternReading, Reading } from '@tollkeeper/engine';

import { accountForecast } from './forecast-readings.ts';
import type { History } from './history.ts';
import type { HourWork } from './hour-work.ts';
import type { Forecasts } from './key-forecasts.ts';
import { latestPatterns } from './latest-counters.ts';
import { modelParts } from './model-parts.ts';
import { partsOf, patternReading } from './pattern.ts';

/** What the account is forecast with. */
export type AccountWork = HourWork & {
  readonly account: History | undefined;
  readonly declared: DeclaredCredits;
  /** The names of every key, and what was found of some of them just now. */
  readonly keys: readonly string[];
  readonly found: readonly Reading[];
};

/** Forecasts the account, unless somebody has in this hour, and names the keys and models that spend more than usual. */
export async function accountForecasts({
  account,
  declared,
  keys,
  found,
  ...work
}: AccountWork): Promise<Forecasts> {
  const { readings, book, ready, at, isOver } = work;
  const [left] = await book.left([ACCOUNT], at, ['forecast', 'pattern']);
  if (left === undefined || account === undefined) return { found: [], isWhole: true };
  if (isOver() || !(await ready([ACCOUNT], at)).has(ACCOUNT)) return { found: [], isWhole: false };
  const patterns = new Map<string, PatternReading>();
  for (const pattern of [...(await latestPatterns(readings, keys, at)), ...found]) {
    if (pattern.kind === 'pattern' && pattern.subject.kind === 'key')
      patterns.set(pattern.subject.id, pattern);
  }
  const parts = partsOf([...patterns.values()], modelParts(account.listed, at));
  const pattern = patternReading(account.hourly, { subject: { kind: 'account' }, at, parts });
  book.note(ACCOUNT, at);
  const forecasts = accountForecast(account, declared, at);
  return { found: [...forecasts, ...(pattern === undefined ? [] : [pattern])], isWhole: true };
}

const ACCOUNT = 'account';
