import type { Ranked } from '@tollkeeper/engine';
import { compare, ONE } from '@tollkeeper/pricing';

import { numberText } from './money-text.ts';

/** What a compared model is called, with how much it writes where it was compared with a length of its own. */
export function candidateName({ model, estimate }: Ranked): string {
  const name = estimate.cards.find((card) => card.model === model)?.name ?? model;
  const own = estimate.scenario.workloads.find(({ pricing }) => pricing.model === model);
  const verbosity = own?.pricing.inputs.verbosity?.value ?? ONE;
  return compare(verbosity, ONE) === 0 ? name : `${name} (writing ${numberText(verbosity)} times as much)`;
}
