import { type Candidate, type Estimate, pricingsOf, type Scenario } from '@tollkeeper/engine';
import type { Catalog, Rate } from '@tollkeeper/pricing';

/** What a scenario pays now, as one of the models to compare, and the catalog that has it. */
export type OwnCandidate = { readonly candidate?: Candidate; readonly catalog: Catalog };

/**
 * Finds what the work at a place pays now. Where the file states prices and no model, the catalog gets a model with
 * these prices; where the prices are those of several, it has no place in a comparison.
 */
export function ownCandidate(
  { scenario, lines }: Pick<Estimate, 'lines'> & { readonly scenario: Scenario },
  place: number,
  catalog: Catalog,
): OwnCandidate {
  const work = scenario.workloads[place];
  if (work === undefined) return { catalog };
  const { model, inputs } = work.pricing;
  if (model !== undefined) return { candidate: { model }, catalog };
  if (pricingsOf(work).length > 1) return { catalog };
  const rates = new Set(
    lines.flatMap(({ rate, workload }) => (rate === undefined || workload !== place ? [] : [rate])),
  );
  const { verbosity } = inputs;
  return {
    candidate: { model: STATED, ...(verbosity === undefined ? {} : { verbosity }) },
    catalog: withStated([...rates], catalog),
  };
}

function withStated(rates: readonly Rate[], catalog: Catalog): Catalog {
  const card = { model: STATED, name: 'Your price list', rates, disagreements: [] };
  return { ...catalog, card: (id) => (id === STATED ? card : catalog.card(id)) };
}

const STATED = 'stated prices';
