import { setImmediate as others } from 'node:timers/promises';
import type { CreditsReading, KeyReading, Reading } from '@tollkeeper/engine';

import { keyForecast } from './forecast-readings.ts';
import { type History, historyOf } from './history.ts';
import type { HourWork } from './hour-work.ts';
import { latestKeys } from './latest-counters.ts';
import { modelParts } from './model-parts.ts';
import { patternReading } from './pattern.ts';

/** What keys are forecast with, the account's part missing where nobody may ask for it. */
export type KeyWork = HourWork & {
  readonly account: History | undefined;
  readonly credits: CreditsReading | undefined;
};

/** What was forecast, and whether that is all of which anything is known. */
export type Forecasts = { readonly found: readonly Reading[]; readonly isWhole: boolean };

/** Forecasts those of these keys that nobody has forecast in this hour, until it is over. */
export async function keyForecasts(names: readonly string[], work: KeyWork): Promise<Forecasts> {
  const { readings, book, at, isOver } = work;
  const found: Reading[] = [];
  let isWhole = true;
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const left = await book.left(names.slice(start, start + AT_ONCE), at, ['forecast', 'pattern']);
    const keys = await latestKeys(readings, left, at);
    const ready = await work.ready([...keys.keys()], at);
    await others();
    for (const [name, key] of keys) {
      if (isOver()) return { found, isWhole: false };
      if (ready.has(name)) {
        found.push(...(await ofKey(name, key, work)));
        book.note(name, at);
      } else isWhole = false;
      await others();
    }
  }
  return { found, isWhole };
}

async function ofKey(
  name: string,
  key: KeyReading,
  { readings, account, credits, at }: KeyWork,
): Promise<readonly Reading[]> {
  const history = await historyOf(readings, name, at);
  if (history === undefined) return [];
  const parts = modelParts(history.listed, at);
  const pattern = patternReading(history.hourly, { subject: key.subject, at, parts });
  // What is disabled spends nothing, whatever it spent before.
  const reading = key.disabled ? undefined : keyForecast(key, { history, account, credits }, at);
  return [...(reading === undefined ? [] : [reading]), ...(pattern === undefined ? [] : [pattern])];
}

/** What a few statements ask for without keeping others waiting. */
const AT_ONCE = 50;
