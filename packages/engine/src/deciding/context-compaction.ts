import { add, compare, exact, type Ratio, ratio, roundHalfEven } from '@tollkeeper/pricing';

import { byDefault } from '../estimation/assumption.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { isGrowing } from '../estimation/workloads/agent.ts';
import { withInput } from './edit.ts';
import { countText } from './input-text.ts';
import type { Proposal, WorkloadAt } from './proposal.ts';
import { thresholdBelow } from './threshold-below.ts';

/**
 * Proposes to compact an agent's growing context: half-way between its start and its end, and where the price of
 * long prompts begins.
 */
export function contextCompaction({ scenario, workload, prices }: WorkloadAt): readonly Proposal[] {
  const agent = scenario.workloads[workload];
  if (agent?.kind !== 'agent' || !isGrowing(agent.inputs) || agent.inputs.compactAtTokens !== undefined)
    return [];
  const { classes } = costOfWorkload(completed(scenario), workload, prices).work;
  const prompts = classes.flatMap(({ usage }) => usage.get('input-token') ?? []).toSorted(compare);
  const [shortest, longest, payee] = [prompts[0], prompts.at(-1), classes[0]?.payee];
  if (shortest === undefined || longest === undefined || payee === undefined) return [];
  const to = add(shortest, SUMMARY);
  const threshold = thresholdBelow(longest, payee);
  const halfway = ratio(roundHalfEven(ratio(add(to, longest).numerator, add(to, longest).denominator * 2n)));
  return [...(threshold === undefined ? [] : [threshold]), halfway]
    .filter((at) => compare(at, to) > 0 && compare(at, longest) < 0)
    .map((at): Proposal => {
      const reason = `advised: compacted above ${countText(at)} tokens`;
      const compacting = withInput(scenario, {
        field: 'compactAtTokens',
        assumed: byDefault(at, reason),
        workload,
      });
      return {
        kind: 'compaction',
        workload,
        change: `Compact the context above ${countText(at)} tokens, to ${countText(to)}`,
        cost: 'a summary leaves things out: the agent may have to read files or results again',
        scenario: withInput(compacting, {
          field: 'compactToTokens',
          assumed: byDefault(to, REASON),
          workload,
        }),
      };
    });
}

/** What a summary of a long piece of work takes. */
const SUMMARY: Ratio = exact(10_000);
const REASON = 'advised: what every call begins with, and a summary of 10,000 tokens';
