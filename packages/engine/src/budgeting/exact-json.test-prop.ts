import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactJson, parseExactJson } from './exact-json.ts';

const leaves = fc.oneof(
  fc.bigInt(),
  fc.date({ noInvalidDate: true }),
  fc.string(),
  fc.constantFrom('~', '~n1', '~d1', '~~', '__proto__'),
  fc.integer(),
  fc.boolean(),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

describe('exactJson', () => {
  it('is read back as the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(parseExactJson(exactJson(value))).toEqual(value);
      }),
    );
  });
});
