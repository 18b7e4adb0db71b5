import { given, type PilotObservation, type Scenario } from '@tollkeeper/engine';
import { parseScenarioFile } from '@tollkeeper/engine/scenario-file';
import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimated } from './estimated-scenario.ts';
import { pilotResultOfFile } from './pilot-result-of-file.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({ 'acme/chat': { 'input-token': '1', 'output-token': '10' } });
const prices = { catalog, today: '2026-11-21' };
/** 1,000 × (1,000 × $1 + 100 × $10) / 1M = $2 */
const PLAN: Scenario = {
  workloads: [
    {
      kind: 'text',
      pricing: { model: 'acme/chat', inputs: {} },
      inputs: {
        monthlyRequests: given(exact(1_000)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(100)),
      },
    },
  ],
  inputs: {},
};

function measured(observed: Partial<PilotObservation>, name = 'A "plan"') {
  const file = estimated({ scenario: PLAN, name }, prices);
  return pilotResultOfFile(file, { runs: 50n, day: '2026-11-21', ...observed }, prices);
}

describe('pilotResultOfFile', () => {
  it('gives the estimate before and after, and what was paid against what is estimated', () => {
    const outcome = measured({ outputTokens: { total: exact(10_000) }, cost: usd('0.15') });
    expect(outcome.kind === 'answer' && outcome.json()).toMatchObject({
      kind: 'pilot-result',
      before: { period: 'month', usd: '2' },
      after: { period: 'month', usd: '3' }, // 1,000 × (1,000 × $1 + 200 × $10) / 1M
      changes: [{ field: 'output_tokens', from: { value: 100 }, to: { value: 200, origin: 'measured' } }],
      paid_usd: '0.003',
      estimated: { usd: '0.003' },
      next: { runs: 68 }, // (1.645 / 0.2)²
    });
  });

  it('gives the new scenario as a file, which reads as the same plan', () => {
    const outcome = measured({ outputTokens: { total: exact(10_000) } });
    const text = outcome.kind === 'answer' ? (outcome.yaml?.() ?? '') : '';
    const parsed = parseScenarioFile(text, catalog);
    expect(parsed).toMatchObject({ kind: 'scenario', name: 'A "plan"' });
    const scenario = parsed.kind === 'scenario' ? parsed.scenario : PLAN;
    expect(estimated({ scenario }, prices).estimate.planned.money).toBe(usd('3'));
  });

  it('refuses what contradicts itself', () => {
    expect(measured({ failures: 51n })).toEqual({
      kind: 'refused',
      texts: [
        'the results cannot be used:\n  Failed runs are 51, but there were 50 runs: there cannot be more.',
      ],
    });
  });
});
