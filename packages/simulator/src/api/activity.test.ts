import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { HOUR, MODEL, smallWorld } from '../testing/small-world.ts';
import type { TrafficPlan } from '../world/traffic-plan.ts';

const STEADY: TrafficPlan = {
  key: 'prod',
  model: MODEL.id,
  pattern: { kind: 'steady' },
  requestsPerDay: 288,
  promptTokens: 1_000,
  completionTokens: 100,
  reasoningTokens: 40,
};

describe('GET /activity', () => {
  it('shows 30 completed days, which add up to what the key used', async () => {
    const { ask, clock } = await asking({ world: smallWorld({ traffic: [STEADY] }) });
    clock.advance(40 * 24 * HOUR + HOUR);
    const { data } = (await ask('management', '/activity')).body;
    const dates = data.map(({ date }: { date: string }) => date);
    // The clock stands at 2026-12-31 01:00.
    expect(dates).toHaveLength(30);
    expect([dates[0], dates.at(-1)]).toEqual(['2026-12-30', '2026-12-01']);
    expect(data[0]).toMatchObject({ model: MODEL.id, provider_name: 'Maker', byok_usage_inference: 0 });
    // $0.000001 × prompt + $0.000002 × completion: exact, whatever was drawn.
    for (const { usage, prompt_tokens: prompt, completion_tokens: completion } of data) {
      expect(Math.round(usage * 1e6)).toBe(prompt + 2 * completion);
    }
    const { usage_monthly: month, usage_daily: today } = (await ask('prod', '/key')).body.data;
    const sum = data.reduce((total: number, { usage }: { usage: number }) => total + usage, 0);
    expect(sum).toBeCloseTo(month - today, 9);
  });

  it('filters by day and key, and knows no other days', async () => {
    const { ask, clock, simulator } = await asking({ world: smallWorld({ traffic: [STEADY] }) });
    clock.advance(2 * 24 * HOUR + HOUR);
    const [{ hash } = { hash: '' }] = simulator.world.keys;
    const rows = async (query: string): Promise<number> =>
      (await ask('management', `/activity?${query}`)).body.data.length;
    expect(await rows('')).toBe(2);
    expect(await rows('date=2026-11-21')).toBe(1);
    expect(await rows(`api_key_hash=${hash}`)).toBe(2);
    expect(await rows(`api_key_hash=${'0'.repeat(64)}`)).toBe(0);
    for (const date of ['2026-11-23', '2026-10-23']) {
      expect((await ask('management', `/activity?date=${date}`)).status).toBe(400);
    }
  });
});
