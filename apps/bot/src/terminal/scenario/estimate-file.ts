import { estimateCard } from '@tollkeeper/cards';
import { type PriceSource, rangeOf } from '@tollkeeper/engine';
import { assumptionJson } from '../../converse/assumption-json.ts';
import { estimateJson } from '../../converse/estimate-json.ts';
import { rangeJson } from '../../converse/range-json.ts';
import { estimateTable } from './estimate-table.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import type { Outcome } from './outcome.ts';

/** Shows the estimate of a scenario, with its spread where any of its inputs is a range. */
export function estimateFile({ scenario, name, estimate }: EstimatedScenario, prices: PriceSource): Outcome {
  return {
    kind: 'answer',
    card: () => namedCard(estimateCard(estimate, rangeOf(scenario, prices)), name),
    json: () => {
      const range = rangeOf(scenario, prices);
      return {
        kind: 'estimate',
        ...nameJson(name),
        estimate: estimateJson(estimate),
        assumptions: estimate.assumptions.map(assumptionJson),
        ...(range === undefined ? {} : { range: rangeJson(range) }),
      };
    },
    table: () => estimateTable(estimate),
  };
}
