import { type MeasuredPlan, pilotResultCard } from '@tollkeeper/cards';
import {
  type PilotObservation,
  type PriceSource,
  pilotOf,
  pilotResult,
  problemsOf,
} from '@tollkeeper/engine';
import { scenarioFileText } from '@tollkeeper/engine/scenario-file';

import { pilotResultJson } from '../../converse/pilot-result-json.ts';
import { type EstimatedScenario, estimated } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import { type Outcome, refusedBecause } from './outcome.ts';
import { withNames } from './with-names.ts';

/** Puts what a pilot measured into the scenario; nothing is written, the new file is one of the forms of the answer. */
export function pilotResultOfFile(
  { scenario, name, estimate: before }: EstimatedScenario,
  observed: PilotObservation,
  prices: PriceSource,
): Outcome {
  const result = pilotResult(withNames(scenario, before), observed);
  if (result.kind === 'refused') return refusedBecause('the results cannot be used:', result.reasons);
  const problems = problemsOf(result.scenario, prices.catalog);
  if (problems.length > 0) {
    const messages = problems.map(({ message }) => message);
    return refusedBecause('what was measured does not fit the rest of the scenario:', messages);
  }
  const { workload } = observed;
  const next = pilotOf(result.scenario, prices, {
    ...(workload === undefined ? {} : { workload }),
    ...(result.variation === undefined ? {} : { variation: result.variation }),
  });
  if (next.kind === 'refused') return refusedBecause('there is no pilot:', next.reasons);
  const after = estimated({ scenario: result.scenario }, prices).estimate;
  const measured: MeasuredPlan = { result, before, after, next };
  return {
    kind: 'answer',
    card: () => namedCard(pilotResultCard(measured), name),
    json: () => ({ kind: 'pilot-result', ...nameJson(name), ...pilotResultJson(measured) }),
    yaml: () => withName(scenarioFileText(result.scenario), name),
  };
}

/** Below the version, where a file has its name; a text in JSON is one in YAML. */
function withName(file: string, name: string | undefined): string {
  return name === undefined ? file : file.replace('\n', () => `\nname: ${JSON.stringify(name)}\n`);
}
