import { type Catalog, decimalUsd, exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { byDefault } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Pricing } from '../estimation/pricing.ts';
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
import { type Basis, basisOf } from './basis.ts';
import { DIFF_ORDER, type EstimateDiff, estimateDiff } from './estimate-diff.ts';

const catalog = handMadeCatalog({
  chat: [
    'input-token $3/1M',
    'output-token $15/1M',
    'cached-input-token $0.30/1M',
    'cache-write-5m-token $3.75/1M',
  ],
  cheap: ['input-token $1/1M', 'output-token $5/1M'],
  deaf: ['input-token $1/1M'],
  artist: ['image $0.05/1 quality=low', 'image $0.20/1 quality=high'],
  film: ['video-second $0.30/1'],
  painter: ['image $0.04/1', 'input-image $0.01/1'],
});

/** 100 users, 20 days, 3 requests of 2,000 tokens in and 500 out: $81, and $95.9445 with retries and buffer. */
function support(values: Values = {}, pricing: Pricing = listed('chat')): TextWorkload {
  const users = { users: '100', activeDays: '20', requestsPerUserPerDay: '3' };
  return {
    kind: 'text',
    pricing,
    inputs: inputs({ ...users, inputTokens: '2000', outputTokens: '500', ...values }),
  };
}

function basis(work: Workload | readonly Workload[], values: Values = {}, prices: Catalog = catalog): Basis {
  const workloads = 'kind' in work ? [work] : work;
  const around = inputs({ retryRate: '0.03', buffer: '0.15', ...values });
  return { scenario: { workloads, inputs: around }, catalog: prices, today: TODAY };
}

/** The parts as people read them. */
function partsOf({ parts }: EstimateDiff): readonly string[] {
  return parts.map(
    ({ kind, label, from, to, workload, change }) =>
      `${kind}: ${workload === undefined ? '' : `${workload}, `}${label} ${from} → ${to}: ${decimalUsd(change)}`,
  );
}

function diffOf(before: Basis, after: Basis): readonly string[] {
  return partsOf(estimateDiff(before, after));
}

describe('estimateDiff', () => {
  it('says what one more request a day costs, with retries and buffer', () => {
    const diff = estimateDiff(basis(support()), basis(support({ requestsPerUserPerDay: '4' })));
    expect(diff).toMatchObject({
      kind: 'exact',
      before: { money: usd('95.9445'), period: 'month' }, // 81 × 1.03 × 1.15
      after: { money: usd('127.926'), period: 'month' }, // 108 × 1.03 × 1.15
      change: usd('31.9815'),
      order: DIFF_ORDER,
    });
    // 2,000 more requests at $0.0135, × 1.03 × 1.15
    expect(partsOf(diff)).toEqual(['volume: requests per user per active day 3 → 4: 31.9815']);
  });

  it('values each change with those before it made and those after it not', () => {
    const after = basis(support({ users: '200', inputTokens: '1000' }, listed('cheap')), { buffer: '0' });
    expect(diffOf(basis(support()), after)).toEqual([
      // The model second, at the new volume: 12,000 × ($0.0045 − $0.0135) × 1.1845
      'model: model chat → cheap: -127.926',
      // The volume first, at the old price: 81 × 2 × 1.1845 − 95.9445
      'volume: users 100 → 200: 95.9445',
      // Then the tokens, at the new price: 12,000 × (−1,000) × $1/1M × 1.1845
      'assumptions: input tokens per request 2,000 → 1,000: -14.214',
      // The buffer last: 15 % of 12,000 × $0.0035 × 1.03 = $43.26
      'buffer: planning buffer 15% → 0%: -6.489',
    ]);
  });

  it('sums the parts of each kind up', () => {
    const after = basis(support({ users: '200', activeDays: '10', outputTokens: '0' }));
    expect(estimateDiff(basis(support()), after).sums).toEqual([
      { kind: 'assumptions', change: usd('-53.3025') }, // 6,000 × 500 × $15/1M × 1.1845
      { kind: 'volume', change: usd('0') }, // + 95.9445 and back
    ]);
  });

  it('tells a price of another catalog from a change of plan, rate by rate', () => {
    const dearer = handMadeCatalog({ chat: ['input-token $4/1M', 'output-token $12/1M'] });
    expect(diffOf(basis(support()), basis(support({ users: '200' }), {}, dearer))).toEqual([
      // 6,000 × ($0.008 + $0.006) × 1.1845, as much again
      'volume: users 100 → 200: 99.498',
      'price: chat: input tokens $3 per 1M → $4 per 1M: 14.214', // 12M × $1/1M × 1.1845
      'price: chat: output tokens $15 per 1M → $12 per 1M: -10.6605', // 3M × $3/1M × 1.1845
    ]);
  });

  it('sees a price that the same catalog has from a later day on', () => {
    const changing = handMadeCatalog({
      chat: [
        'input-token $3/1M until=2026-12-01',
        'input-token $2/1M from=2026-12-01',
        'output-token $15/1M',
      ],
    });
    const [now, later] = [
      basis(support(), {}, changing),
      { ...basis(support(), {}, changing), today: '2026-12-01' },
    ];
    // 12M × $1/1M × 1.1845
    expect(diffOf(now, later)).toEqual(['price: chat: input tokens $3 per 1M → $2 per 1M: -14.214']);
  });

  it('names the condition of the rate that changed, where the plain one has not', () => {
    const [now, then] = ['1', '2'].map((batch) =>
      handMadeCatalog({
        chat: ['input-token $3/1M', 'output-token $15/1M', `input-token $${batch}/1M tier=batch`],
      }),
    );
    const work = support({ batchShare: '0.5', outputTokens: '0' });
    // 6M × $1/1M × 1.1845
    expect(diffOf(basis(work, {}, now), basis(work, {}, then))).toEqual([
      'price: chat: input tokens (tier=batch) $1 per 1M → $2 per 1M: 7.107',
    ]);
  });

  it('follows a model that the new catalog no longer has to its successor', () => {
    const after = basis(
      support({}, listed('cheap')),
      {},
      handMadeCatalog({ cheap: ['input-token $1/1M', 'output-token $5/1M'] }),
    );
    // 6,000 × ($0.0045 − $0.0135) × 1.1845
    expect(diffOf(basis(support()), after)).toEqual(['model: model chat → cheap: -63.963']);
  });

  it('counts caches, retries and failures as operations', () => {
    const after = basis(support({ cachedShare: '0.5', cacheWriteShare: '0.5' }), {
      retryRate: '0.1',
      buffer: '0',
    });
    expect(diffOf(basis(support(), { buffer: '0' }), after)).toEqual([
      'operations: share of the input read from the cache 0% → 50%: -17.82', // 6M × $2.70/1M × 1.1
      'operations: retry rate 3% → 10%: 5.67', // 81 × 0.07
      'operations: share of the input written to the cache none → 50%: 4.95', // 6M × $0.75/1M × 1.1
    ]);
  });

  it('lets shares fall before others rise, so that they are never more than the whole', () => {
    const [reads, writes] = [
      support({ cachedShare: '1' }),
      support({ cachedShare: '0', cacheWriteShare: '1' }),
    ];
    const none = { retryRate: '0', buffer: '0' };
    expect(diffOf(basis(reads, none), basis(writes, none))).toEqual([
      'operations: share of the input read from the cache 100% → 0%: 32.4', // 12M × $2.70/1M
      'operations: share of the input written to the cache none → 100%: 9', // 12M × $0.75/1M
    ]);
  });

  it('takes another convention of retries together with its rate', () => {
    const once = basis(support(), { retryRate: '1', buffer: '0' });
    const { scenario } = basis(support(), { retryRate: '0.25', buffer: '0' });
    const until: Basis = { ...once, scenario: { ...scenario, retries: 'until-success' } };
    // 81 × (1/0.75 − 2)
    expect(diffOf(once, until)).toEqual([
      'operations: retries 100%, sent once more → 25%, until they succeed: -54',
    ]);
    expect(diffOf(until, once)).toEqual([
      'operations: retries 25%, until they succeed → 100%, sent once more: 54',
    ]);
  });

  it('takes a model and the prices that were stated instead of it for one change', () => {
    const mine = stated({ priceInputPerMillion: '2', priceOutputPerMillion: '10' });
    expect(diffOf(basis(support()), basis(support({}, mine)))).toEqual([
      // 6,000 × ($0.009 − $0.0135) × 1.1845
      'model: model chat → your stated prices (price per 1M input tokens $2, price per 1M output tokens $10): -31.9815',
    ]);
  });

  it('lets a model bring what it charges by', () => {
    const filmed = (pricing: Pricing, values: Values): Basis =>
      basis(
        { kind: 'video', pricing, inputs: inputs({ acceptedClips: '10', secondsPerClip: '5', ...values }) },
        { retryRate: '0', buffer: '0' },
      );
    const bySecond = filmed(stated({ pricePerVideoSecond: '0.1' }), {});
    const byCredit = filmed(listed('film', { pricePerCredit: '0.01' }), { creditsPerClip: '30' });
    // 10 × 5 × $0.10 become 10 × 30 × $0.01
    expect(diffOf(bySecond, byCredit)).toEqual([
      'model: model your stated prices (price per second of video $0.10) → film: -2',
    ]);
  });

  it('tells a variant from a model', () => {
    const painted = (quality: string): Basis =>
      basis(
        {
          kind: 'image',
          pricing: { ...listed('artist'), variant: { quality } },
          inputs: inputs({ acceptedImages: '100' }),
        },
        { retryRate: '0', buffer: '0' },
      );
    // 100 × ($0.20 − $0.05)
    expect(diffOf(painted('low'), painted('high'))).toEqual([
      'model: model variant quality low → quality high: 15',
    ]);
  });

  it('tells the verbosity of a model from the model', () => {
    const after = basis(support({}, listed('cheap', { verbosity: '1.5' })), { retryRate: '0', buffer: '0' });
    expect(diffOf(basis(support(), { retryRate: '0', buffer: '0' }), after)).toEqual([
      'model: model chat → cheap: -54', // 6,000 × ($0.0045 − $0.0135)
      'model: output as a multiple of what was assumed none → 1.5: 7.5', // 1.5M × $5/1M
    ]);
  });

  it('shows fallbacks by who serves which share', () => {
    const backed = { ...support(), fallbacks: [listed('cheap', { fallbackShare: '0.1' })] };
    // 600 × ($0.0045 − $0.0135) × 1.1845
    expect(diffOf(basis(support()), basis(backed))).toEqual([
      'model: fallbacks none → cheap for 10%: -6.3963',
    ]);
  });

  it('changes a volume that is stated in another way as a whole', () => {
    const { inputs: given } = support({ monthlyRequests: '9000' });
    const { users: _u, activeDays: _a, requestsPerUserPerDay: _r, ...rest } = given;
    // 3,000 × $0.0135 × 1.1845
    expect(diffOf(basis(support()), basis({ ...support(), inputs: rest }))).toEqual([
      'volume: requests 6,000 a month → 9,000 a month: 47.97225',
    ]);
  });

  it('changes a context that is described in another way as a whole', () => {
    const agent = (values: Values): Workload => ({
      kind: 'agent',
      pricing: listed('chat'),
      inputs: inputs({ tasks: '10', callsPerTask: '3', outputTokens: '0', ...values }),
    });
    const none = { retryRate: '0', buffer: '0' };
    const [average, parts, growing] = [
      agent({ contextTokens: '20000' }),
      agent({ historyTokens: '20000', instructionTokens: '5000' }),
      agent({ prefixTokens: '10000', growthTokens: '10000' }),
    ].map((work) => basis(work, none)) as [Basis, Basis, Basis];
    // 30 calls × 5,000 × $3/1M
    expect(diffOf(average, parts)).toEqual([
      'assumptions: context of a call 20,000 tokens → 25,000 tokens: 0.45',
    ]);
    // 30 × 25,000 tokens become 10 × (10,000 + 20,000 + 30,000)
    expect(diffOf(parts, growing)).toEqual([
      'assumptions: context of a call 3 calls, 25,000 tokens → 3 calls, growing from call to call: -0.45',
    ]);
  });

  it('takes the lifetime of a cache together with its expiry', () => {
    const growing = { tasks: '10', callsPerTask: '2', prefixTokens: '10000', outputTokens: '0' };
    const agent = (values: Values): Workload => ({
      kind: 'agent',
      pricing: listed('chat'),
      inputs: inputs({ ...growing, ...values }),
    });
    const none = { retryRate: '0', buffer: '0' };
    const cached: Workload = { ...agent({ cacheExpiryShare: '0.5' }), kind: 'agent', cacheLifetime: '5m' };
    // Of 200,000 tokens 50,000 are read (−$2.70/1M) and 150,000 written (+$0.75/1M)
    expect(diffOf(basis(agent({}), none), basis(cached, none))).toEqual([
      'operations: cache lifetime none → 5m: -0.0225',
    ]);
  });

  it('lets images bring their tokens', () => {
    const [plain, seeing] = [support(), support({ imagesPerRequest: '2', tokensPerImage: '1000' })];
    // 6,000 × 2 × 1,000 × $3/1M × 1.1845
    expect(diffOf(basis(plain), basis(seeing))).toEqual([
      'assumptions: images in a request none → 2: 42.642',
    ]);
    expect(diffOf(basis(seeing), basis(plain))).toEqual([
      'assumptions: images in a request 2 → none: -42.642',
    ]);
  });

  it('sees that attempts which are stated count the rejected outputs already', () => {
    const painted = (attempts: ReturnType<typeof inputs>): Basis =>
      basis(
        {
          kind: 'image',
          pricing: listed('painter'),
          inputs: { ...inputs({ acceptedImages: '100', rejectionRate: '0.5' }), ...attempts },
        },
        { retryRate: '0', buffer: '0' },
      );
    const assumed = painted({ attemptsPerAccepted: byDefault(exact(1), 'nothing was said') });
    // 100 × $0.04 × 0.5 are no longer charged on top
    expect(diffOf(assumed, painted(inputs({ attemptsPerAccepted: '1' })))).toEqual([
      'volume: attempts per accepted result 1 by default → 1: -2',
    ]);
  });

  it('values what was removed as it was, and what was added as it is', () => {
    const [chat, search] = [
      { ...support(), name: 'chat' },
      { ...support(), name: 'search' },
    ];
    const after = basis([chat, { ...support({ users: '50' }), name: 'mail' }], { buffer: '0.5' });
    expect(diffOf(basis([search, chat]), after)).toEqual([
      'removed: search in the plan → not in the plan: -95.9445',
      'added: mail not in the plan → in the plan: 62.5725', // 40.5 × 1.03 × 1.5
      'buffer: planning buffer 15% → 50%: 29.2005', // 83.43 × 0.35
    ]);
  });

  it('says whose input changed where there are several pieces of work, unless it is that of all', () => {
    const [chat, search] = [
      { ...support(), name: 'chat' },
      { ...support(), name: 'search' },
    ];
    const after = basis([{ ...support({ users: '200' }), name: 'search' }, chat], { retryRate: '0' });
    expect(diffOf(basis([chat, search]), after)).toEqual([
      'volume: search, users 100 → 200: 95.9445',
      'operations: retry rate 3% → 0%: -8.3835', // 3 × 81 × 0.03 × 1.15
    ]);
  });

  it('finds no change where a rate was stated for all work and is now stated with each', () => {
    const own = { ...support({ retryRate: '0.03' }) };
    const { scenario } = basis(own);
    const { retryRate: _, ...rest } = scenario.inputs;
    expect(diffOf(basis(support()), { ...basis(own), scenario: { ...scenario, inputs: rest } })).toEqual([]);
  });

  it('keeps what it costs to pay out of it', () => {
    const { scenario, ...rest } = basis(support());
    const byCard: Scenario = { ...scenario, inputs: { ...scenario.inputs, ...inputs({ topUp: '20' }) } };
    expect(diffOf({ scenario, ...rest }, { scenario: byCard, ...rest })).toEqual([]);
  });

  it('says "at least", and why, when a total is', () => {
    const diff = estimateDiff(basis(support()), basis(support({}, listed('deaf'))));
    expect(diff).toMatchObject({
      kind: 'at-least',
      reasons: ['after: no rate for output tokens of deaf'],
      before: { kind: 'exact' },
      after: { kind: 'at-least', money: usd('14.214') }, // 12M × $1/1M × 1.1845
    });
  });

  it('compares saved estimates by the rates that they were made with', () => {
    const { scenario } = basis(support());
    const dearer = handMadeCatalog({ chat: ['input-token $4/1M', 'output-token $15/1M'] });
    const [saved, fresh] = [estimate(scenario, catalog, TODAY), estimate(scenario, dearer, '2026-12-24')];
    expect(saved.cards.map(({ model }) => model)).toEqual(['chat']);
    expect(diffOf(basisOf(saved), basisOf(fresh))).toEqual([
      'price: chat: input tokens $3 per 1M → $4 per 1M: 14.214', // 12M × $1/1M × 1.1845
    ]);
  });
});
