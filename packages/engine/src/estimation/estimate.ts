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
  type RateCard,
  type Ratio,
  roundToMoney,
  type Substitution,
  sum,
  ZERO,
} from '@tollkeeper/pricing';

import type { Assumption } from './assumption.ts';
import { assumptionsBy } from './assumptions-by.ts';
import type { CacheWrite } from './cache-write-cost.ts';
import { type Bill, feeLines } from './fees.ts';
import type { Layer, LineItem } from './line-item.ts';
import type { Step } from './request-class.ts';
import type { Scenario } from './scenario.ts';
import { unknowablesOf } from './unknowables.ts';
import { type Period, pricingsOf } from './workload.ts';
import { costOfWorkload, type WorkloadCost } from './workload-cost.ts';
import { completed } from './workload-definitions.ts';

/** What a scenario costs, with everything that the figures rest on. */
export type Estimate = {
  /** The scenario with a default for what was not stated. */
  readonly scenario: Scenario;
  readonly period: Period;
  /** The UTC day on which it was made. */
  readonly madeOn: string;
  /** The catalog snapshot that the rates come from, and the newest day in it. */
  readonly snapshot: { readonly id: string; readonly asOf: string };
  /** What was priced: the catalog's name of each model, or the stated prices. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  /** All rates of the models that were priced: with them it can be repeated when the catalog has moved on. */
  readonly cards: readonly RateCard[];
  readonly volume: readonly Quantity[];
  readonly lines: readonly LineItem[];
  /** Volume × prices. */
  readonly base: Total;
  /** Base with operations. */
  readonly expected: Total;
  /** Expected with the buffer: the figure to sign. */
  readonly planned: Total;
  /** What it costs to pay for the planned usage, apart from it. */
  readonly fees: Total;
  /** The expected cost of one request, user, accepted image or completed task. */
  readonly unitCosts: readonly UnitCost[];
  readonly assumptions: readonly Assumption[];
  /** What was stated and changes nothing here, because nothing asks for it; none of the assumptions. */
  readonly idle: readonly Assumption[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
  /** What the cache writes cost that must come before the cached reads; not in the totals. */
  readonly cacheWrites: readonly (CacheWrite & { readonly workload: number })[];
  /** What other sources say about a rate that was used. */
  readonly disagreements: readonly Rate[];
  /** What nobody can know before the work is done, and how it is treated. */
  readonly unknowables: readonly string[];
};

/** A sum of line items. "At least" when a part of it has no known price. */
export type Total = { readonly kind: 'exact' | 'at-least'; readonly money: Money };

export type Quantity = Step<Ratio> & { readonly workload: number };

export type UnitCost = {
  readonly label: string;
  readonly cost: Money;
  readonly kind: Total['kind'];
  readonly workload: number;
};

/**
 * Estimates a scenario in which `problemsOf` finds none; `today` is the UTC day, such as 2026-11-21.
 *
 * Every line is rounded once, half-even, to a picodollar, and totals are sums of lines: what is shown adds up.
 */
export function estimate(stated: Scenario, catalog: Catalog, today: string): Estimate {
  const scenario = completed(stated);
  const costs = scenario.workloads.map((_, place) => costOfWorkload(scenario, place, { catalog, today }));
  const buffer = bufferLine(sum(costs.map((cost) => cost.expected)), scenario);
  const usage = [...costs.flatMap((cost) => cost.lines), ...buffer];
  const period = costs[0]?.work.period ?? 'once';
  const lines = [...usage, ...feeLines(scenario, billOf(scenario, costs, today))];
  const gaps = costs.flatMap((cost) => cost.gaps);
  const baseGaps = costs.flatMap((cost) => cost.baseGaps);
  const totalOf = (layers: readonly Layer[], missing: readonly Gap[] = gaps): Total => ({
    kind: missing.length === 0 ? 'exact' : 'at-least',
    money: moneyOf(lines, layers),
  });
  const payees = costs.flatMap((cost) => cost.payees);
  return {
    scenario,
    period,
    madeOn: today,
    snapshot: { id: catalog.snapshot, asOf: catalog.asOf },
    models: payees.map(({ model, name }) => ({ id: model, name })),
    cards: cardsOf(scenario, catalog),
    volume: costs.flatMap(({ work }, workload) => work.volume.map((step) => ({ ...step, workload }))),
    lines,
    base: totalOf(['base'], baseGaps),
    expected: totalOf(['base', 'operations']),
    planned: totalOf(['base', 'operations', 'buffer']),
    fees: totalOf(['fees']),
    unitCosts: costs.flatMap(unitCostsOf),
    ...assumptionsBy(scenario, costs),
    gaps,
    substitutions: costs.flatMap((cost) => cost.substitutions),
    cacheWrites: costs.flatMap((cost, workload) => cost.cacheWrites.map((write) => ({ ...write, workload }))),
    disagreements: costs.flatMap((cost) => cost.disagreements),
    unknowables: unknowablesOf(scenario, costs),
  };
}

/** What credits or keys pay for: a plan's seats are bought from its vendor. */
function billOf(scenario: Scenario, costs: readonly WorkloadCost[], today: string): Bill {
  const paid = costs.filter((_, place) => scenario.workloads[place]?.kind !== 'subscription');
  const buffer = bufferLine(sum(paid.map(({ expected }) => expected)), scenario);
  const lines = [...paid.flatMap((cost) => cost.lines), ...buffer];
  return {
    planned: moneyOf(lines, ['base', 'operations', 'buffer']),
    requests: sum(paid.flatMap(({ work }) => work.classes.map(({ count }) => count))),
    period: costs[0]?.work.period ?? 'once',
    today,
  };
}

function cardsOf({ workloads }: Scenario, catalog: Catalog): readonly RateCard[] {
  const models = workloads.flatMap(pricingsOf).flatMap(({ model }) => (model === undefined ? [] : [model]));
  return [...new Set(models)].flatMap((model) => catalog.card(model) ?? []);
}

function moneyOf(lines: readonly LineItem[], layers: readonly Layer[]): Money {
  return lines
    .filter((line) => layers.includes(line.layer))
    .reduce((total, { cost }) => addMoney(total, cost), NOTHING);
}

function bufferLine(expected: Ratio, { inputs: { buffer } }: Scenario): readonly LineItem[] {
  const share = buffer?.value ?? ZERO;
  if (compare(share, ZERO) === 0) return [];
  return [
    { layer: 'buffer', label: 'Planning buffer', share, cost: roundToMoney(multiply(expected, share)) },
  ];
}

function unitCostsOf({ work, expected, gaps }: WorkloadCost, workload: number): readonly UnitCost[] {
  const kind = gaps.length === 0 ? 'exact' : 'at-least';
  return work.costUnits
    .filter(({ quantity }) => compare(quantity, ZERO) > 0)
    .map(({ label, quantity }) => ({
      label,
      workload,
      kind,
      cost: roundToMoney(divide(expected, quantity)),
    }));
}
