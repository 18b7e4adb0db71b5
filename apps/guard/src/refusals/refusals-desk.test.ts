import type { RefusalsReading } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';
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
  const opened = () =>
    refusalsDesk({
      store: guarded.store,
      rules: ['refusals'],
      now: guarded.clock.now,
      async commit(readings) {
        if (state.fails) throw new Error('the store is away');
        committed.push(...readings);
        await commitReadings({ readings }, committingOf(cycle));
      },
    });
  const heard = (subject: HeardSubject, count = 1) => ({
    ...{ subject, count, at: guarded.clock.now(), cause: 'key_limit_weekly' as const, status: 403 },
  });
  return { ...guarded, opened, heard, committed, state };
}

describe('refusalsDesk', () => {
  it('tells the first at once, then what a minute brought, and after two minutes that there was nothing', async () => {
    const { opened, heard, committed, clock, told } = await desk();
    const { count, tell } = opened();
    count(heard(PROD));
    await tell('due');
    for (const more of [2, 3]) {
      clock.advance(20_000);
      count(heard(PROD, more));
      await tell('due');
    }
    clock.advance(20_000);
    await tell('due');
    clock.advance(2 * MINUTE);
    await tell('due');
    await tell('due');

    expect(committed.map(({ causes }) => causes[0]?.count)).toEqual([1, 5, undefined]);
    expect(committed[1]).toMatchObject({
      subject: PROD,
      causes: [{ cause: 'key_limit_weekly', status: 403 }],
    });
    expect(await told()).toEqual(['terminal level:warning refusals prod']);
  });

  it('ends an alert that another process began, and not while another guard still hears something', async () => {
    const { opened, heard, committed, clock, told, store } = await desk();
    const [first, second] = [opened(), opened()];
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
