import {
  add,
  compare,
  divide,
  exact,
  type Money,
  multiply,
  NOTHING,
  ONE,
  purchaseFee,
  type Ratio,
  ratio,
  roundToMoney,
  usd,
  ZERO,
} from '@tollkeeper/pricing';

import { estimate } from '../estimation/estimate.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { rangeOf } from '../uncertainty/estimate-range.ts';
import type { Pilot, PilotPurchase, PilotRefused } from './pilot-plan.ts';
import { pilotSteps } from './pilot-steps.ts';
import { pilotedWork, pilotScenario } from './piloted-work.ts';
import {
  largerVariation,
  sampleSize,
  type Variation,
  variationByDefault,
  variationByRange,
} from './sample-size.ts';

/** Which work to test, by its name, and how precisely; 20% unless stated. */
export type PilotWish = {
  readonly workload?: string;
  readonly precision?: Ratio;
  /** How much single runs differ, where a pilot before this one has measured it. */
  readonly variation?: Variation;
};

/**
 * Plans the test of a scenario in which `problemsOf` finds none.
 *
 * Refuses what cannot be tested: seats, a name that is not there, several pieces of work of which none is named, a
 * precision that is no share, and a test that takes more than one purchase of credits can be.
 */
export function pilotOf(
  stated: Scenario,
  prices: PriceSource,
  { workload: name, precision = A_FIFTH, variation: known }: PilotWish = {},
): Pilot | PilotRefused {
  if (compare(precision, ZERO) <= 0 || compare(precision, ONE) > 0) {
    return refused('The precision must be above 0% and at most 100%, such as 20%.');
  }
  const piloted = pilotedWork(stated, name);
  if (piloted.kind === 'refused') return piloted;
  const { workload, place, unit } = piloted;
  const one = estimated(pilotScenario(stated, workload, 1n), prices);
  const range = rangeOf(one.scenario, prices)?.expected;
  const usual = variationByDefault(workload);
  const ranged = range === undefined ? usual : variationByRange(range, one.expected.money);
  const variation = known ?? largerVariation(usual, ranged);
  const runs = sampleSize(variation, precision);
  const all = estimated(pilotScenario(stated, workload, runs), prices);
  const p90 = range === undefined ? undefined : ((range.p90 * runs) as Money);
  const budget = wholeUnits(largest(p90 ?? NOTHING, withMore(all.expected.money, precision)), CENT);
  if (budget > MOST_CREDITS) {
    return refused(
      'The test costs more than $25,000, the most of one purchase: a lower precision takes fewer runs.',
    );
  }
  const purchase = stated.ownKeys === true ? undefined : purchaseOf(budget, all.expected.money);
  const plan = {
    scenario: all.scenario,
    workload: place,
    unit,
    runs,
    precision,
    variation,
    unitCost: { ...all.expected, money: roundToMoney(divide(ratio(all.expected.money), ratio(runs))) },
    cost: all.expected,
    ...(p90 === undefined ? {} : { p90 }),
    budget,
    ...(purchase === undefined ? {} : { purchase }),
  };
  const models = all.models.map((model) => model.name);
  return { kind: 'pilot', ...plan, steps: pilotSteps({ ...plan, models, ownKeys: stated.ownKeys === true }) };
}

function estimated(scenario: Scenario, { catalog, today }: PriceSource) {
  return estimate(scenario, catalog, today);
}

/** The least credits are $5, and more are bought in whole dollars. */
function purchaseOf(budget: Money, expected: Money): PilotPurchase | undefined {
  if (budget === NOTHING) return undefined;
  const credits = largest(LEAST_CREDITS, wholeUnits(budget, DOLLAR));
  return { credits, ...purchaseFee(credits, 'card'), remains: (credits - expected) as Money };
}

function withMore(money: Money, share: Ratio): Money {
  return roundToMoney(multiply(ratio(money), add(ONE, share)));
}

/** Rounds up, so that what is bought or allowed is never too little. */
function wholeUnits(money: Money, unit: Money): Money {
  return (((money + unit - 1n) / unit) * unit) as Money;
}

function largest(a: Money, b: Money): Money {
  return a > b ? a : b;
}

function refused(reason: string): PilotRefused {
  return { kind: 'refused', reasons: [reason] };
}

const A_FIFTH = exact('0.2');
const CENT = usd('0.01');
const DOLLAR = usd('1');
/** The bounds of one purchase at OpenRouter, as `purchaseFee` has them. */
const LEAST_CREDITS = usd('5');
const MOST_CREDITS = usd('25000');
