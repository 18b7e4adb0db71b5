import { pilotCard } from '@tollkeeper/cards';
import { type PriceSource, pilotOf } from '@tollkeeper/engine';

import { pilotJson } from '../../converse/pilot-json.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import { type Outcome, refusedBecause } from './outcome.ts';
import { withNames } from './with-names.ts';

/** Plans a small prepaid test of the scenario; `work` names the piece of work where there are several. */
export function pilotOfFile(
  { scenario, name, estimate }: EstimatedScenario,
  work: string | undefined,
  prices: PriceSource,
): Outcome {
  const pilot = pilotOf(withNames(scenario, estimate), prices, work === undefined ? {} : { workload: work });
  if (pilot.kind === 'refused') return refusedBecause('there is no pilot:', pilot.reasons);
  return {
    kind: 'answer',
    card: () => namedCard(pilotCard(pilot), name),
    json: () => ({ kind: 'pilot', ...nameJson(name), ...pilotJson(pilot) }),
  };
}
