import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('deniedFacts', () => {
  it.each([
    ['no retries, no caching or buffer', { retryRate: '0', cachedShare: '0', buffer: '0' }],
    ['without caching', { cachedShare: '0' }],
    ['not cached, not batched', { cachedShare: '0', batchShare: '0' }],
    ["batch isn't an option", { batchShare: '0' }],
    ['retries: none', { retryRate: '0' }],
    ['zero retries, no caching, 1k in', { retryRate: '0', cachedShare: '0', inputTokens: '1000' }],
    ['sin caché', { cachedShare: '0' }],
    ['ohne Puffer', { buffer: '0' }],
  ] as const)('reads "%s" as none of it', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['everything goes through the batch API', { batchShare: '1' }],
    [
      '500 images a month, first take is always good',
      { acceptedImagesPerMonth: '500', attemptsPerAccepted: '1' },
    ],
    [
      '500 images a month, we use every single one as it comes',
      { acceptedImagesPerMonth: '500', attemptsPerAccepted: '1' },
    ],
  ] as const)('reads "%s" as all of it', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['not sure about caching, 2k in', { inputTokens: '2000' }],
    ['do we need caching? 2k in', { inputTokens: '2000' }],
  ] as const)('makes nothing of a doubt: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
