import { bundledCatalog, exact, multiply, ratio } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { given } from './assumption.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { StatedPriceField, StatedRate } from './pricing.ts';

const catalog = bundledCatalog();

/** Whole numbers, each with the unit that it counts, so that the oracle needs no fractions of its own. */
const anyPlan = fc.record({
  users: fc.bigInt({ min: 1n, max: 10n ** 7n }),
  thousandthDays: fc.bigInt({ min: 1n, max: 31_000n }),
  thousandthRequests: fc.bigInt({ min: 1n, max: 10n ** 6n }),
  inputTokens: fc.bigInt({ min: 0n, max: 10n ** 6n }),
  outputTokens: fc.bigInt({ min: 0n, max: 10n ** 5n }),
  /** Picodollars for a million tokens. */
  inputPrice: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  outputPrice: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  cachedPrice: fc.option(fc.bigInt({ min: 0n, max: 10n ** 14n }), { nil: undefined }),
  thousandthCached: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 1_000n })),
  thousandthRetries: fc.bigInt({ min: 0n, max: 1_000n }),
  thousandthBuffer: fc.bigInt({ min: 0n, max: 10_000n }),
});
type Plan = typeof anyPlan extends fc.Arbitrary<infer Value> ? Value : never;

const thousandths = (count: bigint) => given(ratio(count, 1_000n));

function estimated(plan: Plan, missing: readonly StatedPriceField[] = []): Estimate {
  const prices: readonly [StatedPriceField, bigint | undefined][] = [
    ['priceInputPerMillion', plan.inputPrice],
    ['priceOutputPerMillion', plan.outputPrice],
    ['priceCachedInputPerMillion', plan.cachedPrice],
  ];
  const stated = prices.flatMap(([field, picodollars]): readonly StatedRate[] =>
    picodollars === undefined || missing.includes(field)
      ? []
      : [{ field, price: given(multiply(exact(picodollars), exact('1e-12'))) }],
  );
  const volume = {
    kind: 'users',
    users: given(exact(plan.users)),
    activeDays: thousandths(plan.thousandthDays),
    requestsPerUserPerDay: thousandths(plan.thousandthRequests),
  } as const;
  const tokens = {
    inputTokens: given(exact(plan.inputTokens)),
    outputTokens: given(exact(plan.outputTokens)),
    cachedShare: thousandths(plan.thousandthCached),
  };
  const operations = {
    retryRate: thousandths(plan.thousandthRetries),
    buffer: thousandths(plan.thousandthBuffer),
  };
  const workloads = [{ kind: 'text' as const, pricing: { stated }, volume, ...tokens }];
  return estimate({ workloads, operations }, catalog, '2026-11-21');
}

/** The totals by integers alone: everything over one common denominator, rounded where a line is. */
function totalsOf(plan: Plan): readonly bigint[] {
  const requests = plan.users * plan.thousandthDays * plan.thousandthRequests; // millionths of a request
  const plainShare = plan.cachedPrice === undefined ? 1_000n : 1_000n - plan.thousandthCached;
  const input = requests * plan.inputTokens * plan.inputPrice * 1_000n;
  const output = requests * plan.outputTokens * plan.outputPrice * 1_000n;
  const reads = requests * plan.inputTokens * (1_000n - plainShare) * (plan.cachedPrice ?? 0n);
  const paid = (input / 1_000n) * plainShare + reads + output;
  const SCALE = 10n ** 6n * 10n ** 6n * 1_000n; // millionths of requests × a million tokens × thousandths
  const base = rounded(input, SCALE) + rounded(output, SCALE);
  const expected =
    base + rounded(paid - input - output, SCALE) + rounded(paid * plan.thousandthRetries, SCALE * 1_000n);
  const withRetries = paid * (1_000n + plan.thousandthRetries);
  const planned = expected + rounded(withRetries * plan.thousandthBuffer, SCALE * 1_000_000n);
  return [base, expected, planned];
}

function rounded(top: bigint, bottom: bigint): bigint {
  const size = top < 0n ? -top : top;
  const down = size / bottom;
  const twiceRest = 2n * (size % bottom);
  const up = twiceRest > bottom || (twiceRest === bottom && down % 2n === 1n);
  return (up ? down + 1n : down) * (top < 0n ? -1n : 1n);
}

function lawful(law: (plan: Plan) => void): void {
  fc.assert(fc.property(anyPlan, law), { numRuns: 300 });
}

describe('estimate', () => {
  it('agrees to the picodollar with the same sums done by integers', () => {
    lawful((plan) => {
      const { base, expected, planned } = estimated(plan);
      expect([base.money, expected.money, planned.money]).toEqual(totalsOf(plan));
    });
  });

  it('doubles the base with the users, within one picodollar a line', () => {
    lawful((plan) => {
      const [once, twice] = [estimated(plan), estimated({ ...plan, users: plan.users * 2n })];
      const off = twice.base.money - 2n * once.base.money;
      expect(off <= 2n && off >= -2n).toBe(true);
    });
  });

  it('expects no less than the base where nothing is cached', () => {
    lawful((plan) => {
      const { base, expected } = estimated({ ...plan, thousandthCached: 0n });
      expect(expected.money >= base.money).toBe(true);
    });
  });

  it('plans no less than it expects', () => {
    lawful((plan) => {
      const { expected, planned } = estimated(plan);
      expect(planned.money >= expected.money).toBe(true);
    });
  });

  it('totals what the lines show', () => {
    lawful((plan) => {
      const { lines, base, planned } = estimated(plan);
      const shown = (layer?: string) =>
        lines.reduce((sum, line) => sum + (layer === undefined || line.layer === layer ? line.cost : 0n), 0n);
      expect([base.money, planned.money]).toEqual([shown('base'), shown()]);
    });
  });

  it.each(['priceInputPerMillion', 'priceOutputPerMillion'] as const)(
    'says "at least" without %s exactly when there is something to price with it',
    (field) => {
      lawful((plan) => {
        const tokens = field === 'priceInputPerMillion' ? plan.inputTokens : plan.outputTokens;
        const { planned, gaps } = estimated({ ...plan, thousandthCached: 0n }, [field]);
        expect(planned.kind).toBe(tokens === 0n ? 'exact' : 'at-least');
        expect(gaps.length).toBe(tokens === 0n ? 0 : 1);
      });
    },
  );
});
