import { ACTIVITY, parseModelDays } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import { handClock, type Simulator, startSimulator, type World } from '@tollkeeper/simulator';
import { openStore } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { HOUR, NOON, quietWorld } from '../testing/guarded-account.ts';
import { storedReading } from './reading-text.ts';
import type { Collected, Source } from './source.ts';
import { type Asked, sourcesOf } from './sources.ts';

const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;
const BATCH = { name: 'batch' } as const;

describe('sourcesOf', () => {
  it('polls by the management key where there is one, and asks the ordinary key for the caps above it', async () => {
    const { ids } = await account(quietWorld([PROD]));
    expect(await ids('management')).toEqual(['management credits', 'management keys', 'management activity']);
    expect(await ids('ordinary')).toEqual(['ordinary credits', 'ordinary key']);
    expect(await ids('both')).toEqual([
      'management credits',
      'management keys',
      'ordinary key',
      'management activity',
    ]);
    expect(await ids('none')).toEqual([]);
  });

  it('has a reading for each key, the balance, and the sources that answered', async () => {
    const { collect, simulator } = await account(quietWorld([PROD, BATCH]));
    simulator.world.spend('prod', '3');
    expect(linesOf(await collect('management', 'management keys'))).toEqual([
      'key prod',
      'key batch',
      'answered the keys of the default workspace',
    ]);
    expect(linesOf(await collect('management', 'management credits'))).toEqual([
      'credits account',
      'answered the credits of the account',
    ]);
  });

  it('makes a subject of each cap that is shared, and calls the key as the listing does', async () => {
    const world = quietWorld([PROD, BATCH], {
      showsBudgets: true,
      budgets: [
        { kind: 'workspace', workspace: 'default', limit: '50', reset: 'monthly' },
        { kind: 'guardrail', per: 'key', of: ['prod'], limit: '20', reset: 'daily' },
      ],
    });
    const { collect, open } = await account(world);
    expect(linesOf(await collect('ordinary', 'ordinary key'))).toEqual([
      'key ordinary',
      'budget monthly workspace budget',
      'answered the key "ordinary"',
    ]);
    const sources = open('both');
    const [listing, key] = ['management keys', 'ordinary key'].map((id) => named(sources, id));
    expect(linesOf(await key?.collect())).toEqual([
      'budget monthly workspace budget',
      'answered the key "ordinary"',
    ]);
    await listing?.collect();
    expect(linesOf(await key?.collect())[0]).toBe('key prod');
  });

  it('has a missing reading with its cause, and never a zero, for what was not answered', async () => {
    const { collect, simulator } = await account(quietWorld([PROD]));
    simulator.world.fault({ kind: 'html-524' }, { times: 9 });
    const failed = await collect('management', 'management credits');
    expect(failed.kind).toBe('unanswered');
    expect(linesOf(failed)).toEqual(['missing the credits of the account', 'missing account']);
    expect(failed.problem).toMatch(/524|web page/);
    simulator.world.clear();
    simulator.world.fault({ kind: 'too-many', retryAfter: 'seconds', seconds: 90 }, { on: '/keys' });
    const busy = await collect('management', 'management keys');
    expect(busy.notBefore).toEqual(new Date(NOON.getTime() + 90_000));
  });

  it('takes it for no failure that no key may ask', async () => {
    const { collect } = await account(quietWorld([PROD]));
    const refused = await collect('ordinary', 'ordinary credits');
    expect([refused.kind, refused.readings]).toEqual(['unavailable', []]);
    expect(refused.nextAt).toEqual(new Date(NOON.getTime() + 6 * HOUR));
    expect(refused.problem).toContain('management key');
  });

  it('asks for the days of the account every day, and for those of each key once', async () => {
    const { collect, simulator, clock, store } = await account(quietWorld([PROD, BATCH]));
    simulator.world.spend('prod', '3');
    simulator.world.spend('batch', '2');
    clock.moveTo(new Date('2026-11-22T03:00:00Z'));
    const keep = async (collected: Collected): Promise<readonly string[]> => {
      const none = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
      await store.guard.commit({ ...none, readings: collected.records });
      return collected.records.map(({ subjectKey, kind }) => `${kind} ${subjectKey.slice(0, 7)}`);
    };
    expect(await keep(await collect('management', 'management activity'))).toEqual(['activity account']);
    await keep(await collect('management', 'management keys'));
    expect(await keep(await collect('management', 'management activity'))).toHaveLength(2);
    expect(await keep(await collect('management', 'management activity'))).toEqual([]);
    const [days] = await store.readings.latest(ACTIVITY, ['account']);
    const spent =
      days === undefined ? [] : parseModelDays(days.json).map((day) => [day.day, Number(day.spent) / 1e12]);
    expect(spent).toEqual([['2026-11-21', 5]]);
    // Twenty minutes after the next midnight yesterday is complete.
    clock.moveTo(new Date('2026-11-23T00:19:00Z'));
    expect(await keep(await collect('management', 'management activity'))).toEqual([]);
    clock.moveTo(new Date('2026-11-23T00:21:00Z'));
    expect(await keep(await collect('management', 'management activity'))).toEqual(['activity account']);
  });

  it('asks every day for the days of the keys that rose most, as only so their models are known', async () => {
    const { collect, clock, store } = await account(quietWorld([PROD, BATCH]));
    const none = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
    const keep = async ({ records, readings }: Pick<Collected, 'records' | 'readings'>) => {
      await store.guard.commit({ ...none, readings: [...readings.map(storedReading), ...records] });
      return records.flatMap(({ subjectKey, kind }) => (kind === 'activity' ? [subjectKey] : []));
    };
    const { readings } = await collect('management', 'management keys');
    await keep(await collect('management', 'management keys'));
    expect(await keep(await collect('management', 'management activity'))).toHaveLength(3);
    const [key] = readings.flatMap((reading) => (reading.kind === 'key' ? [reading.subject] : []));
    const figures = { spent: usd('40'), usual: usd('2') };
    const part = { keyId: key?.id ?? '', ...figures };
    const span = { at: NOON, from: new Date(NOON.getTime() - 24 * HOUR) };
    const pattern = {
      kind: 'pattern',
      subject: { kind: 'account' },
      ...span,
      ...figures,
      parts: [part],
    } as const;
    await keep({ records: [], readings: [pattern] });
    expect(await keep(await collect('management', 'management activity'))).toEqual([]);
    clock.moveTo(new Date('2026-11-22T00:21:00Z'));
    const again = ['account', `key:${key?.id}`];
    expect(await keep(await collect('management', 'management activity'))).toEqual(again);
    expect(await keep(await collect('management', 'management activity'))).toEqual([]);
  });
});

type Keys = 'management' | 'ordinary' | 'both' | 'none';

async function account(world: World) {
  const clock = handClock(NOON);
  const simulator = await startSimulator({ clock, seed: 1, world });
  const store = await openStore({ path: ':memory:' });
  onTestFinished(async () => {
    await simulator.stop();
    await store.close();
  });
  const open = (keys: Keys): readonly Source[] =>
    sourcesOf(asked(simulator, keys, clock.now), store.readings);
  return {
    simulator,
    clock,
    store,
    open,
    ids: async (keys: Keys) => open(keys).map(({ id }) => id),
    async collect(keys: Keys, id: string): Promise<Collected> {
      const collected = await named(open(keys), id)?.collect();
      if (collected === undefined) throw new Error(`there is no source ${id}`);
      return collected;
    },
  };
}

function asked({ url, world }: Simulator, keys: Keys, now: () => Date): Asked {
  const [first] = world.keys;
  return {
    openrouter: {
      url,
      management: keys === 'management' || keys === 'both' ? () => world.managementKey : undefined,
      ordinary: keys === 'ordinary' || keys === 'both' ? () => first?.secret ?? '' : undefined,
    },
    poll: { leastMs: 30_000, mostMs: 900_000, requestsPerMinute: 1_000 },
    workspaces: [],
    now,
    random: () => 0,
  };
}

function named(sources: readonly Source[], id: string): Source | undefined {
  return sources.find((source) => source.id === id);
}

function linesOf(collected: Collected | undefined): readonly string[] {
  return (collected?.readings ?? []).map(
    ({ kind, subject }) => `${kind} ${'name' in subject ? subject.name : subject.kind}`,
  );
}
