import { estimate, given, type Pricing, type Scenario, type Workload } from '@tollkeeper/engine';
import { bundledCatalog, decimalUsd, multiply, type Ratio, ratio, toDecimal } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estimateCard } from './estimate-card.ts';
import { moneyText } from './money-text.ts';
import { renderPlainText } from './plain-text.ts';

const catalog = bundledCatalog();

/** A value of any size from a millionth to `most`, whole or not. */
function upTo(most: bigint): fc.Arbitrary<ReturnType<typeof given>> {
  const value = fc
    .tuple(fc.bigInt({ min: 1n, max: most * 1_000_000n }), fc.constantFrom(1n, 3n, 1_000n, 1_000_000n))
    .map(([size, grain]) => ratio((size / grain) * grain || 1n, 1_000_000n));
  return value.map((each) => given(each));
}

const share = fc.oneof(upTo(1n), fc.constant(given(ratio(0n))));
const count = upTo(10n ** 9n);
const tokens = fc.oneof(upTo(10n ** 7n), fc.constant(given(ratio(0n))));
const period = fc.constantFrom('month' as const, 'once' as const);
const FIELDS = [
  'priceInputPerMillion',
  'priceOutputPerMillion',
  'priceCachedInputPerMillion',
  'unitPriceUsd',
] as const;

const pricing: fc.Arbitrary<Pricing> = fc.record(
  {
    model: fc.constantFrom(...catalog.models.map(({ id }) => id)),
    stated: fc
      .tuple(fc.subarray([...FIELDS]), fc.array(upTo(1_000n), { minLength: 4, maxLength: 4 }))
      .map(([fields, prices]) =>
        fields.flatMap((field, at) => prices.slice(at, at + 1).map((price) => ({ field, price }))),
      ),
  },
  { requiredKeys: ['stated'] },
);

const workload: fc.Arbitrary<Workload> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    pricing,
    volume: fc.oneof(
      fc.record({
        kind: fc.constant('users' as const),
        users: count,
        activeDays: upTo(31n),
        requestsPerUserPerDay: count,
      }),
      fc.record({ kind: fc.constant('requests' as const), period, requests: count }),
    ),
    inputTokens: tokens,
    outputTokens: tokens,
    cachedShare: share,
  }),
  fc.record({
    kind: fc.constant('image' as const),
    pricing,
    period,
    acceptedImages: count,
    attemptsPerAccepted: upTo(9n),
  }),
  fc.record({
    kind: fc.constant('agent' as const),
    pricing,
    period,
    tasks: count,
    callsPerTask: upTo(100n),
    context: fc.oneof(
      fc.record({ kind: fc.constant('total' as const), contextTokens: tokens }),
      fc.record({
        kind: fc.constant('parts' as const),
        instructionTokens: tokens,
        historyTokens: tokens,
        fileTokens: tokens,
        toolDefinitionTokens: tokens,
        toolResultTokens: tokens,
      }),
    ),
    outputTokens: tokens,
    cachedShare: share,
    successRate: upTo(1n),
  }),
);

const scenario: fc.Arbitrary<Scenario> = fc.record({
  workloads: fc.array(workload, { minLength: 1, maxLength: 3 }),
  operations: fc.record({ retryRate: share, buffer: share }),
});

function plain(value: Ratio): string {
  return toDecimal(value, 4);
}

function lawful(law: (estimated: ReturnType<typeof estimate>, text: string) => void): void {
  fc.assert(
    fc.property(scenario, (each) => {
      const estimated = estimate(each, catalog, '2026-11-21');
      law(estimated, renderPlainText(estimateCard(estimated), 100_000));
    }),
    { numRuns: 300 },
  );
}

describe('estimateCard', () => {
  it('writes no value that is none', () => {
    lawful((_, text) => expect(text).not.toMatch(/\bNaN\b|undefined|Infinity|\bnull\b|\[object/));
  });

  it('contains every figure of the estimate', () => {
    lawful(({ lines, base, expected, planned, unitCosts, volume }, text) => {
      const digits = text.replaceAll(',', '');
      for (const { money } of [base, expected, planned]) expect(digits).toContain(decimalUsd(money));
      for (const { cost } of [...lines, ...unitCosts]) expect(text).toContain(moneyText(cost));
      for (const { quantity } of volume)
        if (plain(quantity) !== '0') expect(digits).toContain(plain(quantity));
      for (const { share: part } of lines) {
        if (part !== undefined) expect(digits).toContain(`${plain(multiply(part, ratio(100n)))}%`);
      }
    });
  });

  it('says "at least" of every total exactly when a price is missing', () => {
    lawful(({ gaps }, text) => {
      const totals = text.split('\n').filter((line) => /^(Base|Expected|Planned) /.test(line));
      expect(totals).toHaveLength(3);
      for (const line of totals) expect(line.includes('at least')).toBe(gaps.length > 0);
    });
  });

  it('names every gap, every assumption and every source', () => {
    lawful(({ gaps, assumptions, lines }, text) => {
      for (const { reason } of gaps) expect(text).toContain(reason);
      for (const { rate } of lines) if (rate !== undefined) expect(text).toContain(rate.asOf);
      expect(text.match(/\(you said\)/g)).toHaveLength(assumptions.length);
    });
  });
});
