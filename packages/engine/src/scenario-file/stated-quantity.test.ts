import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Measure } from './stated-number.ts';
import { quantityPattern, statedQuantity } from './stated-quantity.ts';

describe('statedQuantity', () => {
  it.each([
    // (500 + 900) / 2 = 700
    ['500 to 900', 'tokens', ['500', '700', '900']],
    ['500 to 2k', 'tokens', ['500', '1250', '2000']],
    ['2k to 3k', 'tokens', ['2000', '2500', '3000']],
    ['40% to 60%', 'share', ['0.4', '0.5', '0.6']],
    ['0.4 to 0.6', 'share', ['0.4', '0.5', '0.6']],
    ['$2 to 4', 'usd', ['2', '3', '4']],
    // 2000 × (1 ± 0.2)
    ['2000 ± 20%', 'tokens', ['1600', '2000', '2400']],
    ['2000±20%', 'tokens', ['1600', '2000', '2400']],
    ['2000 +- 300', 'tokens', ['1700', '2000', '2300']],
    ['2000 +/- 300', 'tokens', ['1700', '2000', '2300']],
  ] as const)('reads %s of %s with its ends and its middle', (text, measure, [low, value, high]) => {
    const range = { low: exact(low), high: exact(high) };
    expect(statedQuantity(text, measure)).toEqual({ kind: 'read', value: { value: exact(value), range } });
    expect(text).toMatch(new RegExp(quantityPattern(measure)));
  });

  it('reads a number without a range, spaces around it or not', () => {
    expect(statedQuantity(' 2k ', 'tokens')).toEqual({ kind: 'read', value: { value: exact(2000) } });
  });

  it.each([
    ['2 to 3k', 'tokens', 'the k may be meant for both ends'],
    ['40 to 60%', 'share', 'one above the whole needs its %'],
    ['0.5 to 60%', 'share', 'only one end has a %'],
    ['50% ± 10%', 'share', 'points or a part of the share'],
    ['500 to', 'tokens', 'expected a number'],
    ['500 to 900 to 1000', 'tokens', 'expected a number'],
    ['2000 ± a bit', 'tokens', 'expected a number'],
    ['1,5 to 2,5', 'count', 'a comma only sets thousands apart'],
    ['2000 ± 150,5%', 'count', 'a comma only sets thousands apart'],
  ] as readonly (readonly [string, Measure, string])[])(
    'refuses %s as %s and says why',
    (text, measure, why) => {
      const stated = statedQuantity(text, measure);
      expect(stated.kind === 'refused' && stated.why).toContain(why);
    },
  );
});
