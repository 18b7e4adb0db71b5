import {
  BILLING_UNITS,
  type BillingUnit,
  type Charges,
  chargeFor,
  type Gap,
  type Rate,
  type Ratio,
  type Substitution,
  subtract,
  sum,
  ZERO,
} from '@tollkeeper/pricing';

import type { Calculator } from './arithmetic.ts';
import { capitalised } from './capitalised.ts';
import type { UnroundedLine } from './merged-lines.ts';
import type { Payee } from './pricing.ts';
import { type Part, type RequestClass, type Stage, stagesOf } from './request-class.ts';

/** A class with its stages priced: what it costs at the end, and what each stage changed. */
export type PricedClass = {
  readonly of: RequestClass<Ratio>;
  readonly cost: Ratio;
  readonly plain: readonly Charges[];
  readonly savings: readonly UnroundedLine[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
};

/** Prices the stages of a class one after the other. */
export function pricedClass(each: RequestClass<Ratio>, n: Calculator<Ratio>): PricedClass {
  const stages = stagesOf(each, n).map(({ stage, parts }) => ({
    stage,
    charges: parts.map(({ card, usage, count }) => chargeFor(card, usage, count)),
    parts,
  }));
  const costs = stages.map(({ charges }) =>
    sum(charges.flatMap((one) => one.charges.map(({ cost }) => cost))),
  );
  const last = stages.at(-1);
  return {
    of: each,
    cost: costs.at(-1) ?? ZERO,
    plain: stages[0]?.charges ?? [],
    savings: stages
      .slice(1)
      .flatMap(({ stage, charges, parts }, at) =>
        stageLines(stage, { charges, parts, difference: subtract(costs[at + 1] ?? ZERO, costs[at] ?? ZERO) }),
      ),
    gaps: last?.charges.flatMap(({ gaps }) => gaps.map((gap) => withChoices(gap, each.payee))) ?? [],
    substitutions: last?.charges.flatMap(({ substitutions }) => substitutions) ?? [],
  };
}

/** A price list that tells qualities apart has no price for an image of none of them. */
function withChoices(gap: Gap, payee: Payee): Gap {
  const choices = payee.choices(gap.unit);
  return choices.length === 0
    ? gap
    : { ...gap, reason: `${gap.reason} without a choice of ${choices.join('; ')}` };
}

type StageChange = {
  readonly charges: readonly Charges[];
  readonly parts: readonly Part<Ratio>[];
  readonly difference: Ratio;
};

/** What a stage changed, as one line; with its quantity and rate where it has a single one. */
function stageLines(stage: Stage, { charges, parts, difference }: StageChange): readonly UnroundedLine[] {
  if (stage === 'tiers') {
    const tiers = [...new Set(parts.map(({ tier }) => tier))].filter((tier) => tier !== 'standard');
    const label = `${capitalised(tiers.join(' and '))} instead of standard rates`;
    const rates = ratesOf(charges).filter(({ condition }) => condition.tier !== undefined);
    return tiers.length === 0 ? [] : [{ layer: 'operations', label, rates, cost: difference }];
  }
  const own = charges.flatMap((one) => one.charges).filter(({ unit }) => isOf(stage, unit));
  if (own.length === 0) return [];
  const rates = [...new Set(own.map(({ rate }) => rate))];
  const [first] = rates;
  const quantity = sum(own.map((charge) => charge.quantity));
  return [
    {
      layer: 'operations',
      label: stage === 'cache reads' ? CACHE_READS : CACHE_WRITTEN,
      quantity,
      ...(rates.length === 1 && first !== undefined ? { rate: first } : { rates }),
      cost: difference,
    },
  ];
}

function ratesOf(charges: readonly Charges[]): readonly Rate[] {
  return [...new Set(charges.flatMap((each) => each.charges.map(({ rate }) => rate)))];
}

/** The order of the lines that stages add: reads, writes, tiers. */
export function stagePlace({ label }: UnroundedLine): number {
  return label === CACHE_READS ? 0 : label === CACHE_WRITTEN ? 1 : 2;
}

function isOf(stage: Stage, unit: BillingUnit): boolean {
  const { cache } = BILLING_UNITS[unit].dimensions;
  return stage === 'cache reads' ? cache === 'read' : stage === 'cache writes' && cache === 'write';
}

const CACHE_READS = 'Cache reads instead of plain input';
const CACHE_WRITTEN = 'Cache writes instead of plain input';
