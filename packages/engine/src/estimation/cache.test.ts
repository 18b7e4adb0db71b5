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
import type { CacheLifetime, TextWorkload, VoiceWorkload } from './workload.ts';

const catalog = handMadeCatalog({
  chat: [
    'input-token $3/1M',
    'cached-input-token $0.30/1M',
    'cache-write-5m-token $3.75/1M',
    'cache-write-1h-token $6/1M',
    'output-token $15/1M',
  ],
  writer: [
    'input-token $1/1M',
    'cached-input-token $0.10/1M',
    'cache-write-5m-token $1/1M',
    'output-token $1/1M',
  ],
  speaker: [
    'input-token $1/1M',
    'cached-input-token $0.10/1M',
    'cache-write-5m-token $1/1M',
    'input-audio-token $10/1M',
    'output-token $1/1M',
  ],
  seer: [
    'input-token $3/1M',
    'cached-input-token $0.30/1M',
    'input-image-token $5/1M',
    'output-token $15/1M',
  ],
});

/** One call of 500 tokens in and 1,000 out: $0.0015 and $0.015 without a cache. */
function call(
  values: Values,
  pricing: Pricing = listed('chat'),
  cacheLifetime?: CacheLifetime,
): TextWorkload {
  const size = inputs({ calls: '1', inputTokens: '500', outputTokens: '1000', ...values });
  return { kind: 'text', pricing, inputs: size, ...(cacheLifetime === undefined ? {} : { cacheLifetime }) };
}

describe('cacheOf', () => {
  it('reads a share of the input at the cached price, as a saving', () => {
    const result = estimateOf(call({ cachedShare: '0.9' }), { catalog });
    expect(linesOf(result, 'operations')).toEqual([
      ['Cache reads instead of plain input', '-0.001215'], // 450 × ($0.30 − $3)/1M
    ]);
    expect(decimalUsd(result.base.money)).toBe('0.0165');
    expect(decimalUsd(result.expected.money)).toBe('0.015285'); // 0.0165 − 0.001215
  });

  it.each([
    ['5m', '0.00015'], // 200 × ($3.75 − $3)/1M
    ['1h', '0.0006'], // 200 × ($6 − $3)/1M
  ] as const)('writes a share of the input for %s at the price of that lifetime', (lifetime, cost) => {
    const writing = call({ cacheWriteShare: '0.4' }, listed('chat'), lifetime);
    expect(linesOf(estimateOf(writing, { catalog }), 'operations')).toEqual([
      ['Cache writes instead of plain input', cost],
    ]);
  });

  it('writes for five minutes where no lifetime is stated', () => {
    const [line] = linesOf(estimateOf(call({ cacheWriteShare: '0.4' }), { catalog }), 'operations');
    expect(line).toEqual(['Cache writes instead of plain input', '0.00015']);
  });

  it('reads and writes shares of the same input', () => {
    const both = { cachedShare: '0.5', cacheWriteShare: '0.4' };
    expect(linesOf(estimateOf(call(both), { catalog }), 'operations')).toEqual([
      ['Cache reads instead of plain input', '-0.000675'], // 250 × ($0.30 − $3)/1M
      ['Cache writes instead of plain input', '0.00015'], // 200 × ($3.75 − $3)/1M
    ]);
  });

  it('leaves images with a price of their own out of the cache', () => {
    const seeing = { cachedShare: '1', imagesPerRequest: '1', tokensPerImage: '1000' };
    expect(linesOf(estimateOf(call(seeing, listed('seer')), { catalog }), 'operations')).toEqual([
      ['Cache reads instead of plain input', '-0.00135'], // 500 × ($0.30 − $3)/1M
    ]);
  });

  it('charges reads as plain input, and says so, where they have no price', () => {
    const unpriced = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });
    const { expected, substitutions, lines } = estimateOf(call({ cachedShare: '0.9' }, unpriced));
    expect(decimalUsd(expected.money)).toBe('0.0165');
    expect(lines.map(({ layer }) => layer)).toEqual(['base', 'base']);
    expect(substitutions).toEqual([{ unit: 'cached-input-token', as: 'input-token', quantity: exact(450) }]);
  });

  describe('where reads are assumed and writes are not', () => {
    const writesOf = (work: TextWorkload): readonly unknown[] =>
      estimateOf(work, { catalog }).cacheWrites.map(({ unit, quantity, cost }) => [
        unit,
        quantity,
        decimalUsd(cost),
      ]);

    it('states what writing them costs, outside the totals', () => {
      expect(writesOf(call({ cachedShare: '0.9' }))).toEqual([
        ['cache-write-5m-token', exact(450), '0.0016875'], // 450 × $3.75/1M
        ['cache-write-1h-token', exact(450), '0.0027'], // 450 × $6/1M
      ]);
    });

    it('states the price of the lifetime that is wanted, where one is', () => {
      expect(writesOf(call({ cachedShare: '0.9' }, listed('chat'), '1h'))).toEqual([
        ['cache-write-1h-token', exact(450), '0.0027'], // 450 × $6/1M
      ]);
    });

    it('states it for everybody who serves a share of the requests', () => {
      const fallback = { ...listed('writer'), inputs: inputs({ fallbackShare: '0.5' }) };
      const { cacheWrites } = estimateOf(
        { ...call({ cachedShare: '0.9' }), fallbacks: [fallback] },
        { catalog },
      );
      expect(cacheWrites.map(({ payee, cost }) => [payee, decimalUsd(cost)])).toEqual([
        ['chat', '0.0016875'],
        ['chat', '0.0027'],
        ['writer', '0.00045'], // 450 × $1/1M
      ]);
    });

    it('states it for the first turn of a conversation that reads, alone and in a chain', () => {
      const talk = inputs({
        sessions: '1',
        minutesPerSession: '1',
        cachedShare: '1',
        instructionTokens: '100',
      });
      const chain = { transcription: stated({ pricePerAudioMinute: '0' }), speech: stated({}) };
      const chained: VoiceWorkload = { kind: 'voice', pricing: listed('writer'), inputs: talk, chain };
      // 100 instructions and the user’s 20 words of the first of 4 turns: 0.4 min × 200 tokens / 4
      expect(estimateOf(chained, { catalog }).cacheWrites).toMatchObject([{ quantity: exact(120) }]);
      const native: VoiceWorkload = { kind: 'voice', pricing: listed('speaker'), inputs: talk };
      expect(estimateOf(native, { catalog }).cacheWrites).toMatchObject([
        { payee: 'speaker', unit: 'cache-write-5m-token' },
      ]);
    });

    it('states nothing where nothing is cached, writes are stated or have no price', () => {
      expect(writesOf(call({}))).toEqual([]);
      expect(writesOf(call({ cachedShare: '0.5', cacheWriteShare: '0.1' }))).toEqual([]);
      const unpriced = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });
      expect(writesOf(call({ cachedShare: '0.9' }, unpriced))).toEqual([]);
    });
  });
});
