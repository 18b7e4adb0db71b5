import { decimalUsd, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Pricing } from './pricing.ts';
import {
  estimateOf,
  handMadeCatalog,
  inputs,
  linesOf,
  listed,
  stated,
  type Values,
} from './testing/hand-made.ts';
import type { TextWorkload } from './workload.ts';

const catalog = handMadeCatalog({
  plain: ['input-token $3/1M', 'output-token $15/1M', 'web-search $10/1000'],
  long: [
    'input-token $3/1M',
    'input-token $6/1M prompt>1000',
    'output-token $15/1M',
    'input-token $1/1M tier=batch',
    'output-token $5/1M tier=batch',
  ],
  'long-batch': [
    'input-token $3/1M',
    'input-token $6/1M prompt>1000',
    'output-token $15/1M',
    'input-token $1/1M tier=batch',
    'input-token $2/1M prompt>1000;tier=batch',
    'output-token $5/1M tier=batch',
  ],
  tiered: [
    'input-token $3/1M',
    'output-token $15/1M',
    'cached-input-token $0.30/1M',
    'web-search $10/1000',
    'input-token $1.50/1M tier=batch',
    'output-token $6/1M tier=batch',
    'input-token $2/1M tier=flex',
    'output-token $10/1M tier=flex',
    'input-token $6/1M tier=priority',
    'output-token $30/1M tier=priority',
  ],
});

/** 1,000 requests of 2,000 tokens in and 500 out: $6 and $7.50 at the standard rates. */
function requests(pricing: Pricing, values: Values): TextWorkload {
  const size = { monthlyRequests: '1000', inputTokens: '2000', outputTokens: '500' };
  return { kind: 'text', pricing, inputs: inputs({ ...size, ...values }) };
}

function changesOf(pricing: Pricing, values: Values): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(requests(pricing, values), { catalog }), 'operations');
}

describe('a share at another service tier', () => {
  it.each([
    // Half at $3 and $3 instead of $6 and $7.50: 0.5 × (6 − 13.50)
    ['batchShare', 'Batch instead of standard rates', '-3.75'],
    // Half at $4 and $5: 0.5 × (9 − 13.50)
    ['flexShare', 'Flex instead of standard rates', '-2.25'],
    // Half at $12 and $15: 0.5 × (27 − 13.50)
    ['priorityShare', 'Priority instead of standard rates', '6.75'],
  ] as const)('is charged at the published rates of its tier: %s', (field, label, cost) => {
    expect(changesOf(listed('tiered'), { [field]: '0.5' })).toEqual([[label, cost]]);
  });

  it('keeps the rates of its tier on its line, with their sources', () => {
    const { lines } = estimateOf(requests(listed('tiered'), { batchShare: '0.5' }), { catalog });
    const [, , batch] = lines;
    expect(batch?.rates?.map(({ unit, condition }) => [unit, condition.tier])).toEqual([
      ['input-token', 'batch'],
      ['output-token', 'batch'],
    ]);
  });

  it('is one of several shares, the rest of them standard', () => {
    const line = ['Batch and priority instead of standard rates', '-0.15'];
    // 0.2 × (6 − 13.50) + 0.1 × (27 − 13.50)
    expect(changesOf(listed('tiered'), { batchShare: '0.2', priorityShare: '0.1' })).toEqual([line]);
  });

  it('pays the standard rate for what its tier has no rate of its own for', () => {
    const searching = { batchShare: '1', webSearchesPerRequest: '1' };
    // $3 + $3 for tokens instead of $13.50; the searches cost $10 as before.
    expect(changesOf(listed('tiered'), searching)).toEqual([['Batch instead of standard rates', '-7.5']]);
  });

  it('pays the standard price of a long prompt where its tier lists one price only', () => {
    // 2,000 tokens are long. Batched, they cost $6 as before, or the tier’s own $2; output $2.50 instead of $7.50.
    expect(changesOf(listed('long'), { batchShare: '1' })[0]?.[1]).toBe('-5');
    expect(changesOf(listed('long-batch'), { batchShare: '1' })[0]?.[1]).toBe('-13'); // (2 − 6) × 2 − 5
  });

  it('changes what is left after the cache has been read', () => {
    const lines = changesOf(listed('tiered'), { cachedShare: '0.5', batchShare: '1' });
    expect(lines).toEqual([
      ['Cache reads instead of plain input', '-2.7'], // 1M × ($0.30 − $3)/1M
      // 1M at $1.50 instead of $3, 0.5M at $6 instead of $15; cached tokens cost $0.30 as before.
      ['Batch instead of standard rates', '-6'],
    ]);
  });

  it.each(['batch', 'flex'] as const)(
    'gets no discount for %s that nobody has published, and says so',
    (tier) => {
      const result = estimateOf(requests(listed('plain'), { [`${tier}Share`]: '0.5' }), { catalog });
      expect(linesOf(result, 'operations')).toEqual([]);
      expect(result.expected.kind).toBe('exact');
      expect(result.unknowables).toEqual([
        `No ${tier} rate of plain is published: that share is charged at the standard rate.`,
      ]);
    },
  );

  it('costs at least the standard rate with a priority that nobody has published', () => {
    const result = estimateOf(requests(listed('plain'), { priorityShare: '0.5' }), { catalog });
    expect(decimalUsd(result.expected.money)).toBe('13.5'); // $6 + $7.50
    expect(result.expected.kind).toBe('at-least');
    expect(result.gaps).toEqual([
      {
        unit: 'request',
        quantity: exact(500),
        reason: 'no priority rate of plain, which costs more than the standard one',
      },
    ]);
    expect(linesOf(result, 'operations')).toEqual([]);
    expect(result.base.kind).toBe('exact');
  });

  it('pays a stated price at any tier, and says so', () => {
    const prices = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });
    const result = estimateOf(requests(prices, { priorityShare: '0.5' }), { catalog });
    expect(decimalUsd(result.expected.money)).toBe('13.5');
    expect(result.expected.kind).toBe('exact');
    expect(result.unknowables).toEqual(['What you pay at priority: your price is taken for it as well.']);
  });

  it('blames no price list for a price that stands before it', () => {
    const notes = (prices: Pricing): readonly string[] =>
      estimateOf(requests(prices, { batchShare: '0.5' }), { catalog }).unknowables;
    const yours = 'What you pay at batch: your price is taken for it as well.';
    expect(notes(listed('tiered', { priceInputPerMillion: '2' }))).toEqual([yours]);
    expect(notes(listed('long', { priceInputPerMillion: '2' }))).toEqual([yours]);
    expect(notes(listed('plain', { priceInputPerMillion: '2' }))).toEqual([
      yours,
      'No batch rate of plain is published: that share is charged at the standard rate.',
    ]);
    expect(notes(listed('tiered', { priceInputPerMillion: '2', priceOutputPerMillion: '9' }))).toEqual([
      yours,
    ]);
  });

  it('is said nothing about where it is nothing', () => {
    const result = estimateOf(requests(listed('plain'), { batchShare: '0' }), { catalog });
    expect([linesOf(result, 'operations'), result.unknowables]).toEqual([[], []]);
  });
});
