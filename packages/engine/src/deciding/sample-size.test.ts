import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { inputs, listed } from '../estimation/testing/hand-made.ts';
import { sampleSize, variationByDefault, variationByRange } from './sample-size.ts';

function runs(variation: string, precision: string): bigint {
  return sampleSize({ value: exact(variation), reason: 'a test' }, exact(precision));
}

describe('sampleSize', () => {
  it('is (1.645 × variation / precision)², rounded up', () => {
    expect(runs('1', '0.2')).toBe(68n); // 8.225² = 67.65
    expect(runs('2', '0.2')).toBe(271n); // 16.45² = 270.6
    expect(runs('1', '0.1645')).toBe(100n); // 10² exactly
  });

  it('is never below 30', () => {
    expect([runs('0', '0.2'), runs('0.6', '0.2'), runs('0.67', '0.2')]).toEqual([30n, 30n, 31n]); // 24.4, 30.4
  });
});

describe('variationByRange', () => {
  it('reads the standard deviation off the 10th and 90th percentile', () => {
    const range = { p10: usd('0.04368'), p50: usd('0.1'), p90: usd('0.30') };
    // (0.30 − 0.04368) / (2 × 1.2816 × 0.1) = 0.25632 / 0.25632
    expect(variationByRange(range, usd('0.1')).value).toEqual(exact(1));
  });

  it('finds none in what costs nothing', () => {
    expect(variationByRange({ p10: usd('0'), p50: usd('0'), p90: usd('0') }, usd('0')).value).toEqual(
      exact(0),
    );
  });
});

describe('variationByDefault', () => {
  it('is the mean itself for what is as long as it happens to be', () => {
    const text = { kind: 'text', pricing: listed('chat'), inputs: {} } as const;
    expect(variationByDefault(text)).toMatchObject({
      value: exact(1),
      reason: expect.stringContaining('exponential'),
    });
  });

  it('follows from the attempts of generations', () => {
    const video = {
      kind: 'video',
      pricing: listed('film'),
      inputs: inputs({ attemptsPerAccepted: '5' }),
    } as const;
    expect(variationByDefault(video).value).toEqual(exact(2)); // p = 1/5: √(0.8 / 0.2)
  });
});
