import type { Money } from '@tollkeeper/pricing';

import type { BurnPoint } from './burn-points.ts';

/**
 * Writes points as `1795166100000 500,60000 20`: each by its milliseconds and picodollars past the one before.
 *
 * They are most of what is known of a busy key, and every sweep writes them anew.
 */
export function burnText(points: readonly BurnPoint[]): string {
  let [time, total] = [0, 0n];
  const parts = points.map(({ at, spent }) => {
    const part = `${at.getTime() - time} ${spent - total}`;
    [time, total] = [at.getTime(), spent];
    return part;
  });
  return parts.join();
}

/** Reads what `burnText` wrote. */
export function parseBurn(text: string): readonly BurnPoint[] {
  if (text === '') return [];
  let [time, total] = [0, 0n];
  return text.split(',').map((part) => {
    const [milliseconds = '', spent = ''] = part.split(' ');
    time += Number(milliseconds);
    total += BigInt(spent);
    return { at: new Date(time), spent: total as Money };
  });
}
