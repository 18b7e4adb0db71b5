import { adviceCard } from '@tollkeeper/cards';
import { adviceFor, type PriceSource } from '@tollkeeper/engine';

import { adviceJson } from '../../converse/advice-json.ts';
import { totalJson } from '../../converse/total-json.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import type { Outcome } from './outcome.ts';

/** Lists the changes of a scenario that are worth it; that there is none is an answer too. */
export function adviceForFile({ scenario, name, estimate }: EstimatedScenario, prices: PriceSource): Outcome {
  const advice = adviceFor(scenario, prices);
  return {
    kind: 'answer',
    card: () => namedCard(adviceCard(advice, estimate), name),
    json: () => ({
      kind: 'advice',
      ...nameJson(name),
      period: estimate.period,
      planned: totalJson(estimate.planned),
      advice: advice.map(adviceJson),
    }),
  };
}
