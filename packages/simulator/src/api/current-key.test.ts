import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { HOUR, START, smallWorld } from '../testing/small-world.ts';

describe('GET /key', () => {
  it('tells a key about itself, under its old name too', async () => {
    const keys = [{ name: 'prod', createdAt: START, limit: '5', reset: 'weekly' as const }];
    const { ask, simulator, clock } = await asking({ world: smallWorld({ keys }) });
    simulator.world.spend('prod', '1.25');
    clock.advance(HOUR);
    const { body, headers } = await ask('prod', '/key');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body.data).toMatchObject({
      limit: 5,
      limit_remaining: 3.75,
      limit_reset: 'weekly',
      usage: 1.25,
      usage_daily: 1.25,
      is_management_key: false,
      is_free_tier: false,
      free_model_daily_requests: { limit: 1_000, remaining: 1_000, used: 0 },
    });
    expect(body.data).not.toHaveProperty('budgets');
    expect((await ask('prod', '/auth/key')).body).toEqual(body);
    expect((await ask('management', '/key')).body.data).toMatchObject({
      is_management_key: true,
      limit: null,
    });
  });

  it('lists the layers in order and names the one that refuses first', async () => {
    const { ask, simulator, clock } = await asking({
      world: smallWorld({
        showsBudgets: true,
        keys: [{ name: 'prod', createdAt: START, limit: '5', reset: 'daily', member: 'ann' }],
        budgets: [
          { kind: 'workspace', workspace: 'default', limit: '4', reset: 'daily' },
          { kind: 'workspace', workspace: 'default', limit: '50', reset: 'monthly' },
          { kind: 'guardrail', per: 'key', of: ['prod'], limit: '3', reset: null },
          { kind: 'guardrail', per: 'member', of: ['somebody else'], limit: '1', reset: null },
        ],
      }),
    });
    simulator.world.spend('prod', '3.5');
    clock.advance(HOUR);
    const { budgets, effective_budget: effective } = (await ask('prod', '/key')).body.data;
    const shown = budgets.map((one: Record<string, unknown>) => [
      one['scope'],
      one['remaining_usd'],
      one['resets_at'],
    ]);
    expect(shown).toEqual([
      ['api_key', -0.5, null],
      ['workspace', 46.5, '2026-12-01T00:00:00.000Z'],
      ['workspace', 0.5, '2026-11-22T00:00:00.000Z'],
      ['key_limit', 1.5, '2026-11-22T00:00:00.000Z'],
    ]);
    expect(effective).toEqual(budgets[0]);
  });
});
