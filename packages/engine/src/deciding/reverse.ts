import { type Gap, type Money, multiply, type Ratio, ratio } from '@tollkeeper/pricing';

import { given } from '../estimation/assumption.ts';
import { type Estimate, estimate, type Total } from '../estimation/estimate.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { type Problem, problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { withInput } from './edit.ts';
import { floored, stepOf } from './input-step.ts';
import { lastPlace } from './last-place.ts';

/** "How many users for $500": the money, and the input that is asked for. */
export type BudgetQuestion = { readonly budget: Money; readonly field: Field; readonly workload?: number };

/** How far an input may go; fees on buying credits come on top of every total. */
export type WithinBudget =
  /**
   * The largest value, and the next one, which exceeds the budget; no next one where the field ends, and where
   * something else than the budget sets the limit: `limitedBy` says what the scenario would have against it.
   */
  | {
      readonly kind: 'found';
      readonly at: Point;
      readonly next?: Point;
      readonly limitedBy?: readonly Problem[];
    }
  /** Even the least that the scenario can have exceeds the budget. */
  | { readonly kind: 'nothing'; readonly least: Point }
  /**
   * Even the least exceeds the budget, and the most that the scenario can have costs less, as with a cache: the
   * question is how little will do.
   */
  | { readonly kind: 'falls'; readonly least: Point; readonly most: Point }
  /** The cost does not depend on it. */
  | { readonly kind: 'unbounded'; readonly planned: Total }
  /** A part of the cost is not known, so this is the most that it can be; absent where not even that is known. */
  | { readonly kind: 'unknown'; readonly atMost?: Point; readonly gaps: readonly Gap[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type Point = { readonly value: Ratio; readonly planned: Total };

/**
 * Finds the largest value of an input whose planned total stays within the budget of a period.
 *
 * Users, requests, tasks and the like are whole; shares go by tenths of a percent, anything else by hundredths.
 * The total must not fall as the input rises, as is the case for volumes and tokens; what can save is told apart. The
 * values that the scenario can have must be without a hole.
 */
export function largestWithin(
  question: BudgetQuestion,
  scenario: Scenario,
  prices: PriceSource,
): WithinBudget {
  const step = stepOf(question.field);
  const { least, most } = fieldDefinition(question.field);
  const [first, last] = [-floored(least, step, -1n), floored(most, step, 1n)];
  const valueAt = (place: bigint): Ratio => multiply(ratio(place), step);
  const edited = (place: bigint): Scenario => withValue(valueAt(place), question, scenario);
  const problemsAt = (place: bigint): readonly Problem[] => problemsOf(edited(place), prices.catalog);
  const isRefused = (place: bigint): boolean => problemsAt(place).length > 0;
  const lowest = isRefused(first) ? lastPlace([first, last], isRefused) + 1n : first;
  if (lowest > last) return { kind: 'refused', problems: problemsAt(first) };
  const at = (place: bigint): Reached => ({
    value: valueAt(place),
    estimate: estimate(edited(place), prices.catalog, prices.today),
  });
  return withinPlaces(question, { lowest, last, at, problemsAt });
}

type Reached = { readonly value: Ratio; readonly estimate: Estimate };

/** The values of an input as places on its steps; the scenario can have the lowest of them. */
type Places = {
  readonly lowest: bigint;
  readonly last: bigint;
  readonly at: (place: bigint) => Reached;
  readonly problemsAt: (place: bigint) => readonly Problem[];
};

function withinPlaces({ budget, field }: BudgetQuestion, places: Places): WithinBudget {
  const { lowest, last, at, problemsAt } = places;
  const isSound = (place: bigint): boolean => problemsAt(place).length === 0;
  const isWithin = ({ estimate: { planned } }: Reached): boolean => planned.money <= budget;
  const start = at(lowest);
  if (!isWithin(start)) {
    return tooMuch(start, canSave(field) ? at(lastPlace([lowest, last], isSound)) : start);
  }
  const place = lastPlace([lowest, last], (each) => isSound(each) && isWithin(at(each)));
  const found = at(place);
  const { gaps } = found.estimate;
  const { planned } = start.estimate;
  const depends = place < last || found.estimate.planned.money !== planned.money;
  if (gaps.length > 0) return { kind: 'unknown', gaps, ...(depends ? { atMost: pointOf(found) } : {}) };
  if (!depends) return { kind: 'unbounded', planned };
  return { kind: 'found', at: pointOf(found), ...(place < last ? beyond(place + 1n, places) : {}) };
}

function beyond(
  place: bigint,
  { at, problemsAt }: Places,
): Pick<Extract<WithinBudget, { kind: 'found' }>, 'next' | 'limitedBy'> {
  const limitedBy = problemsAt(place);
  return limitedBy.length > 0 ? { limitedBy } : { next: pointOf(at(place)) };
}

function withValue(value: Ratio, { field, workload }: BudgetQuestion, scenario: Scenario): Scenario {
  const assumed = given(value, 'to see what the budget allows');
  return withInput(scenario, { field, assumed, ...(workload === undefined ? {} : { workload }) });
}

function pointOf({ value, estimate: { planned } }: Reached): Point {
  return { value, planned };
}

function tooMuch(least: Reached, most: Reached): WithinBudget {
  const falls = most.estimate.planned.money < least.estimate.planned.money;
  return falls
    ? { kind: 'falls', least: pointOf(least), most: pointOf(most) }
    : { kind: 'nothing', least: pointOf(least) };
}

/** Of the input that is cached, of the requests that go another way; and the later a context is compacted. */
function canSave(field: Field): boolean {
  return fieldDefinition(field).measure === 'share' || field === 'compactAtTokens';
}
