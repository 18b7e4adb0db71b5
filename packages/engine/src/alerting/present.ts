import { isOutlookPresent } from './outlook.ts';
import type { OpenWatched } from './turn.ts';
import type { Watched } from './watched.ts';

/**
 * Whether what the alert rests on can be said of now.
 *
 * After days without a guard the last forecast has passed, and the next will tell; counters stay what they are until
 * they are read.
 */
export function isPresent({ state }: OpenWatched, { outlook }: Watched, now: Date): boolean {
  return state.evidence.kind !== 'forecast' || (outlook !== undefined && isOutlookPresent(outlook, now));
}
