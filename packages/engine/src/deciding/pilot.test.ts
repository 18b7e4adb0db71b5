import { exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import {
  handMadeCatalog,
  inputs,
  listed,
  stated,
  TODAY,
  type Values,
} from '../estimation/testing/hand-made.ts';
import type { TextWorkload, Workload } from '../estimation/workload.ts';
import { pilotOf } from './pilot.ts';
import type { Pilot } from './pilot-plan.ts';

const catalog = handMadeCatalog({
  chat: ['input-token $3/1M', 'output-token $15/1M'],
  deaf: ['input-token $3/1M'],
  painter: ['image $0.04/1'],
  reader: ['character $15/1M'],
  plan: ['seat-month $20/1'],
});
const prices = { catalog, today: TODAY };

/** 6,000 requests a month of 2,000 tokens in and 500 out: $0.0135 each, $0.013905 with 3% retries. */
const SUPPORT: TextWorkload = {
  kind: 'text',
  pricing: listed('chat'),
  inputs: inputs({
    users: '100',
    activeDays: '20',
    requestsPerUserPerDay: '3',
    inputTokens: '2000',
    outputTokens: '500',
  }),
};

function plan(
  work: Workload | readonly Workload[],
  values: Values = { retryRate: '0.03', buffer: '0.15' },
): Scenario {
  return { workloads: 'kind' in work ? [work] : work, inputs: inputs(values) };
}

function pilot(...[scenario, wish]: [Scenario, Parameters<typeof pilotOf>[2]?]): Pilot {
  const result = pilotOf(scenario, prices, wish);
  if (result.kind === 'refused') throw new Error(result.reasons.join(' '));
  return result;
}

describe('pilotOf', () => {
  it('takes 68 requests to know the mean cost within 20%, and prices them with what goes wrong', () => {
    // (1.645 × 1 / 0.2)² = 67.65
    expect(pilot(plan(SUPPORT))).toMatchObject({
      runs: 68n,
      unit: { many: 'requests' },
      precision: exact('0.2'),
      variation: { value: exact(1) },
      unitCost: { kind: 'exact', money: usd('0.013905') },
      cost: { kind: 'exact', money: usd('0.94554') }, // 68 × 0.013905
      budget: usd('1.14'), // 0.94554 × 1.2 = 1.134648
    });
  });

  it('buys the least credits that cover it, with the least fee', () => {
    expect(pilot(plan(SUPPORT)).purchase).toEqual({
      credits: usd('5'),
      fee: usd('0.80'), // 5.5% of $5 is $0.275
      minimumApplies: true,
      total: usd('5.80'),
      remains: usd('4.05446'), // 5 − 0.94554
    });
  });

  it('buys whole dollars beyond the least purchase, and pays 5.5% where that is more than $0.80', () => {
    const voice: Workload = {
      kind: 'voice',
      pricing: stated({ pricePerSessionMinute: '0.1' }),
      inputs: inputs({ sessionsPerMonth: '1000', minutesPerSession: '5' }),
    };
    // 68 sessions × 5 minutes × $0.10
    expect(pilot(plan(voice, {}))).toMatchObject({
      runs: 68n,
      cost: { money: usd('34') },
      budget: usd('40.80'), // 34 × 1.2
      purchase: {
        credits: usd('41'),
        fee: usd('2.255'), // 5.5% of $41
        minimumApplies: false,
        total: usd('43.255'),
        remains: usd('7'), // 41 − 34
      },
    });
  });

  it('takes more runs for more precision, and never fewer than 30', () => {
    // (1.645 / 0.05)² = 1,082.41; (1.645 / 1)² = 2.7
    expect(pilot(plan(SUPPORT), { precision: exact('0.05') }).runs).toBe(1_083n);
    expect(pilot(plan(SUPPORT), { precision: exact(1) }).runs).toBe(30n);
  });

  it('takes the variation from the ranges where they are wider, and the budget from their 90th percentile', () => {
    const range = { low: exact(300), high: exact(5_000) };
    const work = {
      ...SUPPORT,
      inputs: { ...SUPPORT.inputs, outputTokens: { origin: 'given', value: exact(500), range } },
    } as const;
    const { runs, variation, p90, budget, unitCost } = pilot(plan(work));
    // 10% of the requests cost more than 1.03 × (2,000 × $3 + 5,000 × $15) / 1M = $0.08343, 10% less than $0.010815:
    // (0.08343 − 0.010815) / (2 × 1.2816 × 0.013905) = 2.0374, and (1.645 × 2.0374 / 0.2)² = 280.8
    expect(unitCost.money).toBe(usd('0.013905'));
    expect(variation.reason).toContain('from the ranges of the inputs');
    expect(runs).toBe(281n);
    const off = (p90 as bigint) - 281n * usd('0.08343');
    expect(off < usd('0.01') && off > usd('-0.01')).toBe(true);
    expect(budget >= (p90 as bigint) && budget - (p90 as bigint) < usd('0.01')).toBe(true); // in whole cents
  });

  it('does not take an average that is known well for runs that are all alike', () => {
    const range = { low: exact(1_980), high: exact(2_020) };
    const work = {
      ...SUPPORT,
      inputs: { ...SUPPORT.inputs, inputTokens: { origin: 'given', value: exact(2_000), range } },
    } as const;
    const { runs, variation, budget } = pilot(plan(work), { precision: exact('0.05') });
    expect(runs).toBe(1_083n); // as where nothing is a range: (1.645 / 0.05)² = 1,082.41
    expect(variation.value).toEqual(exact(1));
    // p90 of the average is less than 1% more, but single runs differ: 1,083 × 0.013905 × 1.05 = 15.8120…
    expect(budget).toBe(usd('15.82'));
  });

  it('takes the variation that a pilot before it has measured', () => {
    const variation = { value: exact('0.5'), reason: 'measured over 200 requests, 2026-11-20' };
    // (1.645 × 0.5 / 0.05)² = 270.6
    expect(pilot(plan(SUPPORT), { precision: exact('0.05'), variation })).toMatchObject({
      runs: 271n,
      variation,
    });
  });

  it('lets the volume be as uncertain as it may: the pilot has its own', () => {
    const range = { low: exact(10), high: exact(1_000) };
    const work = {
      ...SUPPORT,
      inputs: { ...SUPPORT.inputs, users: { origin: 'given', value: exact(100), range } },
    } as const;
    expect(pilot(plan(work))).toMatchObject({ runs: 68n, variation: { value: exact(1) } });
  });

  it.each([
    // p = 1/3: √((1 − p) / p) = √2 = 1.4142; (1.645 × 1.4142 / 0.2)² = 135.3
    {
      known: 'were stated',
      images: { attemptsPerAccepted: '3' },
      variation: '1.4142',
      runs: 136n,
      cost: '5.44',
    },
    // p = 1/2 where nothing is known
    { known: 'were not', images: {}, variation: '1', runs: 68n, cost: '2.72' },
  ])('counts generations by the share that is accepted, where attempts $known', (given) => {
    const values = { acceptedImagesPerMonth: '500', ...given.images };
    const work: Workload = { kind: 'image', pricing: listed('painter'), inputs: inputs(values) };
    expect(pilot(plan(work, { rejectionRate: '0.5' }))).toMatchObject({
      runs: given.runs,
      unit: { one: 'generation' },
      variation: { value: exact(given.variation) },
      cost: { money: usd(given.cost) }, // each $0.04; what is rejected is a generation too
    });
  });

  it('counts tasks, each of all its calls', () => {
    const work: Workload = {
      kind: 'agent',
      pricing: listed('chat'),
      inputs: inputs({
        tasksPerMonth: '50',
        callsPerTask: '10',
        contextTokens: '20000',
        outputTokens: '1000',
      }),
    };
    // 10 × (20,000 × $3 + 1,000 × $15) / 1M
    expect(pilot(plan(work, {}))).toMatchObject({
      unit: { one: 'task' },
      runs: 68n,
      unitCost: { money: usd('0.75') },
    });
  });

  it('counts speech by the minute', () => {
    const work: Workload = {
      kind: 'speech',
      pricing: listed('reader'),
      inputs: inputs({ charactersPerMonth: '1000000' }),
    };
    // 900 characters × $15/1M
    expect(pilot(plan(work, {}))).toMatchObject({
      unit: { one: 'minute of speech' },
      unitCost: { money: usd('0.0135') },
    });
  });

  it('is a scenario of its own, which costs what it says', () => {
    const { scenario, cost } = pilot(plan(SUPPORT));
    const { expected, planned, period, volume } = estimate(scenario, catalog, TODAY);
    expect([expected, planned, period]).toEqual([cost, cost, 'once']);
    expect(volume.map(({ quantity }) => quantity)).toEqual([ratio(68n)]);
  });

  it('counts retries as the scenario does', () => {
    const scenario: Scenario = { ...plan(SUPPORT, { retryRate: '0.25' }), retries: 'until-success' };
    expect(pilot(scenario).unitCost.money).toBe(usd('0.018')); // 0.0135 / (1 − 0.25)
  });

  it('tests the work that is named', () => {
    const [chat, search] = [
      { ...SUPPORT, name: 'chat' },
      { ...SUPPORT, name: 'search' },
    ];
    expect(pilot(plan([chat, search]), { workload: 'search' }).workload).toBe(1);
    expect(pilotOf(plan([chat, search]), prices)).toEqual({
      kind: 'refused',
      reasons: ['A pilot tries one piece of work: name one of chat, search.'],
    });
    expect(pilotOf(plan([chat, search]), prices, { workload: 'mail' })).toEqual({
      kind: 'refused',
      reasons: ['There is no work named "mail": there is chat, search.'],
    });
  });

  it('refuses what cannot be tried', () => {
    const seats: Workload = { kind: 'subscription', pricing: listed('plan'), inputs: inputs({ seats: '5' }) };
    expect(pilotOf(plan(seats, {}), prices)).toMatchObject({
      reasons: [expect.stringContaining('Seats cost the same')],
    });
    for (const precision of ['0', '-0.1', '1.01']) {
      expect(pilotOf(plan(SUPPORT), prices, { precision: exact(precision) })).toMatchObject({
        reasons: ['The precision must be above 0% and at most 100%, such as 20%.'],
      });
    }
    // (1.645 / 0.001)² runs at $0.013905 are $37,628
    expect(pilotOf(plan(SUPPORT), prices, { precision: exact('0.001') })).toMatchObject({
      reasons: [expect.stringContaining('more than $25,000')],
    });
  });

  it('says "at least" where a part of the cost has no price', () => {
    const { cost, unitCost, steps } = pilot(plan({ ...SUPPORT, pricing: listed('deaf') }));
    expect([cost.kind, unitCost.kind]).toEqual(['at-least', 'at-least']);
    expect(steps[1]?.text).toContain('only the limit bounds it');
  });

  it('buys nothing for keys of one’s own, nor for what costs nothing', () => {
    expect(pilot({ ...plan(SUPPORT), ownKeys: true }).purchase).toBeUndefined();
    const free = stated({ priceInputPerMillion: '0', priceOutputPerMillion: '0' });
    expect(pilot(plan({ ...SUPPORT, pricing: free })).purchase).toBeUndefined();
  });

  it('has seven steps with the figures in them', () => {
    const { steps } = pilot(plan(SUPPORT));
    expect(steps.map(({ title }) => title)).toEqual([
      'Freeze the model and the route',
      'Set a hard limit',
      'Set max_tokens to 1000 in every request',
      'Run 68 requests',
      'Record every request',
      'Stop',
      'Put the results in and compare',
    ]);
    expect(steps[0]?.text).toMatch(/^chat, /);
    expect(steps[1]?.text).toContain('Buy $5 of credits');
    expect(steps[1]?.text).toContain('the card fee is $0.80 (at least $0.80), $5.80 in all');
    expect(steps[1]?.text).toContain('a limit of $1.14');
    expect(steps[5]?.text).toContain('After 68 requests, or when $1.14 are spent');
  });

  it('caps the output at twice the most that is assumed, reasoning with it, in whole hundreds', () => {
    const range = { low: exact(300), high: exact(901) };
    const inputs = {
      ...SUPPORT.inputs,
      outputTokens: { origin: 'given', value: exact(500), range },
      reasoningTokens: { origin: 'given', value: exact(200) },
    } as const;
    const step = pilot(plan({ ...SUPPORT, inputs })).steps[2];
    // 2 × (901 + 200) = 2,202
    expect(step?.title).toBe('Set max_tokens to 2300 in every request');
    expect(step?.text).toContain('twice the 1,101 tokens of output');
  });

  it('speaks of the budget for what is under way only where credits are bought', () => {
    const [bought, own] = [pilot(plan(SUPPORT)), pilot({ ...plan(SUPPORT), ownKeys: true })];
    expect(bought.steps[2]?.text).toContain('limits what is under way together');
    expect(own.steps[2]?.title).toContain('max_tokens');
    expect(own.steps[2]?.text).not.toContain('under way');
  });

  it('caps no output where none is counted by the request', () => {
    const reader: Workload = {
      kind: 'speech',
      pricing: listed('reader'),
      inputs: inputs({ audioMinutesPerMonth: '100' }),
    };
    expect(
      pilot(plan(reader, {}))
        .steps.map(({ title }) => title)
        .join(),
    ).not.toContain('max_tokens');
  });

  it('says of each record which inputs it replaces', () => {
    const records = pilot(plan(SUPPORT)).steps[4]?.records ?? [];
    expect(records.flatMap(({ replaces }) => replaces)).toEqual([
      'inputTokens',
      'outputTokens',
      'reasoningTokens',
      'cachedShare',
      'cacheWriteShare',
      'failedJobRate',
      'retryRate',
      'rejectionRate',
    ]);
  });
});
