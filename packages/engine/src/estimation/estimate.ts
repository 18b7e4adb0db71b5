import {
  addMoney,
  type Catalog,
  compare,
  divide,
  type Gap,
  type Money,
  multiply,
  NOTHING,
  type Rate,
  type Ratio,
  roundToMoney,
  type Substitution,
  sum,
  ZERO,
} from '@tollkeeper/pricing';

import type { Assumption } from './assumption.ts';
import type { Quantity } from './expected-usage.ts';
import type { LineItem } from './line-item.ts';
import { assumptionsOf, type Scenario } from './scenario.ts';
import type { Period } from './workload.ts';
import { type CacheWrite, costOfWorkload, type WorkloadCost } from './workload-cost.ts';

/** What a scenario costs, with everything that the figures rest on. */
export type Estimate = {
  readonly scenario: Scenario;
  readonly period: Period;
  /** The UTC day on which it was made. */
  readonly madeOn: string;
  /** The catalog snapshot that the rates come from, and the newest day in it. */
  readonly snapshot: { readonly id: string; readonly asOf: string };
  /** What was priced: the catalog's name of the model, or the stated prices. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  readonly volume: readonly Quantity[];
  readonly lines: readonly LineItem[];
  /** Volume × prices. */
  readonly base: Total;
  /** Base with operations. */
  readonly expected: Total;
  /** Expected with the buffer: the figure to sign. */
  readonly planned: Total;
  /** The expected cost of one request, user, accepted image or completed task. */
  readonly unitCosts: readonly { readonly label: string; readonly cost: Money }[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
  /** What the cache writes cost that must come before the cached reads; not in the totals. */
  readonly cacheWrites: readonly CacheWrite[];
  /** What other sources say about a rate that was used. */
  readonly disagreements: readonly Rate[];
};

/** A sum of line items. "At least" when a part of it has no known price. */
export type Total = { readonly kind: 'exact' | 'at-least'; readonly money: Money };

/**
 * Estimates a scenario whose values are within their bounds; `today` is the UTC day, such as 2026-11-21.
 *
 * Every line is rounded once, half-even, to a picodollar, and totals are sums of lines: what is shown adds up.
 */
export function estimate(scenario: Scenario, catalog: Catalog, today: string): Estimate {
  const { operations } = scenario;
  const costs = scenario.workloads.map((each) => costOfWorkload(each, operations, { catalog, today }));
  const workloadLines = costs.flatMap((cost) => cost.lines);
  const expectedExactly = sum(costs.map((cost) => cost.expected));
  const buffer = bufferLine(expectedExactly, operations.buffer.value);
  const lines = buffer === undefined ? workloadLines : [...workloadLines, buffer];

  const gaps = costs.flatMap((cost) => cost.gaps);
  const totalOf = (layers: readonly LineItem['layer'][]): Total => ({
    kind: gaps.length === 0 ? 'exact' : 'at-least',
    money: lines
      .filter((line) => layers.includes(line.layer))
      .reduce((total, { cost }) => addMoney(total, cost), NOTHING),
  });
  const expected = totalOf(['base', 'operations']);
  return {
    scenario,
    period: costs[0]?.usage.period ?? 'once',
    madeOn: today,
    snapshot: { id: catalog.snapshot, asOf: catalog.asOf },
    models: costs.map(({ card }) => ({ id: card.model, name: card.name })),
    volume: costs.flatMap(({ usage }) => usage.volume),
    lines,
    base: totalOf(['base']),
    expected,
    planned: totalOf(['base', 'operations', 'buffer']),
    unitCosts: costs.flatMap(unitCostsOf),
    assumptions: assumptionsOf(scenario),
    gaps,
    substitutions: costs.flatMap((cost) => cost.substitutions),
    cacheWrites: costs.flatMap((cost) => cost.cacheWrites),
    disagreements: costs.flatMap((cost) => cost.disagreements),
  };
}

function bufferLine(expected: Ratio, share: Ratio): LineItem | undefined {
  if (compare(share, ZERO) === 0) return undefined;
  return { layer: 'buffer', label: 'Planning buffer', share, cost: roundToMoney(multiply(expected, share)) };
}

function unitCostsOf({ usage, expected }: WorkloadCost): Estimate['unitCosts'] {
  return usage.costUnits
    .filter(({ quantity }) => compare(quantity, ZERO) > 0)
    .map(({ label, quantity }) => ({ label, cost: roundToMoney(divide(expected, quantity)) }));
}
