import type { SweepingGuard } from './sweeping-guard.ts';

/**
 * Sweeps for more than a day, in which one key in `every` spends.
 *
 * What is kept of the pace of a key grows until then, the denser the younger it is: so many sweeps are as good as one
 * every five minutes.
 */
export async function dayOld({ sweep }: SweepingGuard, every: number): Promise<void> {
  for (let left = 26 * HOUR_MS; left > SHORTEST_MS; ) {
    const next = Math.max(SHORTEST_MS, left / 12);
    await sweep({ every, milliseconds: next });
    left -= next;
  }
}

const HOUR_MS = 3_600_000;
const SHORTEST_MS = 300_000;
