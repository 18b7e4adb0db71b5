import type { KeyReading } from '@tollkeeper/engine';
import { DEFAULT_REMINDERS, DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import { type GuardCommit, openStore, type Store } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { circumstancesIn } from './circumstances.ts';
import { type Committing, commitReadings } from './commit-readings.ts';
import { keptReadings } from './kept-readings.ts';
import { watchedCache } from './watched-cache.ts';

const NOON = new Date('2026-11-21T12:00:00Z');

describe('commitReadings', () => {
  it('decides again on top of what another guard was faster to decide, and tells it once', async () => {
    const store = await opened();
    const other = committing(store);
    let rival: Promise<unknown> | undefined;
    const slow = committing(
      beforeCommit(store, async () => {
        rival ??= commitReadings({ readings: [key('a', '85')], target: await claim(store, 'other') }, other);
        await rival;
      }),
    );
    const target = await claim(store, 'mine');
    expect(await commitReadings({ readings: [key('a', '85')], target }, slow)).toEqual({
      kind: 'committed',
      subjects: 1,
      notifications: 0,
      undecided: [],
    });
    expect(await store.outbox.counts(new Date(0), new Date('2027-01-01'))).toMatchObject([{ fired: 1 }]);
  });

  it('gives up where people change something again and again, and writes nothing', async () => {
    const store = await opened();
    const stale: GuardCommit = { kind: 'stale', which: [{ kind: 'watched', key: 'key:a' }] };
    const never = { ...store, guard: { ...store.guard, commit: () => Promise.resolve(stale) } };
    const work = { readings: [key('a', '85')], target: await claim(store, 'mine') };
    await expect(commitReadings(work, committing(never))).rejects.toThrow('8 times in a row');
    expect(await store.readings.subjects()).toEqual([]);
  });

  it('leaves the work to whoever claimed the target meanwhile', async () => {
    const store = await opened();
    const target = await claim(store, 'mine');
    await store.targets.claimDue({
      now: new Date(NOON.getTime() + 120_000),
      owner: 'b',
      leaseMs: 1,
      limit: 9,
    });
    const done = await commitReadings({ readings: [key('a', '85')], target }, committing(store));
    expect(done.kind).toBe('lost');
    expect(await store.incidents.open()).toEqual([]);
  });

  it('works through hundreds in batches, between which others have their turn', async () => {
    const store = await opened();
    const readings = Array.from({ length: 450 }, (_, index) => key(`key-${index}`, '1'));
    let turns = 0;
    let other = setImmediate(function next() {
      turns += 1;
      other = setImmediate(next);
    });
    const counted = { ...store, guard: { ...store.guard } };
    let commits = 0;
    counted.guard.commit = (batch) => {
      commits += 1;
      return store.guard.commit(batch);
    };
    const target = await claim(store, 'mine');
    turns = 0;
    const done = await commitReadings({ readings, target }, committing(counted));
    clearImmediate(other);
    expect([done.subjects, commits]).toEqual([450, 3]);
    expect(turns).toBeGreaterThanOrEqual(2);
    expect((await store.targets.list()).map(({ nextDue }) => nextDue)).toEqual([target.nextDue]);
  });

  it('tells of a subject that cannot be decided, and decides the others', async () => {
    const store = await opened();
    await store.guard.commit({
      readings: [],
      watched: [{ key: 'key:a', version: 0, json: '{"version":99}' }],
      incidents: [],
      events: [],
      outbox: [],
      targets: [],
    });
    const faults: string[] = [];
    const target = await claim(store, 'mine');
    const readings = [key('a', '85'), key('b', '85')];
    const { undecided } = await commitReadings(
      { readings, target },
      committing(store, (subject) => void faults.push(subject)),
    );
    expect(undecided).toEqual([{ key: 'key:a', name: 'a', problem: expect.stringContaining('version 99') }]);
    expect(faults).toEqual(['key:a']);
    expect((await store.incidents.open()).map(({ alertKey }) => alertKey)).toEqual([
      expect.stringContaining('key:b'),
    ]);
  });
});

function key(id: string, spent: string): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id, name: id },
    at: NOON,
    limit: usd('100'),
    limitReset: 'never',
    spent: { allTime: usd(spent) },
  };
}

async function opened(): Promise<Store> {
  const store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  return store;
}

async function claim(store: Store, id: string) {
  await store.targets.put({ id, intervalMs: 60_000, nextDue: NOON });
  const [claimed] = await store.targets.claimDue({ now: NOON, owner: 'a', leaseMs: 60_000, limit: 1 });
  const intervalMs = 900_000;
  return { id, epoch: claimed?.epoch ?? 0, intervalMs, nextDue: new Date(NOON.getTime() + intervalMs) };
}

function committing(store: Store, onFault: (subject: string) => void = () => {}): Committing {
  const [cache, kept] = [watchedCache(), keptReadings()];
  const rules = DEFAULT_RULES.filter(({ id }) => id === 'key-limit');
  return {
    store,
    channels: [{ name: 'terminal', from: 'info', escalateTo: undefined }],
    kept,
    circumstances: () =>
      circumstancesIn(store, { rules, reminders: DEFAULT_REMINDERS, now: NOON, cache, onFault }),
  };
}

/** The store, with something that happens just before each commit. */
function beforeCommit(store: Store, happens: () => Promise<void>): Store {
  return {
    ...store,
    guard: {
      ...store.guard,
      commit: async (batch) => {
        await happens();
        return store.guard.commit(batch);
      },
    },
  };
}
