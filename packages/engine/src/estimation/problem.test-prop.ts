import { compare, ratio } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { allFields, fieldDefinition } from './field.ts';
import { problemOf } from './problem.ts';

const field = fc.constantFrom(...allFields());
const value = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }),
    fc.constantFrom(1n, 1_000n, 10n ** 7n, 10n ** 18n),
  )
  .map(([top, bottom]) => ratio(top, bottom));

describe('problemOf', () => {
  it('objects to exactly the values outside of the bounds', () => {
    fc.assert(
      fc.property(field, value, (name, each) => {
        const { least, most } = fieldDefinition(name);
        const within = compare(each, least) >= 0 && compare(each, most) <= 0;
        expect(problemOf({ field: name, value: each }).length).toBe(within ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });

  it('names the field and stays short, however large the value', () => {
    const power = fc.bigInt({ min: 16n, max: 400n }).map((exponent) => 10n ** exponent);
    fc.assert(
      fc.property(field, power, fc.constantFrom('', '-'), (name, size, sign) => {
        const beyond = ratio(sign === '-' ? -size : size);
        const [problem] = problemOf({ field: name, value: beyond });
        expect(problem?.message).toContain(`${fieldDefinition(name).label} is ${sign}1e`);
        expect(problem?.message.length).toBeLessThan(140);
      }),
    );
  });
});
