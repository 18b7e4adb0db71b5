import type { CounterReading, SpendHistory } from '@tollkeeper/engine';
import {
  ACTIVITY,
  parseModelDays,
  parseReading,
  SPEND_HISTORY_MS,
  spendHistory,
} from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

export type History = SpendHistory;

/** Puts together what was read of a subject and, before the first reading, the days that OpenRouter listed. */
export async function historyOf(
  readings: Store['readings'],
  subjectKey: string,
  now: Date,
): Promise<History | undefined> {
  const stored = await readings.since(subjectKey, new Date(now.getTime() - SPEND_HISTORY_MS));
  const counters = stored
    .filter(({ kind }) => kind === 'key' || kind === 'credits')
    .map(({ json }) => parseReading(json))
    .filter((reading): reading is CounterReading => reading.kind === 'key' || reading.kind === 'credits');
  if (counters.length === 0) return undefined;
  const [activity] = await readings.latest(ACTIVITY, [subjectKey]);
  return spendHistory(counters, activity === undefined ? [] : parseModelDays(activity.json), subjectKey);
}
