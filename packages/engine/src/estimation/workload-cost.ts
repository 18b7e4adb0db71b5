import {
  add,
  compare,
  type Gap,
  type Rate,
  type Ratio,
  roundToMoney,
  type Substitution,
  sum,
  ZERO,
} from '@tollkeeper/pricing';

import { calculatorOf, EXACTLY } from './arithmetic.ts';
import { baseLines } from './base-lines.ts';
import { type CacheWrite, cacheWritesOf } from './cache-write-cost.ts';
import type { Field } from './field.ts';
import type { LineItem } from './line-item.ts';
import { mergedGaps, mergedSubstitutions } from './merged-gaps.ts';
import { mergedLines, type UnroundedLine } from './merged-lines.ts';
import { surchargeGaps, tierNotes } from './missing-tiers.ts';
import { type Operation, operationsOf } from './operations.ts';
import { pricedClass, stagePlace } from './priced-class.ts';
import { type Payee, type PriceSource, type Pricing, payeeOf } from './pricing.ts';
import type { Work } from './request-class.ts';
import type { Scenario } from './scenario.ts';
import { unmeasuredGaps } from './unmeasured.ts';
import { pricingsOf, type Workload } from './workload.ts';
import { workOf } from './workload-definitions.ts';

/** What one workload costs, before the buffer; `expected` is exact picodollars. */
export type WorkloadCost = {
  readonly payees: readonly Payee[];
  readonly work: Work<Ratio>;
  /** The inputs that the figures rest on; a default that nothing asked for is none of them. */
  readonly read: ReadonlySet<Field>;
  readonly lines: readonly LineItem[];
  readonly expected: Ratio;
  readonly gaps: readonly Gap[];
  /** What has no price before a cache or another tier takes its place; the base is then "at least". */
  readonly baseGaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
  readonly cacheWrites: readonly CacheWrite[];
  readonly disagreements: readonly Rate[];
  /** What is charged for tiers that were asked for and have no rate of their own, in sentences. */
  readonly tierNotes: readonly string[];
};

/** Prices one workload of a scenario whose inputs are complete: its stages, then what operations add. */
export function costOfWorkload(scenario: Scenario, place: number, prices: PriceSource): WorkloadCost {
  const workload = scenario.workloads[place] as Workload;
  const read = new Set<Field>();
  const n = calculatorOf(EXACTLY, { ...scenario.inputs, ...workload.inputs }, read);
  const payees = new Map(pricingsOf(workload).map((pricing) => [pricing, payeeOf(pricing, prices)]));
  const work = workOf(workload, n, (pricing) => known(payees, pricing));
  const staged = work.classes.map((each) => pricedClass(each, n));
  const afterStages = sum(staged.map(({ cost }) => cost));
  const operations = operationsOf(afterStages, { n, work, retries: scenario.retries ?? 'once' });
  const charged = staged.flatMap(({ plain }) => plain);
  const several = payees.size > 1;
  const unrounded = [
    ...baseLines(staged, several),
    ...staged.flatMap((each) => each.savings).toSorted((a, b) => stagePlace(a) - stagePlace(b)),
    ...operations.flatMap(({ operation, share, cost }): readonly UnroundedLine[] =>
      compare(share, ZERO) === 0
        ? []
        : [{ layer: 'operations', label: labelOf(operation, scenario), share, cost }],
    ),
  ];
  const unmeasured = work.classes.flatMap(unmeasuredGaps);
  const units = new Set(charged.flatMap(({ charges }) => charges.map(({ unit }) => unit)));
  return {
    payees: [...payees.values()],
    work,
    read,
    lines: mergedLines(unrounded).map((line) => ({
      ...line,
      workload: place,
      cost: roundToMoney(line.cost),
    })),
    expected: add(afterStages, sum(operations.map(({ cost }) => cost))),
    gaps: mergedGaps([
      ...staged.flatMap(({ gaps }) => gaps),
      ...unmeasured,
      ...work.classes.flatMap(surchargeGaps),
    ]),
    baseGaps: mergedGaps([...charged.flatMap(({ gaps }) => gaps), ...unmeasured]),
    substitutions: mergedSubstitutions(staged.flatMap(({ substitutions }) => substitutions)),
    cacheWrites: cacheWritesOf(work, 'cacheLifetime' in workload ? workload.cacheLifetime : undefined),
    disagreements: [...payees.values()].flatMap(({ disagreements }) =>
      disagreements.filter(({ unit }) => units.has(unit)),
    ),
    tierNotes: work.classes.flatMap(tierNotes),
  };
}

function known(payees: ReadonlyMap<Pricing, Payee>, pricing: Pricing): Payee {
  const payee = payees.get(pricing);
  if (payee === undefined) throw new Error('a workload pays somebody whom it does not list');
  return payee;
}

function labelOf(operation: Operation, { retries = 'once' }: Scenario): string {
  if (operation !== 'retries') return OPERATION_LABELS[operation];
  return retries === 'once' ? 'Retries' : 'Retries until they succeed, r / (1 − r)';
}

const OPERATION_LABELS: Readonly<Record<Exclude<Operation, 'retries'>, string>> = {
  duplicates: 'Duplicate submissions',
  'failed jobs': 'Failed jobs, as far as they are billed',
  'rejected outputs': 'Rejected outputs, asked for again',
};
