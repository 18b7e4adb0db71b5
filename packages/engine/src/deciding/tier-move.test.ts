import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { smallCatalog } from './testing/small-catalog.ts';
import { type CheaperTier, tierMove } from './tier-move.ts';

const prices = {
  catalog: smallCatalog({
    'a/model': {
      'input-token': '2',
      'input-token tier=batch': '1',
      'input-token tier=flex': '1.5',
      'output-token': '10',
      'output-token tier=batch': '4',
      'output-token tier=flex': '10',
    },
    'a/dear-batch': { 'input-token': '2', 'input-token tier=batch': '3', 'output-token': '10' },
    'a/no-output-price': { 'input-token': '2', 'input-token tier=batch': '1' },
    'a/long': {
      'input-token': '2',
      'input-token prompt>200000': '4',
      'input-token tier=batch': '1',
      'input-token prompt>200000;tier=batch': '2',
      'input-token tier=flex': '1',
      'output-token': '10',
    },
    'a/voice': { 'session-second': '0.06', 'session-second tier=batch': '0.03' },
  }),
  today: '2026-11-21',
};

/** 10M tokens in and 1M out a month: $20 and $10. */
function plan(inputs: Inputs = {}, model = 'a/model'): Scenario {
  const own: Inputs = {
    monthlyRequests: given(exact(1_000)),
    inputTokens: given(exact(10_000)),
    outputTokens: given(exact(1_000)),
    ...inputs,
  };
  return { workloads: [{ kind: 'text', pricing: { model, inputs: {} }, inputs: own }], inputs: {} };
}

const moved = (scenario: Scenario, tier: CheaperTier = 'batch') =>
  tierMove(scenario, { tier, workload: 0 }, prices);

describe('tierMove', () => {
  it('saves the difference of the published rates, whatever they are', () => {
    expect(moved(plan())).toMatchObject({ tier: 'batch', share: exact(1), saving: usd('16') }); // 30 − 10 − 4
    expect(moved(plan(), 'flex')).toMatchObject({ tier: 'flex', share: exact(1), saving: usd('5') }); // 30 − 15 − 10
  });

  it('says what it costs in time', () => {
    expect(moved(plan())?.latency).toContain('24 hours');
    expect(moved(plan(), 'flex')?.latency).toContain('slower');
  });

  it('says that a batch may miss the cache, where something is read from it', () => {
    const hits = 'cache hits are not certain in a batch';
    expect(moved(plan({ cachedShare: given(exact('0.5')) }))?.latency).toContain(hits);
    expect(moved(plan())?.latency).not.toContain(hits);
    expect(moved(plan({ cachedShare: given(exact('0.5')) }), 'flex')?.latency).not.toContain(hits);
  });

  it('moves what is still at standard rates, and adds it to what was moved before', () => {
    const partly = plan({ batchShare: given(exact('0.25')), flexShare: given(exact('0.25')) });
    const move = moved(partly);
    expect(move).toMatchObject({ share: exact('0.5'), saving: usd('8') }); // half of 16
    expect(move?.scenario.workloads[0]?.inputs).toMatchObject({
      batchShare: { value: exact('0.75') },
      flexShare: { value: exact('0.25') },
    });
  });

  it('hands back the scenario that it counted with', () => {
    const { scenario } = moved(plan()) ?? {};
    expect(scenario && estimate(scenario, prices.catalog, prices.today).planned.money).toBe(usd('14'));
  });

  it.each([
    ['everything is there already', plan({ batchShare: given(exact(1)) })],
    ['the tier costs more', plan({}, 'a/dear-batch')],
    ['a price is unknown', plan({}, 'a/no-output-price')],
  ])('proposes nothing where %s', (_, scenario) => {
    expect(moved(scenario)).toBeUndefined();
  });

  it('does not take the price of short prompts for that of long ones', () => {
    const long = (tokens: number) => plan({ inputTokens: given(exact(tokens)) }, 'a/long');
    expect(moved(long(200_000), 'flex')?.saving).toBe(usd('200')); // 200M × ($2 − $1)
    expect(moved(long(200_001), 'flex')).toBeUndefined();
    expect(moved(long(200_001))?.saving).toBe(usd('400.002')); // 200.001M × ($4 − $2), both published
  });

  it('proposes nothing where the tier has no rate, or the work no tiers', () => {
    expect(moved(plan({}, 'a/dear-batch'), 'flex')).toBeUndefined();
    const call: Scenario = {
      workloads: [
        {
          kind: 'voice',
          pricing: { model: 'a/voice', inputs: {} },
          inputs: { sessionsPerMonth: given(exact(1_000)), minutesPerSession: given(exact(10)) },
        },
      ],
      inputs: {},
    };
    expect(moved(call)).toBeUndefined();
  });
});
