import type { Money } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { burnText, parseBurn } from './burn-text.ts';

const point = fc.record({
  at: fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
  // Beyond what a double holds; a correction may even be below zero.
  spent: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 30n }).map((amount) => amount as Money),
});

describe('burnText', () => {
  it('is read again as it was, whatever the order of times and amounts', () => {
    fc.assert(
      fc.property(fc.array(point), (points) => {
        expect(parseBurn(burnText(points))).toEqual(points);
      }),
    );
  });

  it('says of every point only how far it is from the one before', () => {
    const points = [
      { at: new Date(1_795_166_100_000), spent: 500n as Money },
      { at: new Date(1_795_166_160_000), spent: 520n as Money },
    ];
    expect(burnText(points)).toBe('1795166100000 500,60000 20');
  });
});
