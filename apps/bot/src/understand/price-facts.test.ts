import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('priceFacts', () => {
  it.each([
    ['$3/$15', { priceInputPerMillion: '3', priceOutputPerMillion: '15' }],
    ['$2/M prompt, $8/M completion', { priceInputPerMillion: '2', priceOutputPerMillion: '8' }],
    ['$0.002 per 1k output', { priceOutputPerMillion: '2' }],
    ['$.5 per million input', { priceInputPerMillion: '0.5' }],
    ['in $3/M, out $15/M', { priceInputPerMillion: '3', priceOutputPerMillion: '15' }],
    ['price per million is 1.25 in / 10 out', { priceInputPerMillion: '1.25', priceOutputPerMillion: '10' }],
    ['1 in 5 out per million', { priceInputPerMillion: '1', priceOutputPerMillion: '5' }],
    ['$0.30 per 1M cached input', { priceCachedInputPerMillion: '0.3' }],
  ] as const)('reads "%s" per million tokens', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['4 cents per image', { unitPriceUsd: '0.04' }],
    ['$40 per 1,000 images', { unitPriceUsd: '0.04' }],
    ['voice bot at $0.09 a minute', { pricePerSessionMinute: '0.09' }],
    ['video clips at $0.10 per second', { pricePerVideoSecond: '0.1' }],
    ['TTS at $30 per 1M characters', { pricePerMillionCharacters: '30' }],
    ['transcription for $0.36 an hour', { pricePerAudioMinute: '0.006' }],
  ] as const)('reads the price of one piece of the work in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['input price $0, 2k in', { inputTokens: '2000' }],
    ['price: 0, 2k in', { inputTokens: '2000' }],
    ['our GPU is $2 an hour, 2k in', { inputTokens: '2000' }],
  ] as const)(
    'makes no price of nothing, and none of what the work does not have: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );
});
