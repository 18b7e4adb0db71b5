import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BILLING_UNITS, type BillingUnit, contains } from './billing-unit.ts';
import { leafQuantities } from './leaf-quantities.ts';
import { compare, exact, type Ratio, ratio, subtract, sum, ZERO } from './ratio.ts';
import type { Usage } from './usage.ts';

const INPUT: readonly BillingUnit[] = [
  'input-token',
  'cached-input-token',
  'cache-write-5m-token',
  'cache-write-1h-token',
];
const OUTPUT: readonly BillingUnit[] = ['output-token', 'reasoning-token'];

/** A quantity that need not be whole: averages of a scenario are fractions. */
const quantity = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 1_000n }))
  .map(([top, bottom]) => ratio(top, bottom));

/** Usage that is possible: each whole is the sum of its parts and of a plain rest. */
const possible = fc
  .record({
    plainInput: quantity,
    cached: quantity,
    written5m: quantity,
    written1h: quantity,
    plainOutput: quantity,
    reasoning: quantity,
    flip: fc.boolean(),
  })
  .map((each): Usage => {
    const entries: [BillingUnit, Ratio][] = [
      ['input-token', sum([each.plainInput, each.cached, each.written5m, each.written1h])],
      ['cached-input-token', each.cached],
      ['cache-write-5m-token', each.written5m],
      ['cache-write-1h-token', each.written1h],
      ['output-token', sum([each.plainOutput, each.reasoning])],
      ['reasoning-token', each.reasoning],
    ];
    return new Map(each.flip ? entries.toReversed() : entries);
  });
const priced = fc.subarray([...INPUT, ...OUTPUT]).map((units) => new Set(units));

describe('leafQuantities', () => {
  it('sums to the reported wholes, whichever parts have a rate', () => {
    fc.assert(
      fc.property(possible, priced, (usage, units) => {
        const { leaves } = leafQuantities(usage, units);
        for (const family of [INPUT, OUTPUT]) {
          const [whole] = family;
          const total = sum(family.map((unit) => leaves.get(unit) ?? ZERO));
          expect(total).toEqual(whole === undefined ? undefined : usage.get(whole));
        }
      }),
    );
  });

  it('sums to the whole also where the parts overlap: cached audio is cached and audio', () => {
    const kinds = (Object.keys(BILLING_UNITS) as BillingUnit[]).filter(
      (unit) => unit === 'input-token' || contains('input-token', unit),
    );
    const counts = fc.array(fc.nat({ max: 100 }), { minLength: kinds.length, maxLength: kinds.length });
    fc.assert(
      fc.property(counts, fc.subarray(kinds), (tokens, units) => {
        // `tokens` says how many there are of exactly each kind; a kind reports them with all its parts.
        const within = (whole: BillingUnit) =>
          kinds.map((kind, at) => (kind === whole || contains(whole, kind) ? (tokens[at] ?? 0) : 0));
        const usage = new Map(kinds.map((kind) => [kind, sum(within(kind).map(exact))]));
        const { leaves } = leafQuantities(usage, new Set(units));
        expect(sum(leaves.values())).toEqual(usage.get('input-token'));
        for (const leaf of leaves.values()) expect(compare(leaf, ZERO)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is negative for no unit', () => {
    fc.assert(
      fc.property(possible, priced, (usage, units) => {
        for (const each of leafQuantities(usage, units).leaves.values()) {
          expect(compare(each, ZERO)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('either charges a part by itself or reports that it is charged as the whole', () => {
    fc.assert(
      fc.property(possible, priced, (usage, units) => {
        const { leaves, absorbed } = leafQuantities(usage, units);
        for (const part of [...INPUT.slice(1), ...OUTPUT.slice(1)]) {
          const reported = absorbed.find((each) => each.part === part)?.quantity;
          expect(reported ?? leaves.get(part)).toEqual(usage.get(part));
          expect(reported === undefined).toBe(units.has(part));
        }
      }),
    );
  });

  it('refuses every part that exceeds its whole', () => {
    const excess = quantity.filter((each) => compare(each, ZERO) > 0);
    fc.assert(
      fc.property(possible, priced, excess, (usage, units, more) => {
        const cached = usage.get('cached-input-token') ?? ZERO;
        const tooSmall = subtract(cached, more);
        expect(() => leafQuantities(new Map([...usage, ['input-token', tooSmall]]), units)).toThrow('exceed');
      }),
    );
  });
});
