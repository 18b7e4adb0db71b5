import { given, type Inputs } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimated } from './estimated-scenario.ts';
import { planOfFile } from './plan-of-file.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const prices = {
  catalog: smallCatalog({
    'acme/chat': { 'input-token': '1', 'output-token': '10' },
    'plan/acme-pro': { 'seat-month': '20' },
    'plan/acme-max': { 'seat-month': '100' },
  }),
  today: '2026-11-21',
};

/** 10,000 × (1,000 × $1 + 100 × $10) / 1M = $20 */
function compared(plan: string, seats: string, volume: Inputs = { monthlyRequests: given(exact(10_000)) }) {
  const inputs: Inputs = { inputTokens: given(exact(1_000)), outputTokens: given(exact(100)), ...volume };
  const pricing = { model: 'acme/chat', inputs: {} };
  const file = estimated(
    { scenario: { workloads: [{ kind: 'text', pricing, inputs }], inputs: {} } },
    prices,
  );
  return planOfFile(file, { plan, seats }, prices);
}

describe('planOfFile', () => {
  it('compares the work with seats of a plan', () => {
    const outcome = compared('acme pro', '2');
    expect(outcome.kind === 'answer' && outcome.json()).toMatchObject({
      kind: 'plan',
      plan: 'plan/acme-pro',
      seats: 2,
      plan_cost: { usd: '40' },
      api_cost: { usd: '20' },
      cheaper: 'api',
      pays_from: { exact: true, amounts: [{ label: 'requests', quantity: 10_000 }] }, // $20 a seat
    });
    expect(outcome.kind === 'answer' && outcome.card?.().title).toBe('Plan or API: 2 × plan/acme-pro');
  });

  it('takes nothing else for a plan, and says which there are', () => {
    expect(compared('acme/chat', '1')).toEqual({
      kind: 'refused',
      texts: ['acme/chat is no plan; plans are plan/acme-max, plan/acme-pro'],
    });
    expect(compared('acme', '0')).toEqual({
      kind: 'refused',
      texts: [
        expect.stringMatching(
          /^"acme" may be one of plan\/acme-(pro|max), plan\/acme-(pro|max): write which$/,
        ),
        'the seats are "0", expected a whole number such as 5',
      ],
    });
  });

  it('has no answer for work that is done once', () => {
    expect(compared('acme pro', '1', { calls: given(exact(5)) })).toMatchObject({
      kind: 'refused',
      texts: [expect.stringContaining('a plan is paid by the month')],
    });
  });
});
