import { bundledCatalog, toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

/** The facts of a message as plain decimals, with the models by id. */
function read(message: string): Record<string, string> {
  const { facts, models } = understand(message, catalog);
  const model = models.flatMap(({ match }) => (match.kind === 'found' ? [['model', match.model.id]] : []));
  return Object.fromEntries([...facts.map(({ field, value }) => [field, toDecimal(value)]), ...model]);
}

describe('understand', () => {
  it('reads users, days and requests with their prices and operations', () => {
    const sentence =
      '100 monthly active users, 20 active days per month, 3 requests per user per active day, 2,000 average input tokens, 500 average output tokens, $3 per 1M input, $15 per 1M output, 3% retry rate, 15% planning buffer';

    expect(read(sentence)).toEqual({
      users: '100',
      activeDays: '20',
      requestsPerUserPerDay: '3',
      inputTokens: '2000',
      outputTokens: '500',
      priceInputPerMillion: '3',
      priceOutputPerMillion: '15',
      retryRate: '0.03',
      buffer: '0.15',
    });
  });

  it.each([
    ['2k in / 300 out', { inputTokens: '2000', outputTokens: '300' }],
    ['800 in 150 out', { inputTokens: '800', outputTokens: '150' }],
    ['500 in and 1,000 out', { inputTokens: '500', outputTokens: '1000' }],
    ['input 2000 output 450', { inputTokens: '2000', outputTokens: '450' }],
    ['input tokens: 2000, output tokens: 450', { inputTokens: '2000', outputTokens: '450' }],
    ['1.5k prompt tokens and 0.15k completion tokens', { inputTokens: '1500', outputTokens: '150' }],
    ['$3/$15', { priceInputPerMillion: '3', priceOutputPerMillion: '15' }],
    ['$2/M prompt, $8/M completion', { priceInputPerMillion: '2', priceOutputPerMillion: '8' }],
    ['$0.002 per 1k output', { priceOutputPerMillion: '2' }],
    ['retry rate of 3 % and a buffer of 15 %', { retryRate: '0.03', buffer: '0.15' }],
    ['retries 3% buffer 15%', { retryRate: '0.03', buffer: '0.15' }],
    ['no retries, no caching or buffer', { retryRate: '0', cachedShare: '0', buffer: '0' }],
    ['90 % of the input read from the cache', { cachedShare: '0.9' }],
    ['4 cents per image', { unitPriceUsd: '0.04' }],
    ['$40 per 1,000 images', { unitPriceUsd: '0.04' }],
    ['2.4 attempts each at $0.04 per generation', { attemptsPerAccepted: '2.4', unitPriceUsd: '0.04' }],
    ['a dozen users', { users: '12' }],
    ['2.5M requests a month', { monthlyRequests: '2500000' }],
    ['half a million requests a month', { monthlyRequests: '500000' }],
    ['1,300 requests per workday', { monthlyRequests: '28600' }],
    ['600 calls per week', { monthlyRequests: '2600' }],
    ['1.2M requests per year', { monthlyRequests: '100000' }],
    ['1.5k users * 1.5 msgs/day * 30 d', { users: '1500', requestsPerUserPerDay: '1.5', activeDays: '30' }],
    ['60 users, they send 25 messages per day each', { users: '60', requestsPerUserPerDay: '25' }],
    ['50 users, 2,000 requests a day', { users: '50', monthlyRequests: '60000' }],
  ])('reads "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it('reads the parts of the context of an agent and its calls per task', () => {
    const sentence =
      'a coding-agent task: 12 calls, instructions 2k, history 8k, files 10k, tool definitions 3k, tool results 5k, 800 output tokens per call, 80% completed';

    expect(read(sentence)).toEqual({
      callsPerTask: '12',
      instructionTokens: '2000',
      historyTokens: '8000',
      fileTokens: '10000',
      toolDefinitionTokens: '3000',
      toolResultTokens: '5000',
      outputTokens: '800',
      successRate: '0.8',
    });
  });

  it('keeps the digits of a model name out of the amounts', () => {
    expect(read('40k calls/month to gpt-5 mini, 2k in/300 out')).toEqual({
      model: 'openai/gpt-5-mini',
      monthlyRequests: '40000',
      inputTokens: '2000',
      outputTokens: '300',
    });
  });

  it('remembers the words of each fact, and how a volume was brought to a month', () => {
    const { facts } = understand('we make 500 requests a day', catalog);

    expect(facts).toMatchObject([
      { field: 'monthlyRequests', words: '500 requests a day', note: 'a day counts 30 times a month' },
    ]);
  });

  it.each([
    '30M tokens in a month',
    '3 regions',
    '1 in 4 is usable',
    'PRs #1180',
    'p95 of 300 ms',
    '4,800 files',
    'we go live in 3 days',
    '2.5 input tokens',
  ])('makes no fact out of "%s"', (sentence) => {
    expect(read(sentence)).toEqual({});
  });

  it('tells the words with a number that found no place', () => {
    expect(understand('10k requests a month in 3 regions', catalog).unused).toEqual(['3']);
  });

  it.each([
    ['€3 per 1M input', /US dollars/],
    ['500-900 output tokens', /range/],
    ['between 500 and 900 output tokens', /range/],
    ['1e309 tokens', /most is 10\^15/],
  ])('refuses "%s" with a sentence and makes no fact of it', (sentence, reason) => {
    const { facts, refused } = understand(sentence, catalog);

    expect(refused[0]).toMatch(reason);
    expect(facts.map(({ field }) => field)).not.toContain('inputTokens');
  });

  it('takes a name that the catalog lacks as a whole', () => {
    const { models } = understand('gpt-5.7-imaginary, 10k requests', catalog);

    expect(models).toMatchObject([{ name: 'gpt-5.7-imaginary', match: { kind: 'unknown' } }]);
  });

  it('takes an id of a maker and a name for a model, though the catalog has neither', () => {
    const { models } = understand('acme/brand-new-1, 10k requests/day', catalog);

    expect(models).toMatchObject([{ name: 'acme/brand-new-1', match: { kind: 'unknown' } }]);
  });

  it('does not stretch a name to another version', () => {
    expect(understand('sonnet 4.9, 10k requests', catalog).models).toMatchObject([
      { name: 'sonnet 4.9', match: { kind: 'unknown' } },
    ]);
  });

  it.each([
    ['2.5k in, .5k out', { inputTokens: '2500', outputTokens: '500' }],
    ['.5% retries', { retryRate: '0.005' }],
    ['$.5 per million input', { priceInputPerMillion: '0.5' }],
    ['1 500 requests a month, 2 000 in', { monthlyRequests: '1500', inputTokens: '2000' }],
    ["1'500 requests a month", { monthlyRequests: '1500' }],
    ['12,34,567 requests a month', { monthlyRequests: '1234567' }],
    ['100 requests a day, weekdays only', { monthlyRequests: '2200' }],
  ])('reads the number of "%s" whole', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    '2000 words in',
    '500 lines out',
    '2 MB in',
    '4 pages in',
    '50 requests per hour, 22 days a month',
  ])('makes no tokens and no volume out of "%s"', (sentence) => {
    const { activeDays: _, ...rest } = read(sentence);
    expect(rest).toEqual({});
  });

  it('asks about a dot that may part thousands', () => {
    expect(understand('1.000 requests per month', catalog).refused).toEqual([
      expect.stringContaining('could be 1 or 1000'),
    ]);
  });

  it('tells words that change the price and have no place yet', () => {
    expect(understand('sonnet 4.6 with the batch API', catalog).unused).toEqual(['batch']);
  });
});
