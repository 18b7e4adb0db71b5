import { ratesOfLine } from './line-item.ts';
import type { Scenario } from './scenario.ts';
import type { Workload } from './workload.ts';
import type { WorkloadCost } from './workload-cost.ts';

/** What nobody can know before the work is done, said rather than hidden, and how the figures treat it. */
export function unknowablesOf(scenario: Scenario, costs: readonly WorkloadCost[]): readonly string[] {
  return [
    ...new Set(
      scenario.workloads.flatMap((workload, at) => unknowablesOfWorkload(workload, scenario, costs[at])),
    ),
  ];
}

function unknowablesOfWorkload(
  workload: Workload,
  scenario: Scenario,
  cost: WorkloadCost | undefined,
): readonly string[] {
  const { failedJobRate, billedShareOfFailed } = { ...scenario.inputs, ...workload.inputs };
  const rates = (cost?.lines ?? []).flatMap(ratesOfLine);
  const fails = failedJobRate !== undefined && billedShareOfFailed === undefined;
  return [
    ...(workload.kind === 'subscription' ? [PLAN_CAPS] : []),
    ...(fails ? [FAILURES_BILLED] : []),
    ...(rates.some(({ kind }) => kind === 'route') ? [ROUTES] : []),
    ...(rates.some(({ kind }) => kind === 'free') ? [FREE_LIMITS] : []),
    ...(rates.some(({ condition }) => condition.window !== undefined) ? [HOURS] : []),
    ...(cost?.tierNotes ?? []),
  ];
}

const PLAN_CAPS =
  'How much a seat may use: vendors publish relative caps (5x, weekly limits), not dollars. Work beyond the cap is not in the figure.';
const FAILURES_BILLED =
  'Whether the provider bills failed jobs: no policy was stated, so they are counted as billed in full.';
const ROUTES =
  'Which provider serves each request: a route’s price is that of one of its endpoints, and routing may choose another.';
const FREE_LIMITS =
  'Whether free models take this much: they may be called 20 times a minute and 1,000 times a day (50 below ten credits ever bought) by the whole account (OpenRouter docs, limits, 2026-08-22).';
const HOURS =
  'At which hours the requests come: the price depends on it, so they are spread evenly over a week of 168 hours.';
