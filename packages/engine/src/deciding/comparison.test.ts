import { exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { TextWorkload } from '../estimation/workload.ts';
import { compare } from './comparison.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'a/dear': { 'input-token': '3', 'output-token': '15' },
  'a/dear-twin': { 'input-token': '3', 'output-token': '15' },
  'b/cheap': { 'input-token': '3', 'output-token': '3' },
  'b/near': { 'input-token': '3', 'output-token': '3.1' },
  'b/just-apart': { 'input-token': '3', 'output-token': '3.3' },
  'c/free': { 'input-token': '0', 'output-token': '0' },
  'c/free-too': { 'input-token': '0', 'output-token': '0' },
  'd/no-output-price': { 'input-token': '1' },
  'd/dear-without-output-price': { 'input-token': '30' },
  'e/cached': { 'input-token': '4', 'output-token': '3', 'cached-input-token': '0.4' },
  'f/image': { image: '0.04' },
  'g/realtime': {
    'input-token': '4',
    'output-token': '16',
    'input-audio-token': '32',
    'output-audio-token': '64',
  },
  'g/minutes': { 'session-second': '0.06' },
  'f/image-by-token': { 'output-image-token': '30' },
});
const prices = { catalog, today: '2026-11-21' };

/** 1,000 requests a month of 10,000 tokens in and 3,000 out: 10M in, 3M out. */
function support(inputs: Inputs = {}): TextWorkload {
  return {
    kind: 'text',
    pricing: { model: 'a/dear', inputs: {} },
    inputs: {
      monthlyRequests: given(exact(1_000)),
      inputTokens: given(exact(10_000)),
      outputTokens: given(exact(3_000)),
      ...inputs,
    },
  };
}

const SUPPORT: Scenario = { workloads: [support()], inputs: {} };
const CHEAP = usd('39'); // 10 × $3 + 3 × $3
const DEAR = usd('75'); // 10 × $3 + 3 × $15

describe('compare', () => {
  it('ranks models by their planned total', () => {
    const { ranked, verdict } = compare(SUPPORT, ['a/dear', 'b/cheap'], prices);
    expect(ranked.map(({ model, estimate }) => [model, estimate.planned])).toEqual([
      ['b/cheap', { kind: 'exact', money: CHEAP }],
      ['a/dear', { kind: 'exact', money: DEAR }],
    ]);
    expect(verdict).toEqual({ kind: 'cheapest', model: 'b/cheap' });
  });

  it('says how much more each one costs than the cheapest, and what decides it', () => {
    const { ranked } = compare(SUPPORT, ['a/dear', 'b/cheap'], prices);
    expect(ranked.map(({ against }) => against)).toEqual([
      undefined,
      {
        kind: 'dearer',
        money: usd('36'), // 75 − 39
        factor: ratio(75n, 39n),
        decidedBy: { kind: 'cost', label: 'output tokens', dearer: usd('45'), cheaper: usd('9') },
      },
    ]);
  });

  it('compares with retries and buffer, which enlarge the difference and do not decide it', () => {
    const inputs = { retryRate: given(exact('0.5')), buffer: given(exact(1)) };
    const { ranked } = compare({ ...SUPPORT, inputs }, ['a/dear', 'b/cheap'], prices);
    const [, dear] = ranked;
    expect(dear?.estimate.planned.money).toBe(usd('225')); // 75 × 1.5 × 2
    expect(dear?.against).toMatchObject({ money: usd('108'), decidedBy: { label: 'output tokens' } });
  });

  it('calls equal totals a tie', () => {
    const { ranked, verdict } = compare(SUPPORT, ['a/dear', 'a/dear-twin'], prices);
    expect(ranked[1]?.against).toEqual({ kind: 'tie', money: usd('0'), factor: ratio(1n) });
    expect(verdict).toEqual({ kind: 'tie', models: ['a/dear', 'a/dear-twin'] });
  });

  it('calls a difference of less than 2 % too close to call', () => {
    // 10 × $3 + 3 × $3.10 = $39.30: 0.8 % more than $39; at $3.30 it is $39.90: 2.3 % more.
    const { ranked, verdict } = compare(SUPPORT, ['b/near', 'b/just-apart', 'b/cheap'], prices);
    expect(ranked.map(({ model, against }) => [model, against?.kind])).toEqual([
      ['b/cheap', undefined],
      ['b/near', 'too-close-to-call'],
      ['b/just-apart', 'dearer'],
    ]);
    expect(verdict).toEqual({ kind: 'too-close-to-call', models: ['b/cheap', 'b/near'] });
  });

  it('calls a difference of exactly 2 % a difference', () => {
    const priced = (price: string) => ({ 'input-token': price, 'output-token': '0' });
    const one = smallCatalog({ 'a/100': priced('10'), 'a/102': priced('10.2') });
    const { ranked } = compare(SUPPORT, ['a/100', 'a/102'], { ...prices, catalog: one });
    expect(ranked[1]?.against?.kind).toBe('dearer'); // 100 and 102 dollars
  });

  it('has no factor over what costs nothing', () => {
    const { ranked, verdict } = compare(SUPPORT, ['b/cheap', 'c/free', 'c/free-too'], prices);
    expect(verdict).toEqual({ kind: 'tie', models: ['c/free', 'c/free-too'] });
    expect(ranked[1]?.against).toEqual({ kind: 'tie', money: usd('0') });
    expect(ranked[2]?.against).toMatchObject({ kind: 'dearer', money: CHEAP });
    expect(ranked[2]?.against).not.toHaveProperty('factor');
  });

  it('puts a total of "at least" last, and never calls it cheapest', () => {
    const { ranked, verdict, undecided } = compare(SUPPORT, ['d/no-output-price', 'b/cheap'], prices);
    expect(ranked.map(({ model, against }) => [model, against])).toEqual([
      ['b/cheap', undefined],
      ['d/no-output-price', undefined],
    ]);
    expect(ranked[1]?.estimate.planned).toEqual({ kind: 'at-least', money: usd('10') });
    expect(verdict).toEqual({ kind: 'cheapest', model: 'b/cheap' });
    expect(undecided).toEqual(['d/no-output-price']);
  });

  it('decides against an unknown price whose known part alone costs more', () => {
    const { undecided } = compare(SUPPORT, ['d/dear-without-output-price', 'b/cheap'], prices);
    expect(undecided).toEqual([]); // 10 × $30 is more than $39
  });

  it('knows no cheapest when no total is exact', () => {
    const { verdict, undecided } = compare(SUPPORT, ['d/no-output-price'], prices);
    expect(verdict).toEqual({ kind: 'unknown' });
    expect(undecided).toEqual(['d/no-output-price']);
  });

  it('lists what it cannot estimate, with the reason', () => {
    const { ranked, refused } = compare(SUPPORT, ['b/cheap', 'x/unheard-of'], prices);
    expect(ranked).toHaveLength(1);
    expect(refused.map(({ model, problems }) => [model, problems[0]?.message])).toEqual([
      ['x/unheard-of', 'The catalog has no model "x/unheard-of".'],
    ]);
  });

  it('refuses a model of text for speech, which it would price as text', () => {
    const calls: Scenario = {
      workloads: [
        {
          kind: 'voice',
          pricing: { model: 'g/realtime', inputs: {} },
          inputs: { sessions: given(exact(10)), minutesPerSession: given(exact(5)) },
        },
      ],
      inputs: {},
    };
    const { ranked, refused, undecided } = compare(calls, ['g/realtime', 'g/minutes', 'a/dear'], prices);
    expect(ranked.map(({ model }) => model).toSorted()).toEqual(['g/minutes', 'g/realtime']);
    expect(undecided).toEqual([]);
    expect(refused.map(({ model, problems }) => [model, problems[0]?.message])).toEqual([
      [
        'a/dear',
        'a/dear has no price for audio: it can take part in a voice chain, but not speak by itself.',
      ],
    ]);
  });

  it('refuses a model without any price for the work, which would be "at least nothing"', () => {
    const { ranked, refused, undecided } = compare(SUPPORT, ['b/cheap', 'f/image'], prices);
    expect(ranked.map(({ model }) => model)).toEqual(['b/cheap']);
    expect(undecided).toEqual([]);
    expect(refused.map(({ model, problems }) => [model, problems.map(({ message }) => message)])).toEqual([
      [
        'f/image',
        ['There is no rate for input tokens of f/image.', 'There is no rate for output tokens of f/image.'],
      ],
    ]);
  });

  it('names a saving as what decides, where the cache does', () => {
    const cached = { workloads: [support({ cachedShare: given(exact('0.9')) })], inputs: {} };
    const { ranked } = compare(cached, ['b/cheap', 'e/cached'], prices);
    // e: 40 − 9M × ($4 − $0.40) + 9 = $16.60; b has no price for cache reads: $39.
    expect(ranked[0]?.estimate.planned.money).toBe(usd('16.6'));
    expect(ranked[1]?.against).toMatchObject({
      money: usd('22.4'),
      decidedBy: {
        kind: 'cost',
        label: 'cache reads instead of plain input',
        dearer: usd('0'),
        cheaper: usd('-32.4'),
      },
    });
  });

  it('says that two models charge by different units', () => {
    const images: Scenario = {
      workloads: [
        {
          kind: 'image',
          pricing: { model: 'f/image', inputs: {} },
          inputs: { acceptedImages: given(exact(1_000)), tokensPerOutputImage: given(exact(1_000)) },
        },
      ],
      inputs: {},
    };
    const { ranked } = compare(images, ['f/image', 'f/image-by-token'], prices);
    expect(ranked.at(1)?.against?.decidedBy).toEqual({
      kind: 'units',
      dearer: { label: 'images', money: usd('40') }, // 1,000 × $0.04
      cheaper: { label: 'image output tokens', money: usd('30') }, // 1,000 × 1,000 × $30/1M
    });
  });

  it('takes a model with its own verbosity', () => {
    const { ranked } = compare(SUPPORT, [{ model: 'b/cheap', verbosity: given(exact(6)) }, 'a/dear'], prices);
    expect(ranked.map(({ model, estimate }) => [model, estimate.planned.money])).toEqual([
      ['a/dear', DEAR],
      ['b/cheap', usd('84')], // 10 × $3 + 3 × 6 × $3
    ]);
  });

  it('replaces the model of the named workload only', () => {
    const both: Scenario = { workloads: [support(), support()], inputs: {} };
    const { ranked } = compare(both, [{ model: 'b/cheap', workload: 1, verbosity: given(exact(2)) }], prices);
    expect(ranked[0]?.estimate.planned.money).toBe(usd('123')); // 75 + 10 × $3 + 3 × 2 × $3
  });

  it('never forgets to say that prices are not quality', () => {
    expect(compare(SUPPORT, [], prices).caution).toContain('Prices say nothing about quality');
  });
});
