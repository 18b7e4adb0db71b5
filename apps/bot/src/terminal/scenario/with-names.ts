import { worksOf } from '@tollkeeper/cards';
import type { Estimate, Scenario } from '@tollkeeper/engine';

/** Where there are several pieces of work, each has a name to choose it by, also where the file gives none. */
export function withNames(scenario: Scenario, estimate: Estimate): Scenario {
  if (scenario.workloads.length === 1) return scenario;
  const works = worksOf(estimate);
  return {
    ...scenario,
    workloads: scenario.workloads.map((each, at) => ({ ...each, name: works[at]?.name ?? each.kind })),
  };
}
