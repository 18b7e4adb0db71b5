import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { START, smallWorld } from '../testing/small-world.ts';

describe('GET /credits', () => {
  it('shows purchases less refunds, and what the keys spent, minutes later', async () => {
    const at = await asking();
    at.simulator.world.spend('prod', '0.1');
    at.simulator.world.spend('prod', '0.2');
    at.simulator.world.moveCredits('refund', '10');
    expect((await at.ask('management', '/credits')).text).toBe(
      '{"data":{"total_credits":90,"total_usage":0}}',
    );
    at.clock.advance(4 * 60_000);
    expect((await at.ask('management', '/credits')).text).toBe(
      '{"data":{"total_credits":90,"total_usage":0.3}}',
    );
  });

  it.each([
    ['shown', 100],
    ['zero', 0],
  ] as const)('answers an ordinary key where that is %s', async (creditsForOrdinaryKeys, total) => {
    const movements = [{ kind: 'purchase', at: START, amount: '100' }] as const;
    const { ask } = await asking({ world: smallWorld({ account: { movements, creditsForOrdinaryKeys } }) });
    expect((await ask('prod', '/credits')).body).toEqual({ data: { total_credits: total, total_usage: 0 } });
  });
});

describe('POST /credits/purchases', () => {
  it('begins with a 402 that asks for payment', async () => {
    const at = await asking();
    const { status, headers } = await at.ask('management', '/credits/purchases', { method: 'POST' });
    expect(status).toBe(402);
    expect(headers.get('www-authenticate')).toMatch(/^Payment /);
  });
});
