import type { RefusalsReading } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';
import { storedReading } from '../collecting/reading-text.ts';
import { commitReadings } from '../cycle/commit-readings.ts';
import { committingOf } from '../cycle/tick.ts';
import { guardedAccount, MINUTE, quietWorld } from '../testing/guarded-account.ts';
import type { HeardSubject } from './heard-window.ts';
import { refusalsDesk } from './refusals-desk.ts';

const PROD = { kind: 'key', id: 'a1', name: 'prod' } as const;
const ACCOUNT = { kind: 'account' } as const;

/** A desk in front of a guard; `fails` lets the next commit fail. */
async function desk() {
  const guarded = await guardedAccount(quietWorld([]));
  const { cycle } = await guarded.guard();
  const committed: RefusalsReading[] = [];
  const state = { fails: false };
  const opened = (by = 'guard-1') =>
    refusalsDesk({
      store: guarded.store,
      by,
      rules: ['refusals'],
      now: guarded.clock.now,
      async commit(readings) {
        if (state.fails) throw new Error('the store is away');
        committed.push(...readings);
        const records = readings.filter(({ causes }) => causes.length > 0).map(storedReading);
        await commitReadings({ readings, records }, committingOf(cycle));
      },
    });
  const heard = (subject: HeardSubject, count = 1) => ({
    ...{ subject, count, at: guarded.clock.now(), cause: 'key_limit_weekly' as const, status: 403 },
  });
  return { ...guarded, opened, heard, committed, state };
}

describe('refusalsDesk', () => {
  it('tells the first at once, then the last minute every 15 seconds, and after two minutes that there was nothing', async () => {
    const { opened, heard, committed, clock, told } = await desk();
    const { count, tell } = opened();
    count(heard(PROD));
    await tell('due');
    for (const more of [2, 3, 4, 5]) {
      clock.advance(10_000);
      count(heard(PROD, more));
      await tell('due');
    }
    clock.advance(30_000);
    count(heard(PROD, 6));
    await tell('due');
    for (let ticks = 0; ticks < 30; ticks += 1) {
      clock.advance(5_000);
      await tell('due');
    }

    // 1; 1 + 2 + 3 after 20 s; 1 + 2 + 3 + 4 + 5 after 40 s; and after 70 s without the first and the second.
    expect(committed.map(({ causes }) => causes[0]?.count)).toEqual([1, 6, 15, 18, undefined]);
    expect(committed[1]).toMatchObject({
      subject: PROD,
      causes: [{ cause: 'key_limit_weekly', status: 403 }],
    });
    expect(await told()).toEqual(['terminal level:warning refusals prod']);
  });

  it('ends an alert that another process began, and not while another guard still hears something', async () => {
    const { opened, heard, committed, clock, told, store } = await desk();
    const [first, second] = [opened(), opened('guard-2')];
    first.count(heard(ACCOUNT));
    await first.tell('due');
    clock.advance(MINUTE);
    await second.tell('due');
    expect(committed).toHaveLength(1);
    for (let minutes = 0; minutes < 45; minutes += 5) {
      clock.advance(5 * MINUTE);
      await second.tell('due');
    }
    expect(await told()).toEqual([
      'terminal level:warning refusals account',
      'terminal resolved refusals account',
    ]);
    expect(await store.incidents.open()).toEqual([]);
  });

  it('finds a full minute, wherever it begins', async () => {
    const { opened, heard, clock, told } = await desk();
    const { count, tell } = opened();
    const hears = async (number: number, seconds: number) => {
      count(heard(PROD, number));
      for (let ticks = 0; ticks < seconds / 5; ticks += 1) {
        await tell('due');
        clock.advance(5_000);
      }
    };
    await hears(1, 5);
    await hears(25, 55);
    await hears(24, 10);
    await hears(1, 120);
    // 25 + 24 in the minute that ended with the 24; what came before and after it was too far away.
    expect(await told()).toEqual(['terminal level:warning refusals prod']);
    await hears(30, 15);
    await hears(30, 15);
    expect((await told()).at(-1)).toBe('terminal level:critical refusals prod');
  });

  it.each([0, 3_000, 30_000])('adds up what two guards on one store hear, %i ms apart', async (apart) => {
    const { opened, heard, clock, told } = await desk();
    const guards = [opened(), opened('guard-2')];
    // At the same moment neither knows of the other.
    const tellings: Promise<void>[] = [];
    for (const { count, tell } of guards) {
      count(heard(PROD, 30));
      tellings.push(tell('due'));
      if (apart > 0) await tellings.at(-1);
      clock.advance(apart);
    }
    await Promise.all(tellings);
    for (let ticks = 0; ticks < 6; ticks += 1) {
      await Promise.all(guards.map(({ tell }) => tell('due')));
      clock.advance(5_000);
    }
    expect((await told()).at(-1)).toBe('terminal level:critical refusals prod');
  });

  it('does not count twice what it tells, nor what another tells', async () => {
    const { opened, heard, clock, committed } = await desk();
    const guards = [opened(), opened('guard-2')];
    for (let ticks = 0; ticks < 24; ticks += 1) {
      for (const { count } of guards) count(heard(PROD));
      for (const { tell } of guards) await tell('due');
      clock.advance(5_000);
    }
    // Two every five seconds are 24 a minute.
    expect(Math.max(...committed.map(({ causes }) => causes[0]?.count ?? 0))).toBe(24);
  });

  it('keeps what could not be written for the next time', async () => {
    const { opened, heard, committed, state } = await desk();
    const { count, tell } = opened();
    count(heard(PROD, 2));
    state.fails = true;
    await expect(tell('due')).rejects.toThrow('the store is away');
    state.fails = false;
    count(heard(PROD, 3));
    await tell('due');
    expect(committed.map(({ causes }) => causes[0]?.count)).toEqual([5]);
  });

  it('leaves nothing in memory at the end', async () => {
    const { opened, heard, committed, clock } = await desk();
    const { count, tell } = opened();
    count(heard(PROD));
    await tell('due');
    clock.advance(1_000);
    count(heard(PROD));
    await tell('all');
    expect(committed).toHaveLength(2);
  });
});
