import { exact, type Money, multiply, type Ratio, ratio, roundToMoney, usd } from '@tollkeeper/pricing';

import { estimate } from '../estimation/estimate.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { contextCompaction } from './context-compaction.ts';
import { otherHosts } from './other-hosts.ts';
import { prefixCaching } from './prefix-caching.ts';
import { promptTrim } from './prompt-trim.ts';
import type { Proposal, WorkloadAt } from './proposal.ts';
import { savingOf } from './saving.ts';
import { type CheaperTier, tierMove } from './tier-move.ts';

/** A change that saves money, how much of the planned total in its period, and what it costs in time or risk. */
export type Advice = Proposal & { readonly saving: Money };

/**
 * Finds changes of a scenario without problems that are worth it, the largest saving first; none means that none is.
 *
 * Each saving is the difference between the scenario as it is and with that one change, estimated again, so savings
 * do not add up. Of one kind only the best is listed for a workload. None rests on an unknown price, and none
 * says anything about quality. Worth it is a twentieth of the planned total, and at least $1, unless told otherwise.
 */
export function adviceFor(scenario: Scenario, prices: PriceSource, leastWorth?: Money): readonly Advice[] {
  const least = leastWorth === undefined ? leastWorths(scenario, prices) : [leastWorth];
  const all = scenario.workloads.flatMap((_, workload) => adviceAbout({ scenario, workload, prices }));
  return bestOfKind(
    all.filter(({ saving }) => saving > 0n && least.every((worth) => saving >= worth)).toSorted(bySaving),
  );
}

function adviceAbout(at: WorkloadAt): readonly Advice[] {
  const { scenario: before, workload, prices } = at;
  const proposals = [
    ...promptTrim(at),
    ...prefixCaching(at),
    ...contextCompaction(at),
    ...movesOf(at),
    ...hostsOf(at),
  ];
  return proposals.flatMap((proposal) => {
    const saving = savingOf({ before, after: proposal.scenario, workload }, prices);
    return saving === undefined ? [] : [{ ...proposal, saving }];
  });
}

/** The calls of an agent wait for each other, so that a batch would take days: it is not proposed to them. */
function movesOf({ scenario, workload, prices }: WorkloadAt): readonly Proposal[] {
  const tiers: readonly CheaperTier[] =
    scenario.workloads[workload]?.kind === 'agent' ? ['flex'] : ['batch', 'flex'];
  return tiers.flatMap((tier) => {
    const move = tierMove(scenario, { tier, workload }, prices);
    if (move === undefined) return [];
    return [{ kind: tier, workload, change: CHANGES[tier], cost: move.latency, scenario: move.scenario }];
  });
}

function hostsOf({ scenario, workload, prices }: WorkloadAt): readonly Proposal[] {
  return otherHosts(scenario, workload, prices).map(({ name, risk, scenario: moved }) => ({
    kind: 'host',
    workload,
    change: `Use ${name}`,
    cost: risk,
    scenario: moved,
  }));
}

function leastWorths(scenario: Scenario, { catalog, today }: PriceSource): readonly Money[] {
  const { planned } = estimate(scenario, catalog, today);
  return [roundToMoney(multiply(ratio(planned.money), A_TWENTIETH)), ONE_DOLLAR];
}

function bestOfKind(sorted: readonly Advice[]): readonly Advice[] {
  return sorted.filter(
    ({ kind, workload }, at) =>
      sorted.findIndex((each) => each.kind === kind && each.workload === workload) === at,
  );
}

function bySaving(a: Advice, b: Advice): number {
  return a.saving > b.saving ? -1 : Number(a.saving < b.saving);
}

const CHANGES: Readonly<Record<CheaperTier, string>> = {
  batch: 'Send the requests as a batch',
  flex: 'Send the requests as flex',
};
const A_TWENTIETH: Ratio = exact('0.05');
const ONE_DOLLAR = usd('1');
