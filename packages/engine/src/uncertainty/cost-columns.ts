import { calculatorOf } from '../estimation/arithmetic.ts';
import type { Assumed } from '../estimation/assumption.ts';
import { operationsOf } from '../estimation/operations.ts';
import { type Payee, type PriceSource, type Pricing, payeeOf } from '../estimation/pricing.ts';
import { type Step, stagesOf } from '../estimation/request-class.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { pricingsOf, type Workload } from '../estimation/workload.ts';
import { workOf } from '../estimation/workload-definitions.ts';
import { type Column, columnArithmetic, plus, times, written } from './column.ts';
import { type ColumnPricer, columnPricer } from './column-price.ts';
import { followedBy } from './followed-calls.ts';
import type { SampledInputs } from './sampled-inputs.ts';

/** What a workload costs in dollars, before the buffer, and each of its cost units. */
export type CostColumns = { readonly cost: Column; readonly units: readonly Step<Column>[] };

/** Computes a workload of a scenario sample by sample. */
export function costColumns(
  { scenario, columns, samples }: SampledInputs,
  place: number,
  prices: PriceSource,
): CostColumns {
  const workload = scenario.workloads[place];
  if (workload === undefined) throw new Error(`there is no workload ${place}`);
  const payees = new Map(pricingsOf(workload).map((pricing) => [pricing, payeeOf(pricing, prices)]));
  const priced = { scenario, workload, payees, price: columnPricer() };
  if (followedBy(workload).length === 0) return costIn(columns, priced);
  const blocks = blocksOf(callsIn(columns, workload), samples).map((block) => ({
    block,
    costs: costIn(new Map([...columns].map(([assumed, column]) => [assumed, taken(column, block)])), priced),
  }));
  const whole = (of: (costs: CostColumns) => Column): Column => {
    const all = new Float64Array(samples);
    for (const { block, costs } of blocks) {
      const column = written(of(costs), block.length);
      for (const [at, sample] of block.entries()) all[sample] = column[at] as number;
    }
    return all;
  };
  return {
    cost: whole(({ cost }) => cost),
    units: (blocks[0]?.costs.units ?? []).map(({ label }, at) => ({
      label,
      quantity: whole(({ units }) => units[at]?.quantity ?? 0),
    })),
  };
}

type Priced = {
  readonly scenario: Scenario;
  readonly workload: Workload;
  readonly payees: ReadonlyMap<Pricing, Payee>;
  readonly price: ColumnPricer;
};

function costIn(
  columns: ReadonlyMap<Assumed, Column>,
  { scenario, workload, payees, price }: Priced,
): CostColumns {
  const n = calculatorOf(columnArithmetic(columns), { ...scenario.inputs, ...workload.inputs });
  const work = workOf(workload, n, (pricing) => payees.get(pricing) as Payee);
  let usage: Column = 0;
  for (const each of work.classes) {
    const parts = stagesOf(each, n).at(-1)?.parts ?? [];
    for (const part of parts) usage = plus(usage, price(part));
  }
  const operations = operationsOf(usage, { n, work, retries: scenario.retries ?? 'once' });
  const cost = operations.reduce<Column>((total, operation) => plus(total, operation.cost), usage);
  const units = work.costUnits.map(({ label, quantity }) => ({ label, quantity: n.over(cost, quantity) }));
  return { cost, units };
}

function callsIn(columns: ReadonlyMap<Assumed, Column>, workload: Workload): Column {
  const n = calculatorOf(columnArithmetic(columns), workload.inputs);
  return followedBy(workload).map(n.need).reduce(times, 1);
}

/**
 * The samples in blocks, those with the most calls first: each block holds the columns of all of its calls at a time,
 * so the more calls, the fewer samples, and no sample is followed much beyond its own last call.
 */
function blocksOf(calls: Column, samples: number): readonly Uint32Array[] {
  const each = written(calls, samples);
  const order = Uint32Array.from(each.keys()).sort((a, b) => (each[b] as number) - (each[a] as number));
  const blocks: Uint32Array[] = [];
  for (let from = 0; from < samples; ) {
    const most = Math.max(1, each[order[from] as number] as number);
    const size = Math.max(LEAST_SAMPLES, Math.floor(CALLS_AT_A_TIME / most));
    blocks.push(order.subarray(from, from + size));
    from += size;
  }
  return blocks;
}

function taken(column: Column, block: Uint32Array): Column {
  return typeof column === 'number' ? column : Float64Array.from(block, (sample) => column[sample] as number);
}

const CALLS_AT_A_TIME = 60_000;
const LEAST_SAMPLES = 100;
