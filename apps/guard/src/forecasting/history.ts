import type { CounterReading, ModelDay, SpendHistory } from '@tollkeeper/engine';
import {
  ACTIVITY,
  parseModelDays,
  parseReading,
  SPEND_HISTORY_MS,
  spendHistory,
} from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import { presentUntil } from './latest-counters.ts';

export type History = SpendHistory & {
  /** Missing where OpenRouter was never asked, or did not answer. */
  readonly listed?: ListedDays;
};

/** The whole days that OpenRouter listed, and when it was asked for them. */
export type ListedDays = { readonly at: Date; readonly days: readonly ModelDay[] };

/** Puts together what was read of a subject and, before the first reading, the days that OpenRouter listed. */
export async function historyOf(
  readings: Store['readings'],
  subjectKey: string,
  now: Date,
): Promise<History | undefined> {
  const stored = await readings.since(subjectKey, new Date(now.getTime() - SPEND_HISTORY_MS));
  const counters = stored
    .filter(({ kind, at }) => (kind === 'key' || kind === 'credits') && at <= presentUntil(now))
    .map(({ json }) => parseReading(json))
    .filter((reading): reading is CounterReading => reading.kind === 'key' || reading.kind === 'credits');
  if (counters.length === 0) return undefined;
  const [activity] = await readings.latest(ACTIVITY, [subjectKey]);
  const listed = activity && { at: activity.at, days: parseModelDays(activity.json) };
  const history = spendHistory(counters, listed?.days ?? [], subjectKey);
  return history && { ...history, ...(listed && { listed }) };
}
