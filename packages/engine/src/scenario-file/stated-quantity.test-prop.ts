import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { quantityPattern, statedQuantity } from './stated-quantity.ts';

/** Texts that are nearly numbers. */
const nearlyNumber = fc
  .array(
    fc.constantFrom(
      '1',
      '20',
      '500',
      ',000',
      '.5',
      'e3',
      'k',
      'M',
      '%',
      '$',
      '-',
      '+',
      ' ',
      ' to ',
      ' ± ',
      '/',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').trim());
const measure = fc.constantFrom('count', 'tokens', 'days', 'share', 'usd');

describe('quantityPattern', () => {
  it('lets through everything that is read, so that an editor never objects to a good file', () => {
    fc.assert(
      fc.property(nearlyNumber, measure, (text, each) => {
        if (statedQuantity(text, each).kind === 'read')
          expect(text).toMatch(new RegExp(quantityPattern(each)));
      }),
      { numRuns: 5_000 },
    );
  });
});
