import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseReadings } from './readings-file.ts';

const AT = '2026-11-20T09:15:00Z';
const amount = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true });
const secret = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 16, maxLength: 64 })
  .map((digits) => digits.join(''));

describe('parseReadings', () => {
  it('reads any amount to within half a picodollar', () => {
    fc.assert(
      fc.property(amount, (usage) => {
        const file = parseReadings(JSON.stringify([{ at: AT, key: { label: 'prod', usage } }]));
        const reading = file.kind === 'readings' ? file.readings[0] : undefined;
        if (reading?.kind !== 'key') throw new Error('the key was not read');
        // A double of this size is itself no nearer than its last bit.
        const lastBit = Math.max(5e-13, usage * 2 ** -52);
        expect(Math.abs(Number(reading.spent.allTime) / 1e12 - usage)).toBeLessThanOrEqual(lastBit * 2);
      }),
    );
  });

  it('never lets a secret through, wherever it stands', () => {
    const field = fc.constantFrom('label', 'name', 'hash', 'limit', 'limit_reset');
    fc.assert(
      fc.property(field, secret, fc.string(), (name, tail, around) => {
        const body = { label: 'prod', usage: 1, [name]: `${around}sk-or-v1-${tail}${around}` };
        const file = parseReadings(JSON.stringify([{ at: AT, key: body }]));
        const said = file.kind === 'refused' ? file.problem : JSON.stringify(file.readings[0]?.subject);
        expect(said).not.toContain(tail);
      }),
    );
  });

  it('answers any text with readings or with a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(['readings', 'refused']).toContain(parseReadings(text).kind);
      }),
      { numRuns: 500 },
    );
  });
});
