import { divide, type Money, multiply, NOTHING, type Ratio, ratio, roundToMoney } from '@tollkeeper/pricing';
import { given } from '../estimation/assumption.ts';
import { type Estimate, estimate, type Quantity, type Total } from '../estimation/estimate.ts';
import type { PriceSource, Pricing } from '../estimation/pricing.ts';
import { type Problem, problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';

/** Seats of a plan: its catalog id, such as `plan/claude-pro`, or a stated price. */
export type Plan = { readonly pricing: Pricing; readonly seats: Ratio };

/** A month of a plan against the same work through the API; the buffer and fees are in neither. */
export type PlanBreakEven =
  | {
      readonly kind: 'compared';
      readonly plan: Total;
      readonly api: Total;
      /** What the work of one seat costs through the API, and the price of the seat, from which on the plan pays. */
      readonly apiPerSeat: Money;
      readonly pricePerSeat: Money;
      /** Which costs less for this work; unknown where a price is missing. */
      readonly cheaper: 'plan' | 'api' | 'same' | 'unknown';
      readonly paysFrom: BreakEvenWork;
      /** What nobody knows about plans; always the same sentence. */
      readonly caution: string;
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** The work is done once, and a plan is paid by the month. */
  | { readonly kind: 'not-monthly' };

/**
 * The work per seat and month at which both cost the same: at most so much where a part of the API's price is missing.
 * There are no amounts where the API costs nothing, or a part of the plan's price is missing.
 */
export type BreakEvenWork = { readonly kind: 'exact' | 'at-most'; readonly amounts: readonly Quantity[] };

/** Compares a plan with the work of a scenario, shared evenly by its seats. */
export function planBreakEven(plan: Plan, work: Scenario, { catalog, today }: PriceSource): PlanBreakEven {
  const seats = {
    kind: 'subscription',
    pricing: plan.pricing,
    inputs: { seats: given(plan.seats) },
  } as const;
  const subscribed: Scenario = { workloads: [seats], inputs: {} };
  const problems = [...problemsOf(subscribed, catalog), ...problemsOf(work, catalog)];
  if (problems.length > 0) return { kind: 'refused', problems };
  const [ofPlan, ofApi] = [estimate(subscribed, catalog, today), estimate(work, catalog, today)];
  if (ofApi.period === 'once') return { kind: 'not-monthly' };
  const [price, api] = [ofPlan.expected, ofApi.expected];
  return {
    kind: 'compared',
    plan: price,
    api,
    apiPerSeat: perSeat(api, plan),
    pricePerSeat: perSeat(price, plan),
    cheaper: cheaperOf(price, api),
    paysFrom: {
      kind: api.kind === 'exact' ? 'exact' : 'at-most',
      amounts:
        api.money === NOTHING || price.kind === 'at-least'
          ? []
          : volumeAt(ratio(price.money, api.money), ofApi, plan),
    },
    caution: CAUTION,
  };
}

function perSeat({ money }: Total, { seats }: Plan): Money {
  return roundToMoney(divide(ratio(money), seats));
}

/** A total of "at least" can only settle that it is the dearer one. */
function cheaperOf(plan: Total, api: Total): 'plan' | 'api' | 'same' | 'unknown' {
  if (plan.money < api.money) return plan.kind === 'exact' ? 'plan' : 'unknown';
  if (plan.money > api.money) return api.kind === 'exact' ? 'api' : 'unknown';
  return plan.kind === 'exact' && api.kind === 'exact' ? 'same' : 'unknown';
}

/** The volume of each kind of work, scaled to where both cost the same. */
function volumeAt(factor: Ratio, { scenario, volume }: Estimate, { seats }: Plan): readonly Quantity[] {
  return scenario.workloads.flatMap(({ kind }, workload) =>
    volume
      .filter((step) => step.workload === workload && step.label === definitionOf(kind).volume.words.many)
      .map((step) => ({ ...step, quantity: divide(multiply(step.quantity, factor), seats) })),
  );
}

const CAUTION =
  'Whether a seat covers this work is not known: vendors publish relative caps (5x, weekly limits), not dollars, and work beyond the cap is paid apart or has to wait.';
