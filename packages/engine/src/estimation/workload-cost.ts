import {
  add,
  BILLING_UNITS,
  type BillingUnit,
  type Charge,
  type Charges,
  chargeFor,
  compare,
  costOf,
  divide,
  type Gap,
  type Money,
  multiply,
  type Rate,
  type Ratio,
  rateFor,
  roundToMoney,
  type Substitution,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import { type Calculator, calculatorOf, EXACTLY } from './arithmetic.ts';
import type { Field } from './field.ts';
import type { LineItem } from './line-item.ts';
import { mergedLines, type UnroundedLine } from './merged-lines.ts';
import { type Operation, operationsOf } from './operations.ts';
import { type Payee, type PriceSource, type Pricing, payeeOf } from './pricing.ts';
import {
  hasTier,
  type Part,
  type RequestClass,
  type Stage,
  type Step,
  stagesOf,
  type Work,
} from './request-class.ts';
import type { Scenario } from './scenario.ts';
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
  /** Tiers that were asked for and have no published rate: charged at the standard one. */
  readonly tiersWithoutRate: readonly string[];
};

/** Writing the cached part of one request into the cache. */
export type CacheWrite = {
  readonly unit: BillingUnit;
  readonly quantity: Ratio;
  readonly rate: Rate;
  readonly cost: Money;
};

/** Prices one workload of a scenario whose inputs are complete: its stages, then what operations add. */
export function costOfWorkload(scenario: Scenario, place: number, prices: PriceSource): WorkloadCost {
  const workload = scenario.workloads[place] as Workload;
  const read = new Set<Field>();
  const n = calculatorOf(EXACTLY, { ...scenario.inputs, ...workload.inputs }, read);
  const payees = new Map(pricingsOf(workload).map((pricing) => [pricing, payeeOf(pricing, prices)]));
  const work = workOf(workload, n, (pricing) => known(payees, pricing));
  const staged = work.classes.map((each) => priced(each, n));
  const afterStages = sum(staged.map(({ cost }) => cost));
  const operations = operationsOf(afterStages, { n, work, retries: scenario.retries ?? 'once' });
  const charged = staged.flatMap(({ plain }) => plain);
  const several = payees.size > 1;
  const unrounded = [
    ...linesTogether(staged, several),
    ...staged.flatMap((each) => each.savings).toSorted((a, b) => placeOf(a) - placeOf(b)),
    ...operations.flatMap(({ operation, share, cost }): readonly UnroundedLine[] =>
      compare(share, ZERO) === 0
        ? []
        : [{ layer: 'operations', label: labelOf(operation, scenario), share, cost }],
    ),
  ];
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
    gaps: mergedGaps(staged.flatMap(({ gaps }) => gaps)),
    baseGaps: mergedGaps(charged.flatMap(({ gaps }) => gaps)),
    substitutions: mergedSubstitutions(staged.flatMap(({ substitutions }) => substitutions)),
    cacheWrites: cacheWritesOf(work),
    disagreements: [...payees.values()].flatMap(({ disagreements }) =>
      disagreements.filter(({ unit }) => units.has(unit)),
    ),
    tiersWithoutRate: work.classes.flatMap(missingTiers),
  };
}

function known(payees: ReadonlyMap<Pricing, Payee>, pricing: Pricing): Payee {
  const payee = payees.get(pricing);
  if (payee === undefined) throw new Error('a workload pays somebody whom it does not list');
  return payee;
}

/** A class with its stages priced: what it costs at the end, and what each stage changed. */
type Priced = {
  readonly of: RequestClass<Ratio>;
  readonly cost: Ratio;
  readonly plain: readonly Charges[];
  readonly savings: readonly UnroundedLine[];
  readonly gaps: readonly Gap[];
  readonly substitutions: readonly Substitution[];
};

function priced(each: RequestClass<Ratio>, n: Calculator<Ratio>): Priced {
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
    gaps:
      last?.charges.flatMap(({ gaps }, at) =>
        gaps.map((gap) => withChoices(atTier(gap, last.parts[at]), each.payee)),
      ) ?? [],
    substitutions: last?.charges.flatMap(({ substitutions }) => substitutions) ?? [],
  };
}

/** A rate that is known at standard may be missing at another tier. */
function atTier(gap: Gap, part: Part<Ratio> | undefined): Gap {
  if (part === undefined || part.tier === 'standard') return gap;
  return { ...gap, reason: `${gap.reason} with ${part.tier}` };
}

/** A price list that tells qualities apart has no price for an image of none of them. */
function withChoices(gap: Gap, payee: Payee): Gap {
  const choices = payee.choices(gap.unit);
  return choices.length === 0
    ? gap
    : { ...gap, reason: `${gap.reason} without a choice of ${choices.join('; ')}` };
}

/** The base lines of all classes, what is of one thing together: the parts of the input, then the output. */
function linesTogether(staged: readonly Priced[], several: boolean): readonly UnroundedLine[] {
  const lines = staged.flatMap((each) =>
    baseLines(each, several).map((line) => ({
      line,
      thing: [each.of.label, each.of.payee.name, line.rate?.unit].join(),
    })),
  );
  return [...Map.groupBy(lines, ({ thing }) => thing).values()].flat().map(({ line }) => line);
}

/** One line for a charge; where it is known what the input is made of, one for each part of it. */
function baseLines({ of, plain }: Priced, several: boolean): readonly UnroundedLine[] {
  const whose = several ? ` (${of.payee.name})` : '';
  const prefix = of.label === undefined ? '' : `${capitalised(of.label)}: `;
  const lines = (charge: Charge): readonly UnroundedLine[] => {
    const { unit, quantity, rate, cost } = charge;
    const parts = unit === 'input-token' && prefix === '' ? (of.parts ?? []) : [];
    if (parts.length === 0) {
      const label = BILLING_UNITS[unit].label;
      return [
        {
          layer: 'base',
          label: `${prefix === '' ? capitalised(label) : prefix + label}${whose}`,
          quantity,
          rate,
          cost,
        },
      ];
    }
    const whole = sum(parts.map((part) => part.quantity));
    return parts
      .filter((part) => compare(part.quantity, ZERO) > 0)
      .map((part) => inputPart(part, { charge, whole, whose }));
  };
  return plain.flatMap(({ charges }) => charges.flatMap(lines));
}

type Splitting = { readonly charge: Charge; readonly whole: Ratio; readonly whose: string };

function inputPart(part: Step<Ratio>, { charge, whole, whose }: Splitting): UnroundedLine {
  const tokens = divide(multiply(part.quantity, charge.quantity), whole);
  return {
    layer: 'base',
    label: `Input: ${part.label}${whose}`,
    quantity: tokens,
    rate: charge.rate,
    cost: costOf(charge.rate.price, tokens),
  };
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
    return tiers.length === 0 ? [] : [{ layer: 'operations', label, cost: difference }];
  }
  const own = charges.flatMap((one) => one.charges).filter(({ unit }) => isOf(stage, unit));
  if (own.length === 0) return [];
  const [first] = own;
  const rates = new Set(own.map(({ rate }) => rate));
  const quantity = sum(own.map((charge) => charge.quantity));
  return [
    {
      layer: 'operations',
      label: stage === 'cache reads' ? CACHE_READS : CACHE_WRITTEN,
      quantity,
      ...(rates.size === 1 && first !== undefined ? { rate: first.rate } : {}),
      cost: difference,
    },
  ];
}

/** The order of the lines that stages add. */
function placeOf({ label }: UnroundedLine): number {
  return label === CACHE_READS ? 0 : label === CACHE_WRITTEN ? 1 : 2;
}

function isOf(stage: Stage, unit: BillingUnit): boolean {
  const { cache } = BILLING_UNITS[unit].dimensions;
  return stage === 'cache reads' ? cache === 'read' : stage === 'cache writes' && cache === 'write';
}

function labelOf(operation: Operation, { retries = 'once' }: Scenario): string {
  if (operation !== 'retries') return OPERATION_LABELS[operation];
  return retries === 'once' ? 'Retries' : 'Retries until they succeed, r / (1 − r)';
}

/** Tiers whose share is charged at the standard rate; a model without priority rates has a gap instead. */
function missingTiers({ payee, tiers, usage }: RequestClass<Ratio>): readonly string[] {
  const promptTokens = toNumber(usage.get('input-token') ?? ZERO);
  return [...(tiers ?? new Map<never, Ratio>())].flatMap(([tier, share]) => {
    if (compare(share, ZERO) === 0) return [];
    const cards = payee.cards(tier).map(({ card }) => card);
    const isGap = tier === 'priority' && cards.every((card) => card.rates.length === 0);
    if (!hasTier(payee, tier)) return isGap ? [] : [`${tier} rate of ${payee.name}`];
    const isLong = cards.some((card) => {
      const rate = rateFor(card, 'input-token', promptTokens);
      return rate !== undefined && rate.condition.tier === undefined;
    });
    return isLong ? [`${tier} rate of ${payee.name} for prompts of this length`] : [];
  });
}

/** The same gap in several classes is one, its quantities together. */
function mergedGaps(gaps: readonly Gap[]): readonly Gap[] {
  const merged = new Map<string, Gap>();
  for (const gap of gaps) {
    if (compare(gap.quantity, ZERO) === 0) continue;
    const before = merged.get(gap.reason)?.quantity ?? ZERO;
    merged.set(gap.reason, { ...gap, quantity: add(before, gap.quantity) });
  }
  return [...merged.values()];
}

function mergedSubstitutions(substitutions: readonly Substitution[]): readonly Substitution[] {
  const merged = new Map<string, Substitution>();
  for (const each of substitutions) {
    const key = `${each.unit} ${each.as}`;
    merged.set(key, { ...each, quantity: add(merged.get(key)?.quantity ?? ZERO, each.quantity) });
  }
  return [...merged.values()];
}

/** What writing the cache costs, where reads are assumed and writes are not. */
function cacheWritesOf({ classes }: Work<Ratio>): readonly CacheWrite[] {
  const [first] = classes;
  const read = first?.reads?.get('cached-input-token') ?? ZERO;
  if (first === undefined || first.writes !== undefined || compare(read, ZERO) === 0) return [];
  const promptTokens = toNumber(first.usage.get('input-token') ?? ZERO);
  const [hourly] = first.payee.cards('standard');
  return CACHE_WRITES.flatMap((unit) => {
    const rate = hourly === undefined ? undefined : rateFor(hourly.card, unit, promptTokens);
    if (rate === undefined) return [];
    return [{ unit, quantity: read, rate, cost: roundToMoney(costOf(rate.price, read)) }];
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CACHE_READS = 'Cache reads instead of plain input';
const CACHE_WRITTEN = 'Cache writes instead of plain input';
const OPERATION_LABELS: Readonly<Record<Exclude<Operation, 'retries'>, string>> = {
  duplicates: 'Duplicate submissions',
  'failed jobs': 'Failed jobs, as far as they are billed',
  'rejected outputs': 'Rejected outputs, asked for again',
};
const CACHE_WRITES: readonly BillingUnit[] = ['cache-write-5m-token', 'cache-write-1h-token'];
