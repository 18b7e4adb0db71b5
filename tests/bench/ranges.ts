import { type Assumed, given, rangeOf, type Scenario } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';

/** Times 20,000 samples of a scenario with six ranges: the first call of the process, and the median of those after. */
export function benchRanges(): string {
  const prices = { catalog: bundledCatalog(), today: '2026-11-21' };
  prices.catalog.card(MODEL);
  const times = Array.from({ length: 1 + REPEATS }, () => {
    const start = performance.now();
    const range = rangeOf(SIX_RANGES, prices, { seed: 1, samples: 20_000 });
    if (range === undefined) throw new Error('the scenario has no range');
    return performance.now() - start;
  });
  const [first = 0, ...others] = times;
  const median = others.toSorted((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0;
  return `20,000 samples of 6 ranges: ${first.toFixed(1)} ms the first time, ${median.toFixed(1)} ms after (median of ${REPEATS})`;
}

const MODEL = 'anthropic/claude-sonnet-4.6';
const REPEATS = 21;

function ranged(low: number, value: number, high: number): Assumed {
  return { ...given(exact(value)), range: { low: exact(low), high: exact(high) } };
}

const SIX_RANGES: Scenario = {
  workloads: [
    {
      kind: 'text',
      pricing: { model: MODEL, inputs: {} },
      inputs: {
        users: ranged(50, 100, 200),
        activeDays: given(exact(20)),
        requestsPerUserPerDay: ranged(2, 3, 5),
        inputTokens: ranged(1_000, 2_000, 3_000),
        outputTokens: ranged(500, 700, 900),
        cachedShare: ranged(0.2, 0.5, 0.8),
      },
    },
  ],
  inputs: { retryRate: ranged(0.01, 0.03, 0.06), buffer: given(exact('0.15')) },
};
