import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  conditionText,
  holdsForLength,
  holdsIn,
  type PriceCondition,
  parseCondition,
} from './price-condition.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const minute = fc.integer({ min: 0, max: 1_439 });
const variant = fc.dictionary(
  fc.constantFrom('quality', 'size', 'resolution', 'audio'),
  fc.constantFrom('high', '1024x1024', '1080p', 'on'),
  { minKeys: 1, maxKeys: 3 },
);

const anyCondition: fc.Arbitrary<PriceCondition> = fc
  .record(
    {
      promptOver: fc.integer({ min: 1, max: 10 ** 7 }),
      promptFrom: fc.integer({ min: 1, max: 10 ** 7 }),
      from: day,
      until: day,
      window: fc.record({ start: minute, end: minute }),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      tier: fc.constantFrom('batch', 'flex', 'priority'),
      region: fc.constantFrom('eu', 'us'),
      variant,
    },
    { requiredKeys: [] },
  )
  .map((each) => each as PriceCondition);

const instant = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2035-12-31'),
  noInvalidDate: true,
});

describe('parseCondition', () => {
  it('reads back whatever conditionText writes', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(parseCondition(conditionText(condition))).toEqual(condition);
      }),
    );
  });
});

describe('holdsIn', () => {
  it('holds for fewer requests the more is demanded', () => {
    fc.assert(
      fc.property(anyCondition, instant, (condition, at) => {
        const { window: _window, days: _days, ...looser } = condition;
        if (holdsIn(condition, { at })) expect(holdsIn(looser, { at })).toBe(true);
      }),
    );
  });

  it('tiles the day: of a window and the one that begins where it ends, exactly one holds', () => {
    fc.assert(
      fc.property(minute, minute, instant, (start, end, at) => {
        fc.pre(start !== end);
        const [window, rest] = [
          { start, end },
          { start: end, end: start },
        ];
        expect(holdsIn({ window }, { at })).toBe(!holdsIn({ window: rest }, { at }));
      }),
    );
  });
});

describe('holdsForLength', () => {
  it('is inclusive from one token more exactly where it is strict over', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 6), fc.nat(2 * 10 ** 6), (threshold, tokens) => {
        expect(holdsForLength({ promptFrom: threshold + 1 }, tokens)).toBe(
          holdsForLength({ promptOver: threshold }, tokens),
        );
      }),
    );
  });
});
