import { add, compare, exact, multiply, type Ratio, ratio, subtract, sum } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EXACTLY } from './arithmetic.ts';
import { type Call, callsOf } from './conversation.ts';

const hundredths = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((each) => ratio(BigInt(each), 100n));
const tokens = hundredths(20_000);
const someCalls = fc.integer({ min: 1, max: 6_000 }).map((each) => ratio(BigInt(each), 100n));

const sumOf = (calls: readonly Call<Ratio>[], of: (call: Call<Ratio>) => Ratio): Ratio =>
  sum(calls.map((call) => multiply(call.weight, of(call))));

describe('callsOf', () => {
  it('sends K·P + g·K(K−1)/2 tokens in K whole calls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), tokens, tokens, (count, prefix, growth) => {
        const calls = callsOf({ calls: exact(count), prefix, growth }, EXACTLY);
        const closed = add(
          multiply(exact(count), prefix),
          multiply(exact((count * (count - 1)) / 2), growth),
        );
        expect(sumOf(calls, ({ prompt }) => prompt)).toEqual(closed);
      }),
    );
  });

  it('has as many calls as it is asked for, compacted or not', () => {
    fc.assert(
      fc.property(someCalls, tokens, tokens, (calls, at, to) => {
        const conversation = { calls, prefix: exact(900), growth: exact(300), compaction: { at, to } };
        expect(sumOf(callsOf(conversation, EXACTLY), () => exact(1))).toEqual(calls);
      }),
    );
  });

  it('has sent before no more than it sends, and no call is longer than the threshold or what is left', () => {
    fc.assert(
      fc.property(
        someCalls,
        fc.tuple(tokens, tokens),
        fc.tuple(tokens, tokens),
        (calls, [prefix, growth], [at, to]) => {
          const left = compare(to, prefix) > 0 ? to : prefix;
          for (const call of callsOf({ calls, prefix, growth, compaction: { at, to } }, EXACTLY)) {
            expect(compare(call.repeated, call.prompt)).toBeLessThanOrEqual(0);
            const longest = compare(at, left) > 0 ? at : left;
            expect(compare(call.prompt, longest)).toBeLessThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('sends less with a compaction to less than its threshold', () => {
    fc.assert(
      fc.property(someCalls, tokens, tokens, (calls, prefix, growth) => {
        const [at, to] = [add(prefix, multiply(growth, exact(3))), add(prefix, growth)];
        const plain = callsOf({ calls, prefix, growth }, EXACTLY);
        const compacted = callsOf({ calls, prefix, growth, compaction: { at, to } }, EXACTLY);
        const saved = subtract(
          sumOf(plain, ({ prompt }) => prompt),
          sumOf(compacted, ({ prompt }) => prompt),
        );
        expect(compare(saved, exact(0))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
