import { compare, type Ratio, ratio } from '@tollkeeper/pricing';

import type { Payee } from '../estimation/pricing.ts';

/** The longest prompt that still has the lower price, of the thresholds that the prompt is past. */
export function thresholdBelow(prompt: Ratio, payee: Payee): Ratio | undefined {
  return payee
    .cards('standard')
    .flatMap(({ card }) => card.rates)
    .flatMap(({ condition: { promptOver, promptFrom } }) => [
      ...(promptOver === undefined ? [] : [ratio(BigInt(promptOver))]),
      ...(promptFrom === undefined ? [] : [ratio(BigInt(promptFrom) - 1n)]),
    ])
    .filter((longest) => compare(longest, prompt) < 0)
    .toSorted(compare)
    .at(-1);
}
