import { compare, exact, type Ratio, ZERO } from '@tollkeeper/pricing';

import { ratesOfLine } from './line-item.ts';
import type { Scenario } from './scenario.ts';
import { valueText } from './value-text.ts';
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
    ...longPrompts(cost),
    ...(rates.some(({ kind }) => kind === 'route') ? [ROUTES] : []),
    ...(rates.some(({ kind }) => kind === 'free') ? [FREE_LIMITS] : []),
    ...(rates.some(({ condition }) => condition.window !== undefined) ? [HOURS] : []),
    ...(cost?.tierNotes ?? []),
  ];
}

/** Long prompts are refused where a model's window is shorter; the catalog has prices, not windows. */
function longPrompts(cost: WorkloadCost | undefined): readonly string[] {
  const longest = new Map<string, Ratio>();
  for (const { payee, usage } of cost?.work.classes ?? []) {
    const prompt = usage.get('input-token') ?? ZERO;
    if (compare(prompt, longest.get(payee.name) ?? LONG_PROMPT) > 0) longest.set(payee.name, prompt);
  }
  return [...longest].map(
    ([name, prompt]) =>
      `Whether ${name} takes prompts of ${valueText(prompt, 'number')} tokens: the catalog has prices, not context windows.`,
  );
}

/** Nearly every model of 2026 takes prompts up to this length. */
const LONG_PROMPT = exact(128_000);

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
