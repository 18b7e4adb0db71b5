import { describe, expect, it } from 'vitest';

import type { TrafficPattern, TrafficPlan } from '../world/traffic-plan.ts';
import { SLOTS_PER_DAY, slotOf, slotStart } from './slot.ts';
import { demandOf } from './traffic.ts';

// 2026-11-23 was a Monday.
const MONDAY = slotOf(new Date('2026-11-23T00:00:00Z'));

/** Requests in each slot of so many days from Monday. */
function week(pattern: TrafficPattern, { days = 7, seed = 1, requestsPerDay = 2_880 } = {}): number[] {
  const plan: TrafficPlan = {
    key: 'k',
    model: 'm',
    pattern,
    requestsPerDay,
    promptTokens: 1_000,
    completionTokens: 100,
  };
  return Array.from(
    { length: days * SLOTS_PER_DAY },
    (_, slot) => demandOf(plan, { seed, plan: 0, slot: MONDAY + slot, first: MONDAY }).requests,
  );
}

const sum = (requests: readonly number[]): number => requests.reduce((total, one) => total + one, 0);
const busyHours = (requests: readonly number[]): Set<number> =>
  new Set(requests.flatMap((one, slot) => (one > 0 ? [slotStart(MONDAY + slot).getUTCHours()] : [])));

describe('demandOf', () => {
  it('is the same for the same seed and another for another', () => {
    expect(week({ kind: 'bursty' })).toEqual(week({ kind: 'bursty' }));
    expect(week({ kind: 'bursty' })).not.toEqual(week({ kind: 'bursty' }, { seed: 2 }));
  });

  it('comes near to what was planned, even at less than a request a slot', () => {
    // 7 × 2,880 = 20,160 and 7 × 60 = 420, within 5 and 15 %.
    expect(Math.abs(sum(week({ kind: 'steady' })) - 20_160)).toBeLessThan(1_008);
    expect(Math.abs(sum(week({ kind: 'steady' }, { requestsPerDay: 60 })) - 420)).toBeLessThan(63);
  });

  it('keeps business hours to weekdays from 8 to 18', () => {
    const requests = week({ kind: 'business-hours' });
    expect(busyHours(requests)).toEqual(new Set([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]));
    expect(sum(requests.slice(5 * SLOTS_PER_DAY))).toBe(0);
    // 5 × 2,880 = 14,400
    expect(Math.abs(sum(requests) - 14_400)).toBeLessThan(720);
  });

  it('runs the nightly batch from 1 to 3', () => {
    expect(busyHours(week({ kind: 'nightly-batch' }))).toEqual(new Set([1, 2]));
  });

  it('is nearly always idle between bursts', () => {
    const busy = week({ kind: 'bursty' }).filter((requests) => requests > 0);
    // Four slots a day are expected, 28 in a week.
    expect(busy.length).toBeGreaterThan(10);
    expect(busy.length).toBeLessThan(60);
    expect(Math.min(...busy)).toBeGreaterThan(400);
  });

  it('grows from day to day', () => {
    const days = week({ kind: 'growth', percentPerDay: 50 });
    const [first, second] = [days.slice(0, SLOTS_PER_DAY), days.slice(SLOTS_PER_DAY, 2 * SLOTS_PER_DAY)];
    expect(sum(second) / sum(first)).toBeCloseTo(1.5, 1);
  });

  it('doubles each hour once it runs away, up to its ceiling', () => {
    const startsAt = new Date('2026-11-23T10:00:00Z');
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    const requests = week({ kind: 'runaway', startsAt, timesAtMost: 8 }, { days: 1, requestsPerDay: 28_800 });
    const perHour = hours.map((hour) => sum(requests.slice(hour * 12, hour * 12 + 12)));
    // 28,800 / 24 = 1,200 an hour before; then 2, 4, 8, 8 … times as much.
    const times = perHour.map((one) => Math.round(one / 1_200));
    expect(times.slice(8, 15)).toEqual([1, 1, 2, 4, 8, 8, 8]);
  });

  it('is nothing before it begins', () => {
    const plan: TrafficPlan = {
      key: 'k',
      model: 'm',
      pattern: { kind: 'steady' },
      requestsPerDay: 28_800,
      promptTokens: 1,
      completionTokens: 1,
      since: slotStart(MONDAY + 1),
    };
    const place = { seed: 1, plan: 0, first: MONDAY };
    expect(demandOf(plan, { ...place, slot: MONDAY }).requests).toBe(0);
    expect(demandOf(plan, { ...place, slot: MONDAY + 1 }).requests).toBeGreaterThan(50);
  });
});
