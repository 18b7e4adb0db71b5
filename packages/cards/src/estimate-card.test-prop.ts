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
const someShare = upTo(1n);
const count = upTo(10n ** 9n);
const tokens = fc.oneof(upTo(10n ** 7n), fc.constant(given(ratio(0n))));
const few = fc.integer({ min: 1, max: 9 }).map((value) => given(ratio(BigInt(value))));
const price = upTo(1_000n);

const pricing: fc.Arbitrary<Pricing> = fc
  .record(
    {
      model: fc.constantFrom(...catalog.models.map(({ id }) => id)),
      inputs: fc.record(
        {
          priceInputPerMillion: price,
          priceOutputPerMillion: price,
          priceCachedInputPerMillion: price,
          unitPriceUsd: price,
          pricePerSeat: price,
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['inputs'] },
  )
  .filter(({ model, inputs }) => model !== undefined || Object.keys(inputs).length > 0);

const textWork: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constant('text' as const),
  pricing,
  inputs: fc
    .tuple(
      fc.oneof(
        fc.record({ users: count, activeDays: upTo(31n), requestsPerUserPerDay: count }),
        fc.record({ monthlyRequests: count }),
      ),
      fc.record({ inputTokens: tokens, outputTokens: tokens, cachedShare: share }),
    )
    .map(([volume, sizes]) => ({ ...volume, ...sizes })),
});

const imageWork: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constant('image' as const),
  pricing,
  inputs: fc.record({ acceptedImagesPerMonth: count, attemptsPerAccepted: few }),
});

const agentWork: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constant('agent' as const),
  pricing,
  inputs: fc
    .tuple(
      fc.record({ tasksPerMonth: count, callsPerTask: few, outputTokens: tokens, successRate: someShare }),
      fc.oneof(
        fc.record({ contextTokens: tokens, cachedShare: share }),
        fc.record({ instructionTokens: tokens, historyTokens: tokens, toolResultTokens: tokens }),
        fc.record({ prefixTokens: tokens, growthTokens: tokens, cachedShare: share }),
      ),
    )
    .map(([task, context]) => ({ ...task, ...context })),
});

const seats: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constant('subscription' as const),
  pricing,
  inputs: fc.record({ seats: count }),
});

const scenario: fc.Arbitrary<Scenario> = fc.record({
  workloads: fc.array(fc.oneof(textWork, imageWork, agentWork, seats), { minLength: 1, maxLength: 3 }),
  inputs: fc.record({ retryRate: share, buffer: share }),
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
    lawful(({ lines, base, expected, planned, fees, unitCosts, volume }, text) => {
      const digits = text.replaceAll(',', '');
      for (const { money } of [base, expected, planned, fees])
        if (money !== 0n) expect(digits).toContain(decimalUsd(money));
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
    lawful(({ gaps, assumptions, idle, lines }, text) => {
      for (const { reason } of gaps) expect(text).toContain(reason);
      for (const { rate } of lines) if (rate !== undefined) expect(text).toContain(rate.asOf);
      const said = assumptions.filter(({ origin }) => origin === 'given').length;
      expect(text.match(/\(you said\)/g)).toHaveLength(said + idle.length);
      expect(text.match(/ \(default: /g) ?? []).toHaveLength(assumptions.length - said);
    });
  });
});
