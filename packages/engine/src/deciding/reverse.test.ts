import { exact, type Money, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { largestWithin } from './reverse.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'a/model': { 'input-token': '3', 'output-token': '15', 'cached-input-token': '0.3' },
  'a/cached': {
    'input-token': '3',
    'output-token': '15',
    'cached-input-token': '0.3',
    'cache-write-5m-token': '3.75',
  },
  'a/long': { 'input-token': '1', 'input-token prompt>200000': '2', 'output-token': '10' },
  'a/no-output-price': { 'input-token': '3' },
  'a/unpriced': {},
  'plan/pro': { 'seat-month': '20' },
});
const prices = { catalog, today: '2026-11-21' };

/** 20 days × 3 requests of 2,000 tokens in and 500 out: 60 × ($0.006 + $0.0075) = $0.81 a user. */
const BY_USERS: Inputs = {
  users: given(exact(100)),
  activeDays: given(exact(20)),
  requestsPerUserPerDay: given(exact(3)),
  inputTokens: given(exact(2_000)),
  outputTokens: given(exact(500)),
};

function text(inputs: Inputs = BY_USERS, model = 'a/model'): Workload {
  return { kind: 'text', pricing: { model, inputs: {} }, inputs };
}

function agent(inputs: Inputs): Workload {
  const small = { tasks: given(exact(1)), callsPerTask: given(exact(5)), growthTokens: given(exact(1)) };
  return {
    kind: 'agent',
    pricing: { model: 'a/model', inputs: {} },
    inputs: { ...small, outputTokens: given(exact(0)), ...inputs },
  };
}

function within(budget: string | Money, field: Field, scenario: Scenario | Workload = text()) {
  const whole = 'workloads' in scenario ? scenario : { workloads: [scenario], inputs: {} };
  return largestWithin({ budget: typeof budget === 'string' ? usd(budget) : budget, field }, whole, prices);
}

describe('largestWithin', () => {
  it('finds the most users for $500, and what one more would cost', () => {
    expect(within('500', 'users')).toEqual({
      kind: 'found',
      at: { value: exact(617), planned: { kind: 'exact', money: usd('499.77') } }, // 617 × $0.81
      next: { value: exact(618), planned: { kind: 'exact', money: usd('500.58') } },
    });
  });

  it('takes a budget that is met to the cent', () => {
    expect(within('499.77', 'users')).toMatchObject({ at: { value: exact(617) } });
    expect(within('499.769999', 'users')).toMatchObject({ at: { value: exact(616) } });
  });

  it('counts retries and the buffer in, and fees not', () => {
    const inputs = { retryRate: given(exact('0.5')), buffer: given(exact(1)), topUp: given(exact(100)) };
    const scenario = { workloads: [text()], inputs };
    // $0.81 × 1.5 × 2 = $2.43 a user: 205 of them are $498.15, one more $500.58.
    expect(within('500', 'users', scenario)).toMatchObject({
      at: { value: exact(205), planned: { money: usd('498.15') } },
      next: { planned: { money: usd('500.58') } },
    });
  });

  it('counts requests a month where users were stated', () => {
    expect(within('500', 'monthlyRequests')).toMatchObject({
      at: { value: exact(37_037), planned: { money: usd('499.9995') } }, // 37,037 × $0.0135
    });
  });

  it('finds how long a prompt may be before a threshold doubles its price', () => {
    const long = text(
      { monthlyRequests: given(exact(1_000)), inputTokens: given(exact(1)), outputTokens: given(exact(0)) },
      'a/long',
    );
    // 200,000 tokens are 200M × $1 = $200; one more is 200.001M × $2.
    expect(within('300', 'inputTokens', long)).toMatchObject({
      kind: 'found',
      at: { value: exact(200_000), planned: { money: usd('200') } },
      next: { value: exact(200_001), planned: { money: usd('400.002') } },
    });
  });

  it('goes by hundredths where a part of one makes sense', () => {
    // 100 users × 20 days × $0.0135 = $27 for one request a day; 500 / 27 = 18.518…
    expect(within('500', 'requestsPerUserPerDay')).toMatchObject({
      at: { value: exact('18.51') },
      next: { value: exact('18.52') },
    });
  });

  it('has no next where the field ends', () => {
    const days = within('500', 'activeDays');
    expect(days).toEqual({
      kind: 'found',
      at: { value: exact(31), planned: { kind: 'exact', money: usd('125.55') } }, // 100 × 31 × 3 × $0.0135
    });
  });

  it('finds nothing where even one is too many', () => {
    expect(within('0.8', 'users')).toEqual({
      kind: 'nothing',
      least: { value: exact(1), planned: { kind: 'exact', money: usd('0.81') } },
    });
  });

  it('finds nothing where a fixed cost exceeds the budget', () => {
    const seats: Workload = {
      kind: 'subscription',
      pricing: { model: 'plan/pro', inputs: {} },
      inputs: { seats: given(exact(30)) },
    };
    const scenario = { workloads: [text(), seats], inputs: {} };
    expect(within('500', 'users', scenario)).toMatchObject({
      kind: 'nothing',
      least: { planned: { money: usd('600.81') } }, // 30 × $20 + $0.81
    });
    expect(within('500', 'seats', scenario)).toMatchObject({ at: { value: exact(20) } }); // 81 + 20 × 20 = 481
  });

  it('tells a share that saves from one that is never affordable', () => {
    // 6,000 requests: $81; all of the input from the cache is 12M × $0.30 + 3M × $15 = $48.60.
    expect(within('60', 'cachedShare')).toMatchObject({
      kind: 'falls',
      least: { value: exact(0), planned: { money: usd('81') } },
      most: { value: exact(1), planned: { money: usd('48.6') } },
    });
    expect(within('60', 'retryRate')).toMatchObject({
      kind: 'nothing',
      least: { planned: { money: usd('81') } },
    });
    expect(within('90', 'retryRate')).toMatchObject({ at: { value: exact('0.111') } }); // 81 × 1.111 = 89.991
  });

  it('is unbounded where the cost does not depend on the input', () => {
    const monthly = text({ ...BY_USERS, monthlyRequests: given(exact(1_000)) });
    const { activeDays: _, requestsPerUserPerDay: __, ...inputs } = monthly.inputs;
    expect(within('500', 'users', text(inputs))).toEqual({
      kind: 'unbounded',
      planned: { kind: 'exact', money: usd('13.5') },
    });
  });

  it('knows only the most that it can be where a price is missing', () => {
    const partly = text(BY_USERS, 'a/no-output-price');
    const { kind, ...rest } = within('500', 'users', partly);
    expect(kind).toBe('unknown');
    // The input alone is 60 × $0.006 = $0.36 a user: 1,388 of them are $499.68.
    expect(rest).toMatchObject({
      atMost: { value: exact(1_388), planned: { kind: 'at-least', money: usd('499.68') } },
      gaps: [{ unit: 'output-token' }],
    });
  });

  it('does not even know the most where no price is known', () => {
    const answer = within('500', 'users', text(BY_USERS, 'a/unpriced'));
    expect(answer.kind).toBe('unknown');
    expect(answer).not.toHaveProperty('atMost');
  });

  it('finds nothing, for certain, where the known part alone is too much', () => {
    expect(within('0.3', 'users', text(BY_USERS, 'a/no-output-price'))).toMatchObject({ kind: 'nothing' });
  });

  it('refuses what the scenario cannot have', () => {
    expect(within('500', 'seats')).toMatchObject({ kind: 'refused', problems: [{ field: 'seats' }] });
  });

  it('says what else sets the limit where the budget does not', () => {
    const answer = within('500', 'callsPerTask', agent({ outputTokens: given(exact(1)) }));
    expect(answer).toMatchObject({
      kind: 'found',
      at: { value: exact(1_000) },
      limitedBy: [{ field: 'callsPerTask', message: expect.stringContaining('at most 1,000 calls') }],
    });
    expect(answer).not.toHaveProperty('next');
    expect(within('500', 'users')).not.toHaveProperty('limitedBy');
    expect(within('500', 'activeDays')).not.toHaveProperty('limitedBy');
  });

  it('begins with the least that the scenario can have', () => {
    const compacted = agent({
      callsPerTask: given(exact(10)),
      prefixTokens: given(exact(10_000)),
      growthTokens: given(exact(10_000)),
      compactAtTokens: given(exact(100_000)),
      compactToTokens: given(exact(20_000)),
    });
    // Above 20,000: 10,000 + 9 × 20,000 tokens, and 8 summaries of 10,000 that read 30,000: 0.57 + 8 × 0.24.
    // Never: 10,000 × 55 tokens at $3/1M.
    expect(within('2', 'compactAtTokens', compacted)).toMatchObject({
      kind: 'falls',
      least: { value: exact(20_001), planned: { money: usd('2.49') } },
      most: { value: exact('1e12'), planned: { money: usd('1.65') } },
    });
    const free = within('3', 'compactAtTokens', compacted);
    expect(free).toMatchObject({ kind: 'found', at: { value: exact('1e12') } });
  });

  it('takes the largest share that the others leave for the most that it can save', () => {
    const inputs = {
      monthlyRequests: given(exact(10_000)),
      inputTokens: given(exact(1_000)),
      outputTokens: given(exact(100)),
      cacheWriteShare: given(exact('0.1')),
    };
    const work: Workload = { ...text(inputs, 'a/cached'), kind: 'text', cacheLifetime: '5m' };
    expect(within('40', 'cachedShare', work)).toMatchObject({
      kind: 'falls',
      least: { value: exact(0), planned: { money: usd('45.75') } }, // 9 × 3 + 3.75 + 15
      most: { value: exact('0.9'), planned: { money: usd('21.45') } }, // 9 × 0.3 + 3.75 + 15
    });
    expect(within('50', 'cachedShare', work)).toMatchObject({
      kind: 'found',
      at: { value: exact('0.9') },
      limitedBy: [{ field: 'cacheWriteShare' }],
    });
  });

  it('changes the named workload only', () => {
    const scenario = { workloads: [text(), text()], inputs: {} };
    const question = { budget: usd('500'), field: 'users', workload: 1 } as const;
    // 81 + 517 × 0.81 = 499.77
    expect(largestWithin(question, scenario, prices)).toMatchObject({ at: { value: exact(517) } });
  });
});
