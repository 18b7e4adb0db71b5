import type { TrafficPattern, TrafficPlan } from '../world/traffic-plan.ts';
import { chance } from './chance.ts';
import { SLOTS_PER_DAY, type Slot, slotStart } from './slot.ts';

/** What one plan asks for in one slot; all its requests have the same size. */
export type Demand = {
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
};

/** Where a draw stands: the same place always draws the same. */
export type Place = {
  readonly seed: number;
  /** The number of the plan in its world. */
  readonly plan: number;
  readonly slot: Slot;
  /** The slot in which the record begins. */
  readonly first: Slot;
};

/** Draws the demand of a plan in a slot. */
export function demandOf(plan: TrafficPlan, place: Place): Demand {
  const draw = (what: number): number => chance(place.seed, place.plan, place.slot, what);
  const isYetToCome = plan.since !== undefined && slotStart(place.slot) < plan.since;
  const expected = isYetToCome ? 0 : plan.requestsPerDay * shareOfDay(plan.pattern, place);
  const size = 0.8 + 0.4 * draw(Draw.size);
  return {
    // Between 0.7 and 1.3 of what is expected; the fraction is a chance of one request more.
    requests: Math.floor(expected * (0.7 + 0.6 * draw(Draw.jitter)) + draw(Draw.fraction)),
    promptTokens: Math.round(plan.promptTokens * size),
    completionTokens: Math.round(plan.completionTokens * size),
    reasoningTokens: Math.round((plan.reasoningTokens ?? 0) * size),
  };
}

function shareOfDay(pattern: TrafficPattern, place: Place): number {
  const at = slotStart(place.slot);
  const hour = at.getUTCHours();
  switch (pattern.kind) {
    case 'steady':
      return EVENLY;
    case 'business-hours':
      return isWeekday(at) && hour >= 8 && hour < 18 ? 1 / (10 * SLOTS_PER_HOUR) : 0;
    case 'nightly-batch':
      return hour === 1 || hour === 2 ? 1 / (2 * SLOTS_PER_HOUR) : 0;
    case 'bursty':
      return chance(place.seed, place.plan, place.slot, Draw.burst) < BURSTS_PER_DAY * EVENLY
        ? 1 / BURSTS_PER_DAY
        : 0;
    case 'growth': {
      const days = Math.floor((place.slot - place.first) / SLOTS_PER_DAY);
      return EVENLY * times(1 + pattern.percentPerDay / 100, days);
    }
    case 'runaway': {
      const hours = Math.floor((at.getTime() - pattern.startsAt.getTime()) / HOUR_MS) + 1;
      return EVENLY * Math.min(2 ** Math.max(hours, 0), pattern.timesAtMost);
    }
  }
}

function isWeekday(at: Date): boolean {
  return at.getUTCDay() !== 0 && at.getUTCDay() !== 6;
}

/** Multiplies by hand: `**` with fractions need not round alike on every machine. */
function times(factor: number, power: number): number {
  let product = 1;
  for (let done = 0; done < power; done += 1) product *= factor;
  return product;
}

const HOUR_MS = 3_600_000;
const SLOTS_PER_HOUR = 12;
const EVENLY = 1 / SLOTS_PER_DAY;
const BURSTS_PER_DAY = 4;
const Draw = { jitter: 0, fraction: 1, size: 2, burst: 3 } as const;
