import { subjectKey } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import type { Store } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { readingsOf } from '../collecting/reading-text.ts';
import { guardedAccount, HOUR, MINUTE, NOON, quietWorld } from '../testing/guarded-account.ts';

const FROM = new Date(NOON.getTime() - 31 * 24 * HOUR);

describe('sharedForecasts', () => {
  it('lead to one warning about the budget, and none about the key whose own limit lasts', async () => {
    // 1,200 requests of $0.002 a day are $2.40 by each of two keys: by noon of 21 November 20.5 × 4.8 = $98.40.
    const { store, run } = await watched({ limit: '106', reset: 'monthly' });
    await run(3 * HOUR);
    const open = await store.incidents.open();
    const shared = open.filter(({ rule }) => rule === 'forecast-limit');
    expect(shared.map(({ subject, severity }) => [subject.includes('workspace'), severity])).toEqual([
      [true, 'warning'],
    ]);
  });

  it('are made once an hour of each budget, on its counter and on what its key has spent before', async () => {
    const { store, run } = await watched({ limit: '106', reset: 'monthly' });
    // From a minute after noon: in the hours of 12, 13 and 14.
    await run(2 * HOUR + 30 * MINUTE);
    const found = await forecastsOf(store, 'workspace:');
    expect(found).toHaveLength(3);
    const [first] = found;
    expect(first?.forecast.layers).toMatchObject([
      { basis: 'day-blocks', layer: { scope: 'workspace', limit: usd('106'), perKeyDollar: 1 } },
    ]);
    expect(first?.restsOn?.before?.keys).toEqual(['prod']);
    // Two keys that spend alike.
    expect(first?.restsOn?.before?.times).toBeCloseTo(2, 1);
    const end = first?.forecast.layers[0]?.ends?.p50;
    // About $7.60 at $4.80 a day.
    const days = end?.kind === 'ends' ? (end.at.getTime() - NOON.getTime()) / (24 * HOUR) : 0;
    expect(days).toBeGreaterThan(1.2);
    expect(days).toBeLessThan(2.2);
  });
});

/** A workspace with two keys that spend alike, of which one tells of the budget. */
async function watched({ limit, reset }: { readonly limit: string; readonly reset: 'monthly' }) {
  const world = quietWorld([]);
  const names = ['prod', 'batch'] as const;
  const { simulator, store, guard } = await guardedAccount({
    ...world,
    from: FROM,
    account: { movements: [{ kind: 'purchase', at: FROM, amount: '1000' }] },
    keys: names.map((name) => ({ name, createdAt: FROM, limit: '1000', reset: 'monthly' })),
    traffic: names.map((key) => ({
      key,
      model: 'maker/model',
      pattern: { kind: 'steady' },
      requestsPerDay: 1_200,
      promptTokens: 1_000,
      completionTokens: 500,
    })),
    showsBudgets: true,
    budgets: [{ kind: 'workspace', workspace: 'default', limit, reset }],
  });
  const openrouter = {
    url: simulator.url,
    management: () => simulator.world.managementKey,
    ordinary: () => simulator.world.keys.find(({ name }) => name === 'prod')?.secret ?? '',
  };
  const { run } = await guard({ openrouter, forecasts: true });
  return { store, run };
}

async function forecastsOf(store: Store, prefix: string) {
  const names = (await store.readings.subjects()).filter((name) => name.startsWith(prefix));
  const stored = await Promise.all(names.map((name) => store.readings.since(name, new Date(0))));
  return readingsOf(stored.flat()).flatMap((reading) =>
    reading.kind === 'forecast' && subjectKey(reading.subject).startsWith(prefix) ? [reading] : [],
  );
}
