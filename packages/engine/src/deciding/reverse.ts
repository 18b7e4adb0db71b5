import { exact, type Gap, type Money, multiply, type Ratio, ratio } from '@tollkeeper/pricing';

import { given } from '../estimation/assumption.ts';
import { type Estimate, estimate, type Total } from '../estimation/estimate.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { type Problem, problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { definitionOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { withInput } from './edit.ts';

/** "How many users for $500": the money, and the input that is asked for. */
export type BudgetQuestion = { readonly budget: Money; readonly field: Field; readonly workload?: number };

/** How far an input may go; fees on buying credits come on top of every total. */
export type WithinBudget =
  /** The largest value, and the next one, which exceeds the budget; no next one where the field ends. */
  | { readonly kind: 'found'; readonly at: Point; readonly next?: Point }
  /** Even the least exceeds the budget. */
  | { readonly kind: 'nothing'; readonly least: Point }
  /** Even the least exceeds the budget, and more of it costs less, as with a cache: the question is how little will do. */
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
 * The total must not fall as the input rises, as is the case for volumes and tokens; shares that save are told apart.
 */
export function largestWithin(
  question: BudgetQuestion,
  scenario: Scenario,
  prices: PriceSource,
): WithinBudget {
  const step = stepOf(question.field);
  const { least, most } = fieldDefinition(question.field);
  const [first, last] = [-floored(least, step, -1n), floored(most, step, 1n)];
  const at = (place: bigint): Probe => probe(multiply(ratio(place), step), question, { scenario, prices });
  const start = at(first);
  if (start.kind === 'refused') return start;
  if (!isWithin(start, question.budget)) return tooMuch(start, isShare(question.field) ? at(last) : start);
  const { place, found } = furthest({ place: first, found: start }, last, (each) => {
    const reached = at(each);
    return isWithin(reached, question.budget) ? reached : undefined;
  });
  const { gaps } = found.estimate;
  const { planned } = start.estimate;
  const depends = place < last || found.estimate.planned.money !== planned.money;
  if (gaps.length > 0) return { kind: 'unknown', gaps, ...(depends ? { atMost: pointOf(found) } : {}) };
  if (!depends) return { kind: 'unbounded', planned };
  const next = place < last ? at(place + 1n) : undefined;
  return {
    kind: 'found',
    at: pointOf(found),
    ...(next?.kind === 'estimated' ? { next: pointOf(next) } : {}),
  };
}

type Estimated = { readonly kind: 'estimated'; readonly value: Ratio; readonly estimate: Estimate };
type Probe = Estimated | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
type Circumstances = { readonly scenario: Scenario; readonly prices: PriceSource };

function probe(
  value: Ratio,
  { field, workload }: BudgetQuestion,
  { scenario, prices }: Circumstances,
): Probe {
  const { catalog, today } = prices;
  const assumed = given(value, 'to see what the budget allows');
  const edited = withInput(scenario, { field, assumed, ...(workload === undefined ? {} : { workload }) });
  const problems = problemsOf(edited, catalog);
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'estimated', value, estimate: estimate(edited, catalog, today) };
}

function isWithin(reached: Probe, budget: Money): reached is Estimated {
  return reached.kind === 'estimated' && reached.estimate.planned.money <= budget;
}

function pointOf({ value, estimate: { planned } }: Estimated): Point {
  return { value, planned };
}

function tooMuch(least: Estimated, most: Probe): WithinBudget {
  const falls = most.kind === 'estimated' && most.estimate.planned.money < least.estimate.planned.money;
  return falls
    ? { kind: 'falls', least: pointOf(least), most: pointOf(most) }
    : { kind: 'nothing', least: pointOf(least) };
}

/** Only a share can save: of the input that is cached, of the requests that go another way. */
function isShare(field: Field): boolean {
  return fieldDefinition(field).measure === 'share';
}

type Reached = { readonly place: bigint; readonly found: Estimated };

/** Doubles until the budget is exceeded, so that no absurd plan is ever computed, and then halves the gap. */
function furthest(start: Reached, last: bigint, within: (place: bigint) => Estimated | undefined): Reached {
  let inside = start;
  let outside = last + 1n;
  while (inside.place + 1n < outside) {
    const doubled = inside.place < 1n ? 1n : inside.place * 2n;
    const halfway = (inside.place + outside) / 2n;
    const place = outside > last ? smaller(doubled, last) : halfway;
    const found = within(place);
    if (found === undefined) outside = place;
    else inside = { place, found };
  }
  return inside;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Rounds value ÷ step down, or, with sign −1, gives what rounds it up when negated. */
function floored(value: Ratio, step: Ratio, sign: bigint): bigint {
  const { numerator, denominator } = multiply(value, ratio(step.denominator * sign, step.numerator));
  return numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
}

function stepOf(field: Field): Ratio {
  if (isShare(field)) return exact('0.001');
  const { measure } = fieldDefinition(field);
  return measure === 'tokens' || measure === 'days' || WHOLE.has(field) ? exact(1) : exact('0.01');
}

/** What there is no half of: people, seats, and the volume of every kind of work. */
const WHOLE: ReadonlySet<Field> = new Set<Field>([
  'users',
  ...WORKLOAD_KINDS.flatMap((kind) => {
    const { once, month } = definitionOf(kind).volume;
    return once === undefined ? [month] : [once, month];
  }),
]);
