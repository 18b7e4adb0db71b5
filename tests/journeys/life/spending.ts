import { parseReading } from '@tollkeeper/engine/guarding';
import { decimalUsd } from '@tollkeeper/pricing';

import type { Stage } from './stage.ts';

/** What the guard knows to be spent of the key's week, in dollars, at its last look of each hour. */
export type Spending = readonly { readonly at: string; readonly spent: string }[];

export async function spendingOf({ store }: Pick<Stage, 'store'>): Promise<Spending> {
  const subjects = await store.readings.subjects();
  const key = subjects.find((subject) => subject.startsWith('key:')) ?? '';
  const readings = (await store.readings.since(key, new Date(0)))
    .filter(({ kind }) => kind === 'key')
    .map(({ json }) => parseReading(json));
  const points = readings.flatMap((reading) =>
    reading.kind === 'key' && reading.spent.weekly !== undefined
      ? [{ at: reading.at.toISOString(), spent: decimalUsd(reading.spent.weekly) }]
      : [],
  );
  return [...new Map(points.map((point) => [point.at.slice(0, HOUR), point])).values()];
}

/** The part of an instant that names its hour. */
const HOUR = 'yyyy-mm-ddThh'.length;
