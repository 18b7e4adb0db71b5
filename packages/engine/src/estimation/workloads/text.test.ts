import { describe, expect, it } from 'vitest';

import type { Pricing } from '../pricing.ts';
import {
  estimateOf,
  handMadeCatalog,
  inputs,
  linesOf,
  listed,
  stated,
  unitCostsIn,
  type Values,
  volumeIn,
} from '../testing/hand-made.ts';
import type { TextWorkload } from '../workload.ts';

const catalog = handMadeCatalog({
  chat: ['input-token $3/1M', 'output-token $15/1M', 'web-search $10/1000'],
  thinker: ['input-token $2/1M', 'output-token $8/1M', 'reasoning-token $3/1M'],
  seer: ['input-token $2/1M', 'input-image-token $5/1M', 'output-token $8/1M'],
  long: [
    'input-token $1/1M',
    'output-token $5/1M',
    'input-token $2/1M prompt>200000',
    'output-token $10/1M prompt>200000',
  ],
});

/** 1,000 requests of 2,000 tokens in and 500 out, unless said otherwise. */
function requests(values: Values = {}, pricing: Pricing = listed('chat')): TextWorkload {
  const size = { monthlyRequests: '1000', inputTokens: '2000', outputTokens: '500' };
  return { kind: 'text', pricing, inputs: inputs({ ...size, ...values }) };
}

function linesFor(workload: TextWorkload): ReturnType<typeof linesOf> {
  return linesOf(estimateOf(workload, { catalog }));
}

describe('TEXT', () => {
  it('prices one call of 500 tokens in and 1,000 out at $0.0165', () => {
    const size = inputs({ calls: '1', inputTokens: '500', outputTokens: '1000' });
    const prices = stated({ priceInputPerMillion: '3', priceOutputPerMillion: '15' });
    const result = estimateOf({ kind: 'text', pricing: prices, inputs: size });
    expect(linesOf(result)).toEqual([
      ['Input tokens', '0.0015'], // 500 × $3/1M
      ['Output tokens', '0.015'], // 1,000 × $15/1M
    ]);
    expect(volumeIn(result)).toEqual([['calls', '1']]);
    expect(result.period).toBe('once');
  });

  it('multiplies users, active days and requests', () => {
    const people = { users: '100', activeDays: '20', requestsPerUserPerDay: '3' };
    const size = inputs({ ...people, inputTokens: '2000', outputTokens: '500' });
    const result = estimateOf({ kind: 'text', pricing: listed('chat'), inputs: size }, { catalog });
    expect(linesOf(result)).toEqual([
      ['Input tokens', '36'], // 100 × 20 × 3 × 2,000 × $3/1M
      ['Output tokens', '45'], // 6,000 × 500 × $15/1M
    ]);
    expect(volumeIn(result)).toEqual([
      ['users', '100'],
      ['requests', '6000'],
    ]);
  });

  it('takes a month of 30 active days where none are stated', () => {
    const size = inputs({ users: '10', requestsPerUserPerDay: '1', inputTokens: '1000', outputTokens: '0' });
    const result = estimateOf({ kind: 'text', pricing: listed('chat'), inputs: size }, { catalog });
    expect(linesOf(result)).toEqual([['Input tokens', '0.9']]); // 10 × 30 × 1,000 × $3/1M
    expect(result.assumptions.find(({ field }) => field === 'activeDays')?.origin).toBe('default');
  });

  it('reads images and PDF pages as input tokens', () => {
    const seen = {
      imagesPerRequest: '2',
      tokensPerImage: '1000',
      pdfPagesPerRequest: '3',
      tokensPerPdfPage: '1500',
    };
    // 1,000 × (2,000 + 2 × 1,000 + 3 × 1,500) = 8.5M × $3/1M
    expect(linesFor(requests(seen))[0]).toEqual(['Input tokens', '25.5']);
  });

  it('charges image tokens apart where they have a price of their own', () => {
    expect(linesFor(requests({ imagesPerRequest: '2', tokensPerImage: '1000' }, listed('seer')))).toEqual([
      ['Image input tokens', '10'], // 1,000 × 2 × 1,000 × $5/1M
      ['Input tokens', '4'], // 1,000 × 2,000 × $2/1M
      ['Output tokens', '4'], // 1,000 × 500 × $8/1M
    ]);
  });

  it('sends the tool definitions with every request, and charges searches by the search', () => {
    expect(linesFor(requests({ toolDefinitionTokens: '1000', webSearchesPerRequest: '0.5' }))).toEqual([
      ['Input tokens', '9'], // 1,000 × (2,000 + 1,000) × $3/1M
      ['Output tokens', '7.5'], // 1,000 × 500 × $15/1M
      ['Web searches', '5'], // 1,000 × 0.5 × $10/1,000
    ]);
  });

  it('charges reasoning like output, or at its own price', () => {
    // 1,000 × (500 + 200) × $15/1M
    expect(linesFor(requests({ reasoningTokens: '200' }))[1]).toEqual(['Output tokens', '10.5']);
    expect(linesFor(requests({ reasoningTokens: '200' }, listed('thinker')))).toEqual([
      ['Reasoning tokens', '0.6'], // 1,000 × 200 × $3/1M
      ['Input tokens', '4'], // 1,000 × 2,000 × $2/1M
      ['Output tokens', '4'], // 1,000 × 500 × $8/1M
    ]);
  });

  it('lets a verbose model write more, and reason no more', () => {
    const verbose = requests({ reasoningTokens: '200' }, listed('chat', { verbosity: '1.2' }));
    // 1,000 × (500 × 1.2 + 200) × $15/1M
    expect(linesFor(verbose)[1]).toEqual(['Output tokens', '12']);
  });

  it('chooses the rate by the length of one request, never by the month', () => {
    // 200M tokens a month, but no request has more than 200,000 of them.
    expect(linesFor(requests({ inputTokens: '200000' }, listed('long')))).toEqual([
      ['Input tokens', '200'], // 1,000 × 200,000 × $1/1M
      ['Output tokens', '2.5'], // 1,000 × 500 × $5/1M
    ]);
    expect(linesFor(requests({ inputTokens: '200001' }, listed('long')))).toEqual([
      ['Input tokens', '400.002'], // 1,000 × 200,001 × $2/1M
      ['Output tokens', '5'], // 1,000 × 500 × $10/1M
    ]);
  });

  it('charges the share that a fallback serves at the fallback’s rates', () => {
    const fallbacks = [listed('thinker', { fallbackShare: '0.1', verbosity: '2' })];
    expect(linesFor({ ...requests(), fallbacks })).toEqual([
      ['Input tokens (chat)', '5.4'], // 900 × 2,000 × $3/1M
      ['Output tokens (chat)', '6.75'], // 900 × 500 × $15/1M
      ['Input tokens (thinker)', '0.4'], // 100 × 2,000 × $2/1M
      ['Output tokens (thinker)', '0.8'], // 100 × 1,000 × $8/1M
    ]);
  });

  it.each([
    ['imagesPerRequest', 'tokensPerImage', ['1.369', '1.032']], // tiles and squares: 1,369 and 1,032 tokens
    ['pdfPagesPerRequest', 'tokensPerPdfPage', ['2.115', '0.258']],
  ] as const)('counts %s by the rule of each maker, where %s is not stated', (field, size, [first, own]) => {
    const [claude, gemini] = ['anthropic/claude-sonnet-4.6', 'google/gemini-2.5-flash'];
    const makers = handMadeCatalog({ [claude]: ['input-token $2/1M'], [gemini]: ['input-token $2/1M'] });
    const seeing = requests({ inputTokens: '0', outputTokens: '0', [field]: '1' }, listed(claude));
    const fallbacks = [listed(gemini, { fallbackShare: '0.5' })];
    // 500 each × tokens × $2/1M
    expect(linesOf(estimateOf({ ...seeing, fallbacks }, { catalog: makers }))).toEqual([
      [`Input tokens (${claude})`, first],
      [`Input tokens (${gemini})`, own],
    ]);
    const said = { ...seeing, inputs: { ...seeing.inputs, ...inputs({ [size]: '1000' }) } };
    expect(linesOf(estimateOf({ ...said, fallbacks }, { catalog: makers })).map(([, cost]) => cost)).toEqual([
      '1',
      '1',
    ]);
  });

  it('says what one request and one user cost', () => {
    const result = estimateOf(requests({ users: '50' }), { catalog });
    expect(unitCostsIn(result)).toEqual([
      ['request', '0.0135'], // ($6 + $7.50) / 1,000
      ['user', '0.27'], // $13.50 / 50
    ]);
  });
});
