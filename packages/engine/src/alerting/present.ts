import type { OpenWatched } from './turn.ts';
import type { Watched } from './watched.ts';

/**
 * Whether what the alert rests on can be said of now.
 *
 * A forecast is made every hour where counters are read. After days without a guard the last one has passed, and the
 * next will tell; counters stay what they are until they are read.
 */
export function isPresent({ state }: OpenWatched, { seen: { forecast } }: Watched, now: Date): boolean {
  if (state.evidence.kind !== 'forecast') return true;
  return forecast !== undefined && now.getTime() - forecast.getTime() <= LATELY;
}

const LATELY = 3 * 3_600_000;
