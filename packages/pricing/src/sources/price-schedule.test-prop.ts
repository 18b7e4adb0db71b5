import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Money } from '../money.ts';
import { firstAmount } from '../price.ts';
import { cardIn, type Rate, rateFor } from '../rate-card.ts';
import { type ConditionalAmount, scheduleOf } from './price-schedule.ts';
import { reconcile } from './reconcile.ts';

const money = fc.integer({ min: 1, max: 9 }).map((amount) => BigInt(amount) as Money);
const minute = fc.integer({ min: 0, max: 1_439 });
const window = fc
  .tuple(minute, fc.integer({ min: 0, max: 1_440 }))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ start, end }));
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const override: fc.Arbitrary<ConditionalAmount> = fc
  .record(
    { amount: money, promptOver: fc.constantFrom(32_000, 200_000, 256_000), window, days },
    { requiredKeys: ['amount'] },
  )
  .map((each) => each as ConditionalAmount);
const moment = fc.record({
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  promptTokens: fc.constantFrom(1, 32_000, 32_001, 200_000, 200_001, 256_001),
});

/** OpenRouter's own words: an entry applies when all its conditions hold, and the last one that applies counts. */
function published(plain: Money | undefined, overrides: readonly ConditionalAmount[], when: Moment) {
  const day = when.at.getUTCDay();
  const now = when.at.getUTCHours() * 60 + when.at.getUTCMinutes();
  const inside = ({ start, end }: { start: number; end: number }): boolean =>
    start < end ? now >= start && now < end : now >= start || now < end;
  const applies = (each: ConditionalAmount): boolean =>
    (each.promptOver === undefined || when.promptTokens > each.promptOver) &&
    (each.window === undefined || inside(each.window)) &&
    (each.days === undefined || each.days.includes(day));
  return overrides.findLast(applies)?.amount ?? plain;
}

type Moment = { readonly at: Date; readonly promptTokens: number };

function paid(rates: readonly Rate[], when: Moment): bigint | undefined {
  const card = { model: 'm', name: 'M', ...reconcile(rates) };
  const rate = rateFor(cardIn(card, { at: when.at }), 'input-token', when.promptTokens);
  return rate === undefined ? undefined : firstAmount(rate.price);
}

describe('scheduleOf', () => {
  it('is charged by a rate card as the published order would have it, at any hour and length', () => {
    fc.assert(
      fc.property(
        fc.option(money, { nil: undefined }),
        fc.array(override, { maxLength: 4 }),
        fc.array(moment, { minLength: 1, maxLength: 8 }),
        (plain, overrides, moments) => {
          const rates: readonly Rate[] = scheduleOf(plain, overrides).amounts.map(
            ({ amount, condition }) => ({
              unit: 'input-token',
              price: { kind: 'flat', amount, per: 1n },
              condition,
              kind: 'route',
              source: { title: 'OpenRouter' },
              asOf: '2026-11-21',
            }),
          );
          for (const when of moments) expect(paid(rates, when)).toBe(published(plain, overrides, when));
        },
      ),
      { numRuns: 500 },
    );
  });
});
