import { exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { sensitivitiesOf } from './sensitivity.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'a/model': { 'input-token': '1', 'output-token': '10', 'cached-input-token': '0.1' },
  'a/long': { 'input-token': '1', 'input-token prompt>11000': '2', 'output-token': '10' },
});
const prices = { catalog, today: '2026-11-21' };

/** 1,000 requests a month of 10,000 tokens in and 500 out: $10 in, $5 out. */
function plan(
  inputs: Inputs = {},
  { model = 'a/model', all = {} }: { model?: string; all?: Inputs } = {},
): Scenario {
  const own: Inputs = {
    monthlyRequests: given(exact(1_000)),
    inputTokens: given(exact(10_000)),
    outputTokens: given(exact(500)),
    ...inputs,
  };
  return { workloads: [{ kind: 'text', pricing: { model, inputs: {} }, inputs: own }], inputs: all };
}

function sensitivityTo(field: Field, scenario: Scenario) {
  return sensitivitiesOf(scenario, prices).find(({ assumption }) => assumption.field === field);
}

describe('sensitivitiesOf', () => {
  it('varies each input by a fifth and puts the largest swing first', () => {
    const all = sensitivitiesOf(plan(), prices);
    expect(
      all.map(({ assumption, low, high, swing }) => [
        assumption.field,
        low.planned.money,
        high.planned.money,
        swing,
      ]),
    ).toEqual([
      ['monthlyRequests', usd('12'), usd('18'), usd('6')], // 15 × 0.8, 15 × 1.2
      ['inputTokens', usd('13'), usd('17'), usd('4')], // 10 × 0.8 + 5, 10 × 1.2 + 5
      ['outputTokens', usd('14'), usd('16'), usd('2')],
    ]);
  });

  it('leaves out what changes nothing, such as a share of nothing', () => {
    expect(sensitivityTo('cachedShare', plan())).toBeUndefined();
    expect(sensitivityTo('users', plan({ users: given(exact(10)) }))).toBeUndefined();
  });

  it('says how the total moves with the input: fully with the volume, by its part with the rest', () => {
    expect(sensitivityTo('monthlyRequests', plan())?.elasticity).toEqual(exact(1));
    expect(sensitivityTo('inputTokens', plan())?.elasticity).toEqual(ratio(2n, 3n)); // $10 of $15
  });

  it('falls with what saves', () => {
    const cached = plan({ cachedShare: given(exact('0.5')) });
    // $15 − 0.5 × 10M × $0.90/1M = $10.50; a tenth of the input more or less is $0.90.
    expect(sensitivityTo('cachedShare', cached)).toMatchObject({
      low: { value: exact('0.4'), planned: { money: usd('11.4') } },
      high: { value: exact('0.6'), planned: { money: usd('9.6') } },
      elasticity: ratio(-3n, 7n), // (9.6 − 11.4) / 10.5 ÷ 0.4
    });
  });

  it('shows a threshold as the jump that it is', () => {
    const { low, high } = sensitivityTo('inputTokens', plan({}, { model: 'a/long' })) ?? {};
    expect(low?.planned.money).toBe(usd('13')); // 8M × $1 + $5
    expect(high?.planned.money).toBe(usd('29')); // 12M × $2 + $5
  });

  it('keeps a value within the bounds of its field', () => {
    const sure = plan({ cachedShare: given(exact('0.9')) });
    expect(sensitivityTo('cachedShare', sure)?.high.value).toEqual(exact(1));
    const days = plan({
      activeDays: given(exact(30)),
      users: given(exact(1)),
      requestsPerUserPerDay: given(exact(1)),
    });
    const { monthlyRequests: _, ...inputs } = days.workloads[0]?.inputs ?? {};
    const byUsers: Scenario = {
      ...days,
      workloads: [{ kind: 'text', pricing: { model: 'a/model', inputs: {} }, inputs }],
    };
    expect(sensitivityTo('activeDays', byUsers)?.high.value).toEqual(exact(31));
  });

  it('leaves a value as it is where the scenario would contradict itself', () => {
    const full = plan({ cachedShare: given(exact('0.9')), cacheWriteShare: given(exact('0.1')) });
    const { low, high, assumption } = sensitivityTo('cachedShare', full) ?? {};
    expect(high?.value).toEqual(assumption?.value); // 100 % is read or written: there is no more
    expect(low?.value).toEqual(exact('0.72'));
  });

  it('varies stated prices and what goes wrong', () => {
    const scenario = plan({}, { all: { retryRate: given(exact('0.1')) } });
    const [workload] = scenario.workloads;
    const stated = { model: 'a/model', inputs: { priceInputPerMillion: given(exact(2)) } };
    const priced = {
      ...scenario,
      workloads: workload === undefined ? [] : [{ ...workload, pricing: stated }],
    };
    expect(sensitivityTo('priceInputPerMillion', priced)?.swing).toBe(usd('8.8')); // 10M × ($2.40 − $1.60) × 1.1
    expect(sensitivityTo('retryRate', priced)?.swing).toBe(usd('1')); // (20 + 5) × (0.12 − 0.08)
  });

  it('varies an input whatever range it has', () => {
    const ranged = { ...given(exact(500)), range: { low: exact(490), high: exact(510) } };
    expect(sensitivityTo('outputTokens', plan({ outputTokens: ranged }))?.swing).toBe(usd('2'));
  });

  it('varies the same input of each workload by itself', () => {
    const [workload] = plan().workloads;
    const twice: Scenario = { workloads: workload === undefined ? [] : [workload, workload], inputs: {} };
    const output = sensitivitiesOf(twice, prices).filter(
      ({ assumption }) => assumption.field === 'outputTokens',
    );
    expect(output.map(({ assumption, swing }) => [assumption.workload, swing])).toEqual([
      [0, usd('2')],
      [1, usd('2')],
    ]);
  });

  it('lists what drives the cost of one result and not the total', () => {
    const agent: Scenario = {
      workloads: [
        {
          kind: 'agent',
          pricing: { model: 'a/model', inputs: {} },
          inputs: {
            tasksPerMonth: given(exact(100)),
            callsPerTask: given(exact(10)),
            contextTokens: given(exact(10_000)),
            outputTokens: given(exact(500)),
            successRate: given(exact('0.8')),
          },
        },
      ],
      inputs: {},
    };
    // 100 × 10 × (10,000 × $1 + 500 × $10) / 1M = $15; of 80 completed tasks $0.1875 each, of 64 or 96 others
    expect(sensitivityTo('successRate', agent)).toMatchObject({
      swing: usd('0'),
      low: { planned: { money: usd('15') }, unitCost: usd('0.234375') },
      high: { planned: { money: usd('15') }, unitCost: usd('0.15625') },
      unit: { label: 'completed task', swing: usd('0.078125') },
    });
    expect(sensitivitiesOf(agent, prices).at(-1)?.assumption.field).toBe('successRate');
  });

  it('reports the cost of one beside the total', () => {
    expect(sensitivityTo('inputTokens', plan())).toMatchObject({
      unit: { label: 'request', swing: usd('0.004') }, // $0.017 − $0.013
    });
    expect(sensitivityTo('monthlyRequests', plan())).not.toHaveProperty('unit');
  });

  it('has no elasticity of a total of nothing', () => {
    const free = smallCatalog({
      'a/model': { 'input-token': '0', 'input-token prompt>11000': '1', 'output-token': '0' },
    });
    const [first] = sensitivitiesOf(plan(), { ...prices, catalog: free });
    expect(first?.swing).toBe(usd('12')); // 12M × $1, against nothing
    expect(first).not.toHaveProperty('elasticity');
  });
});
