import { compare, given, type Scenario } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { comparisonJson } from './comparison-json.ts';

const scenario: Scenario = {
  workloads: [
    {
      kind: 'text',
      pricing: { model: 'anthropic/claude-sonnet-4.6', inputs: {} },
      inputs: {
        calls: given(exact(1_000)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(100)),
      },
    },
  ],
  inputs: {},
};

describe('comparisonJson', () => {
  const models = ['anthropic/claude-sonnet-4.6', 'anthropic/claude-haiku-4.5', 'acme/missing'];
  const prices = { catalog: bundledCatalog(), today: '2026-11-21' };
  const json = comparisonJson(compare(scenario, models, prices));

  it('ranks the models, each against the cheapest and with its whole estimate', () => {
    // 1,000,000 input and 100,000 output tokens: at $1 and $5 per 1M, $1.50; at $3 and $15, $4.50
    expect(json).toMatchObject({
      verdict: { kind: 'cheapest', model: 'anthropic/claude-haiku-4.5' },
      ranked: [
        { model: 'anthropic/claude-haiku-4.5', estimate: { planned_usd: '1.5', exact: true } },
        {
          model: 'anthropic/claude-sonnet-4.6',
          against: {
            kind: 'dearer',
            usd: '3',
            factor: 3,
            decided_by: { kind: 'cost', label: 'input tokens', dearer_usd: '3', cheaper_usd: '1' },
          },
          estimate: { planned_usd: '4.5' },
        },
      ],
      undecided: [],
    });
  });

  it('says why a model has no estimate', () => {
    expect(json.refused).toEqual([
      { model: 'acme/missing', reasons: ['The catalog has no model "acme/missing".'] },
    ]);
  });
});
