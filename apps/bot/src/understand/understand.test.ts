import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';
import { understand } from './understand.ts';

const catalog = bundledCatalog();

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
    const { models } = understand('40k calls/month to gpt-5 mini, 2k in/300 out', catalog);

    expect(models).toMatchObject([{ match: { kind: 'found', model: { id: 'openai/gpt-5-mini' } } }]);
    expect(read('40k calls/month to gpt-5 mini, 2k in/300 out')).toEqual({
      monthlyRequests: '40000',
      inputTokens: '2000',
      outputTokens: '300',
    });
  });

  it('remembers the words of each fact, and how a volume was brought to a month', () => {
    const { facts } = understand('we make 500 requests a day', catalog);

    expect(facts).toMatchObject([
      { name: 'monthlyRequests', words: '500 requests a day', note: 'a day counts 30 times a month' },
    ]);
  });

  it('takes a model that is named twice for one', () => {
    const pasted =
      '{"model": "openai/gpt-5-mini", "fallback": "none"} so openai/gpt-5-mini, 10k requests a month';

    expect(understand(pasted, catalog).models).toHaveLength(1);
  });

  it('asks about the model that is moved to, not the one that is left', () => {
    const { models } = understand('moving from gpt-4o to claude sonnet 5, 10k requests a month', catalog);

    expect(models.map(({ name }) => name)).toEqual(['claude sonnet 5']);
  });

  it.each([
    '3 regions',
    'PRs #1180',
    'p95 of 300 ms',
    'we go live in 3 days',
    '2.5 input tokens',
    '2000 words in',
    '500 lines out',
    '2 MB in',
    '4 pages in',
  ])('makes no fact out of "%s"', (sentence) => {
    expect(read(sentence)).toEqual({});
  });

  it.each([
    ['10k requests a month in 3 regions', '3 regions'],
    ['10k requests a month, 1.8 s latency', '1.8 s'],
    ['10k requests a month, temperature 0.7', '0.7'],
    ['10k requests a month, 50% discount on batch', '50% discount'],
    ['10k requests a month, input price $0', 'input price $0'],
    ['10k requests a month, our GPU costs $2 an hour, gpt-5 mini', 'costs $2 an hour'],
  ])('tells the words of "%s" that carry a number and found no place', (sentence, words) => {
    expect(understand(sentence, catalog).unused).toEqual([words]);
    expect(read(sentence)).toEqual({ monthlyRequests: '10000' });
  });

  it.each([
    ['€3 per 1M input', /US dollars/],
    ['1e309 tokens', /most is 10\^15/],
    ['1.000 requests per month', /could be 1 or 1000/],
    ['1.000 requests per month', /without the dot/],
  ])('refuses "%s" with a sentence and makes no fact of it', (sentence, reason) => {
    expect(understand(sentence, catalog).refused[0]).toMatch(reason);
    expect(read(sentence)).toEqual({});
  });

  it('reads the first 200 numbers of a message and says that there are more', () => {
    const { refused } = understand('7 x. '.repeat(300), catalog);

    expect(refused).toEqual([
      'That has 300 numbers; I read the first 200. Send the numbers of one scenario.',
    ]);
  });

  it('goes on with the kind of work that was talked about', () => {
    const { kind, facts, intent } = understand('and at 1,200 tasks?', catalog, { kind: 'agent' });

    expect({ kind, intent, names: facts.map(({ name }) => name) }).toEqual({
      kind: 'agent',
      intent: 'whatif',
      names: ['tasksPerMonth'],
    });
  });

  it('gives a number without a name as a possible answer to a question', () => {
    expect(understand('6,000', catalog).bare).toEqual([
      { words: '6,000', value: { numerator: 6_000n, denominator: 1n } },
    ]);
  });

  it.each([
    [
      '16k in of which 12k is cached, 900 out',
      { inputTokens: '16000', cachedShare: '0.75', outputTokens: '900' },
    ],
    [
      '12 conseillers, 25 demandes par conseiller et par jour ouvré',
      { users: '12', requestsPerUserPerDay: '25' },
    ],
    ['an agent, 90 runs a month, 5 calls per run, 80% of the runs are useful', { successRate: '0.8' }],
    [
      'banners: one generation is $0.05 and we need 3 per accepted one',
      { unitPriceUsd: '0.05', attemptsPerAccepted: '3' },
    ],
  ])('reads "%s"', (sentence, facts) => {
    expect(read(sentence)).toMatchObject(facts);
  });

  it.each([
    [
      'haiku 4.5，100万次请求每月，800输入，200输出',
      { monthlyRequests: '1000000', inputTokens: '800', outputTokens: '200' },
    ],
    [
      '50 users, a few requests per day, 1k in, 200 out',
      { users: '50', inputTokens: '1000', outputTokens: '200' },
    ],
    ['12k requests a day, mon-fri, 500 in', { monthlyRequests: '264000', inputTokens: '500' }],
    ['500 requests a day, not on weekends', { monthlyRequests: '11000' }],
    ['how many images for $500 on flux.2 pro?', { budget: '500' }],
    [
      'annual cost of 10k requests a month, 1k in',
      { monthlyRequests: '10000', inputTokens: '1000', months: '12' },
    ],
    ['requests: -500 a month', { monthlyRequests: '-500' }],
    ['3 teams of 12 devs on copilot business', { seats: '36' }],
  ])('reads what is easily misread: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it('takes no model that is excluded, and tells an amount that is no number', () => {
    const { models, unused } = understand('sonnet 4.6 without haiku 4.5, hundreds of users', catalog);

    expect(models.map(({ name }) => name)).toEqual(['sonnet 4.6']);
    expect(unused).toEqual(['hundreds of users']);
  });
});
