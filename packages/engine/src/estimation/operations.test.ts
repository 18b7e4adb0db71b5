import { decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Around, estimateOf, inputs, linesOf, stated, type Values } from './testing/hand-made.ts';
import type { ImageWorkload, TextWorkload } from './workload.ts';

/** 100 images at $1: $100 before anything goes wrong. */
function images(values: Values = {}): ImageWorkload {
  const pricing = stated({ unitPriceUsd: '1' });
  return { kind: 'image', pricing, inputs: inputs({ acceptedImages: '100', ...values }) };
}

function operationsOn(work: ImageWorkload, values: Values, around: Around = {}): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(work, { ...around, values }), 'operations');
}

describe('operationsOf', () => {
  it('adds nothing where nothing was said', () => {
    expect(operationsOn(images(), {})).toEqual([]);
  });

  it('sends what failed once more: × (1 + r)', () => {
    expect(operationsOn(images(), { retryRate: '0.2' })).toEqual([['Retries', '20']]); // 100 × 0.2
  });

  it('sends what failed until it succeeds: × 1 / (1 − r)', () => {
    const lines = operationsOn(images(), { retryRate: '0.2' }, { retries: 'until-success' });
    expect(lines).toEqual([['Retries until they succeed, r / (1 − r)', '25']]); // 100 × 0.2 / 0.8
  });

  it.each([
    ['in full where no policy was stated', {}, '10'], // 100 × 0.1
    ['as far as they are billed', { billedShareOfFailed: '0.25' }, '2.5'], // 100 × 0.1 × 0.25
  ] as const)('charges failed jobs %s', (_, policy, cost) => {
    const lines = operationsOn(images(), { failedJobRate: '0.1', ...policy });
    expect(lines).toEqual([['Failed jobs, as far as they are billed', cost]]);
  });

  it('does not charge failed jobs that are free', () => {
    expect(operationsOn(images(), { failedJobRate: '0.1', billedShareOfFailed: '0' })).toEqual([]);
  });

  it('says that failed jobs are counted as billed only while no policy is known', () => {
    const unknown = estimateOf(images(), { values: { failedJobRate: '0.1' } });
    expect(unknown.unknowables.join()).toContain(
      'no policy was stated, so they are counted as billed in full',
    );
    const known = estimateOf(images(), { values: { failedJobRate: '0.1', billedShareOfFailed: '1' } });
    expect(known.unknowables).toEqual([]);
  });

  it('asks again for rejected outputs unless the stated attempts have them already', () => {
    const values = { rejectionRate: '0.3' };
    expect(operationsOn(images(), values)).toEqual([['Rejected outputs, asked for again', '30']]); // 100 × 0.3
    expect(operationsOn(images({ attemptsPerAccepted: '1.5' }), values)).toEqual([]);
  });

  it('repeats, in its order, everything before it', () => {
    const values: Values = {
      rejectionRate: '0.1',
      failedJobRate: '0.1',
      billedShareOfFailed: '0.5',
      duplicateRate: '0.02',
      retryRate: '0.1',
    };
    expect(operationsOn(images(), values)).toEqual([
      ['Retries', '10'], // 100 × 0.1
      ['Duplicate submissions', '2.2'], // 110 × 0.02
      ['Failed jobs, as far as they are billed', '5.61'], // 112.20 × 0.1 × 0.5
      ['Rejected outputs, asked for again', '11.781'], // 117.81 × 0.1
    ]);
  });

  it('repeats savings too: a retry of what is cached costs the cached price', () => {
    const prices = {
      priceInputPerMillion: '3',
      priceOutputPerMillion: '15',
      priceCachedInputPerMillion: '0.3',
    };
    const size = { monthlyRequests: '6000', inputTokens: '2000', outputTokens: '500', cachedShare: '0.9' };
    const text: TextWorkload = { kind: 'text', pricing: stated(prices), inputs: inputs(size) };
    expect(linesOf(estimateOf(text, { values: { retryRate: '0.03' } }))).toEqual([
      ['Input tokens', '36'], // 12M × $3/1M
      ['Output tokens', '45'], // 3M × $15/1M
      ['Cache reads instead of plain input', '-29.16'], // 10.8M × ($0.30 − $3)/1M
      ['Retries', '1.5552'], // 3 % of $51.84
    ]);
  });

  it('takes a workload’s own rate before the scenario’s', () => {
    const both = [images({ retryRate: '0.5' }), images()];
    const result = estimateOf(both, { values: { retryRate: '0.1' } });
    expect(linesOf(result, 'operations')).toEqual([
      ['Retries', '50'],
      ['Retries', '10'],
    ]);
    expect(decimalUsd(result.expected.money)).toBe('260'); // 150 + 110
  });
});
