import type { Catalog } from '@tollkeeper/pricing';

import type { Estimate } from '../estimation/estimate.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';

/** Everything that an estimate rests on: from the same basis comes the same estimate; `today` is a UTC day. */
export type Basis = PriceSource & { readonly scenario: Scenario };

/** The basis of an estimate that was kept: it can be repeated, and compared with another, for ever. */
export function basisOf(estimate: Estimate): Basis {
  return { scenario: estimate.scenario, catalog: catalogOf(estimate), today: estimate.madeOn };
}

/** The part of its catalog that an estimate keeps: the rate cards of its own models, and no names to search by. */
export function catalogOf({ cards, snapshot }: Pick<Estimate, 'cards' | 'snapshot'>): Catalog {
  return {
    snapshot: snapshot.id,
    asOf: snapshot.asOf,
    models: cards.map(({ model, name }) => ({ id: model, name })),
    aliases: [],
    card: (id) => cards.find(({ model }) => model === id),
  };
}
