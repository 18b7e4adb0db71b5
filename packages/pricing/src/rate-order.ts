import type { Rate } from './rate-card.ts';

/** Orders rates for a card: later ones win, so what demands more stands later, and of lengths the longer one. */
export function leastDemandingFirst(a: Rate, b: Rate): number {
  return demandOf(a) - demandOf(b) || lengthOf(a) - lengthOf(b);
}

function demandOf({ condition }: Rate): number {
  return Object.keys(condition).length + Object.keys(condition.variant ?? {}).length;
}

function lengthOf({ condition: { promptOver, promptFrom } }: Rate): number {
  return promptOver ?? promptFrom ?? 0;
}
