import { given, rangeOf } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { rangeJson } from './range-json.ts';

describe('rangeJson', () => {
  it('gives percentiles as decimal strings and the inputs that a spread comes from', () => {
    const users = { ...given(exact(100)), range: { low: exact(50), high: exact(200) } };
    const range = rangeOf(
      {
        workloads: [
          {
            kind: 'text',
            pricing: { model: 'anthropic/claude-sonnet-4.6', inputs: {} },
            inputs: {
              users,
              activeDays: given(exact(20)),
              requestsPerUserPerDay: given(exact(1)),
              inputTokens: given(exact(1_000)),
              outputTokens: given(exact(0)),
            },
          },
        ],
        inputs: {},
      },
      { catalog: bundledCatalog(), today: '2026-11-21' },
      { seed: 7, samples: 500 },
    );
    const json = range === undefined ? undefined : rangeJson(range);

    expect(json).toMatchObject({
      samples: 500,
      seed: 7,
      planned: { p50_usd: expect.stringMatching(/^\d+(\.\d+)?$/) },
      // A request costs 1,000 × $3/1M however many users there are.
      unit_costs: [{ per: 'request', workload: 0, p10_usd: '0.003', p90_usd: '0.003' }, { per: 'user' }],
      drivers: [{ cause: 'users', fields: ['users'], share: 1 }],
    });
  });
});
