import { exact, type Money, roundToMoney, toNumber } from '@tollkeeper/pricing';

import { calculatorOf } from '../estimation/arithmetic.ts';
import type { Assumption } from '../estimation/assumption.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { type Column, columnArithmetic, plus, times, written } from './column.ts';
import { costColumns } from './cost-columns.ts';
import { driversOf } from './drivers.ts';
import { statedCalls } from './followed-calls.ts';
import { percentiles } from './percentile.ts';
import { type Sampling, sampledInputs } from './sampled-inputs.ts';

/** How far the figures of an estimate may be off, because its inputs may be. */
export type EstimateRange = Sampling & {
  readonly expected: Percentiles;
  readonly planned: Percentiles;
  readonly unitCosts: readonly {
    readonly label: string;
    readonly workload: number;
    readonly cost: Percentiles;
  }[];
  /** What the spread of the planned cost comes from, the strongest first; the shares add up to 1. */
  readonly drivers: readonly Driver[];
};

/** One case in ten is below `p10`, half are below `p50`, one in ten is above `p90`. */
export type Percentiles = { readonly p10: Money; readonly p50: Money; readonly p90: Money };

export type Driver = {
  readonly cause: string;
  readonly inputs: readonly Assumption[];
  readonly share: number;
};

/**
 * Draws the inputs that are ranges and computes the scenario with each draw; `undefined` when no input is a range.
 *
 * The same formulas as the estimate, in doubles: where every input is its value, the figures are the estimate's to
 * within 1e-9 of them. What has no known price is in no sample, as it is in no total.
 */
export function rangeOf(
  stated: Scenario,
  prices: PriceSource,
  sampling: Sampling = usualSampling(completed(stated)),
): EstimateRange | undefined {
  const sampled = sampledInputs(completed(stated), sampling);
  if (sampled.columns.size === 0) return undefined;
  const { scenario } = sampled;
  const workloads = scenario.workloads.map((_, place) => costColumns(sampled, place, prices));
  const expected = workloads.reduce<Column>((total, { cost }) => plus(total, cost), 0);
  const buffer = calculatorOf(columnArithmetic(sampled.columns), scenario.inputs).optional(
    'buffer',
    exact(0),
  );
  const planned = times(expected, plus(1, buffer));
  const summary = (column: Column): Percentiles => percentilesOf(written(column, sampling.samples));
  return {
    ...sampling,
    expected: summary(expected),
    planned: summary(planned),
    unitCosts: workloads.flatMap(({ units }, workload) =>
      units.map(({ label, quantity }) => ({ label, workload, cost: summary(quantity) })),
    ),
    drivers: driversOf(sampled.draws, written(planned, sampling.samples))
      .filter(({ share }) => share >= LEAST_SHARE)
      .map(({ cause, share }) => ({ cause, share, inputs: sampled.inputsOf.get(cause) ?? [] })),
  };
}

function percentilesOf(column: Float64Array): Percentiles {
  const [p10 = 0, p50 = 0, p90 = 0] = percentiles(column, [10, 50, 90]);
  return { p10: moneyOf(p10), p50: moneyOf(p50), p90: moneyOf(p90) };
}

/** Samples are doubles, which hold fifteen digits: as many are kept. */
function moneyOf(dollars: number): Money {
  return roundToMoney(exact(BigInt(Math.round(dollars * 1e12))));
}

/** 20,000 samples; fewer, but a hundred at least, where very many calls are followed one by one in each of them. */
function usualSampling({ workloads }: Scenario): Sampling {
  const most = Math.max(MANY_CALLS, ...workloads.map((workload) => toNumber(statedCalls(workload))));
  return { seed: 1, samples: Math.max(100, Math.floor((20_000 * MANY_CALLS) / most)) };
}

const MANY_CALLS = 20;

/** Chance alone correlates two columns a little; below this share a driver is none. */
const LEAST_SHARE = 0.001;
