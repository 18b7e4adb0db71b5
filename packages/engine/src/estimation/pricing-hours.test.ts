import { decimalUsd, toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { payeeOf } from './pricing.ts';
import { estimateOf, handMadeCatalog, inputs, linesOf, listed, TODAY } from './testing/hand-made.ts';
import type { TextWorkload } from './workload.ts';

/** Half price from 16:30 to 00:30 UTC, as DeepSeek had it: 8 of 24 hours. */
const OFF_PEAK = ['input-token $0.60/1M', 'input-token $0.30/1M utc=1630-0030', 'output-token $2.40/1M'];

const catalog = handMadeCatalog({
  'off-peak': OFF_PEAK,
  'half-hour': ['input-token $1/1M', 'input-token $2/1M utc=1000-1030', 'output-token $1/1M'],
  weekend: ['input-token $1/1M', 'input-token $0.50/1M days=0,6', 'output-token $1/1M'],
  // Mornings of working days: 5 × 7 = 35 of 168 hours.
  peak: ['input-token $1/1M', 'input-token $3/1M utc=0100-0800;days=1,2,3,4,5', 'output-token $1/1M'],
  tiered: ['input-token $1/1M prompt>1000', 'input-token $0.50/1M prompt>1000;days=6', 'output-token $1/1M'],
  ending: [
    'input-token $1/1M days=1',
    'input-token $2/1M',
    'input-token $1/1M until=2026-11-23',
    'input-token $9/1M from=2026-11-23',
    'input-token $9/1M until=2026-11-20',
    'output-token $1/1M',
  ],
  batched: [
    'input-token $1/1M',
    'input-token $2/1M days=6',
    'input-token $0.50/1M tier=batch',
    'output-token $1/1M',
  ],
});

/** 1,000 requests of 1,680 tokens: 1.68M tokens of input. */
function requests(model: string, values: Parameters<typeof inputs>[0] = {}): TextWorkload {
  const size = inputs({ monthlyRequests: '1000', inputTokens: '1680', outputTokens: '0', ...values });
  return { kind: 'text', pricing: listed(model), inputs: size };
}

describe('payeeOf a model whose price depends on the hour', () => {
  it('spreads the requests evenly over the week: 16 hours a day at one price, 8 at the other', () => {
    expect(linesOf(estimateOf(requests('off-peak'), { catalog }))).toEqual([
      ['Input tokens', '0.168'], // 1.68M × 8 / 24 × $0.30/1M
      ['Input tokens', '0.672'], // 1.68M × 16 / 24 × $0.60/1M
    ]);
  });

  it('says so', () => {
    expect(estimateOf(requests('off-peak'), { catalog }).unknowables.join()).toContain('week of 168 hours');
  });

  it.each([
    ['half an hour a day', 'half-hour', '1.715'], // 1.68M × (47 / 48 × $1 + 1 / 48 × $2)/1M
    ['two days of seven', 'weekend', '1.44'], // 1.68M × (5 / 7 × $1 + 2 / 7 × $0.50)/1M
    ['35 hours of 168', 'peak', '2.38'], // 1.68M × (133 / 168 × $1 + 35 / 168 × $3)/1M
  ])('counts %s as what they are of a week', (_, model, dollars) => {
    expect(decimalUsd(estimateOf(requests(model), { catalog }).base.money)).toBe(dollars);
  });

  it('keeps to the rates of today, although they change within the week', () => {
    // The promotion holds today and is taken for all days; what held before and what follows on Monday is not.
    expect(decimalUsd(estimateOf(requests('ending'), { catalog }).base.money)).toBe('1.68'); // 1.68M × $1/1M
  });

  it('chooses by length within each hour', () => {
    const { base, gaps } = estimateOf(requests('tiered'), { catalog });
    expect(decimalUsd(base.money)).toBe('1.56'); // 1.68M × (6 / 7 × $1 + 1 / 7 × $0.50)/1M
    expect(gaps).toEqual([]);
  });

  it('has a batch rate at every hour where it is published without one', () => {
    const { expected } = estimateOf(requests('batched', { batchShare: '1' }), { catalog });
    expect(decimalUsd(expected.money)).toBe('0.84'); // 1.68M × $0.50/1M
  });

  it('splits the week into shares that are all of it', () => {
    for (const { id } of catalog.models) {
      const shares = payeeOf(listed(id), { catalog, today: TODAY }).cards('standard');
      const total = shares.reduce((sum, { share }) => sum + Number(toDecimal(share)), 0);
      expect(total).toBeCloseTo(1, 10);
    }
  });
});
