import type { Money } from '@tollkeeper/pricing';

import { dollarsOf, moneyOf } from './dollars.ts';
import type { RunwayLayer } from './runway-layer.ts';

/** A steady spending of the key. */
export type Pace = { readonly perHour: Money; readonly perDay: Money };

/** The fastest steady spending of the key with which a layer lasts until it resets. */
export type SafePace = Pace & { readonly layer: RunwayLayer; readonly until: Date };

/**
 * Finds the pace with which every layer lasts until its reset: $100 left for two days are $50 a day.
 *
 * Of several layers the strictest counts. The balance has no reset, so it asks for no pace.
 */
export function safePace(layers: readonly RunwayLayer[], now: Date): SafePace | undefined {
  let strictest: SafePace | undefined;
  for (const layer of layers) {
    if (layer.kind !== 'budget' || layer.resetsAt === undefined || layer.perKeyDollar === undefined) continue;
    const hours = (layer.resetsAt.getTime() - now.getTime()) / HOUR;
    if (hours <= 0) continue;
    const perHour = Math.max(0, dollarsOf(layer.remaining)) / layer.perKeyDollar / hours;
    const pace = { ...paceOf(perHour * 24), layer, until: layer.resetsAt };
    if (strictest === undefined || pace.perDay < strictest.perDay) strictest = pace;
  }
  return strictest;
}

/** So many dollars a day. */
export function paceOf(dollarsPerDay: number): Pace {
  return { perHour: moneyOf(dollarsPerDay / 24), perDay: moneyOf(dollarsPerDay) };
}

const HOUR = 3_600_000;
