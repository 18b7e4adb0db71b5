import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { describe, expect, it } from 'vitest';

import { type Guard, guardedAccount, HOUR, MINUTE, quietWorld } from '../testing/guarded-account.ts';
import { wakingJob } from './jobs.ts';
import { tick } from './tick.ts';

const LIMITS = { rules: DEFAULT_RULES.filter(({ id }) => id === 'key-limit' || id === 'source-stale') };
const TOLD = 'terminal level:critical key-limit prod';

/** An account whose guards can be given a wrong clock, while OpenRouter's stays right. */
async function wrongClock() {
  const account = await guardedAccount(quietWorld([{ name: 'prod', limit: '100', reset: 'daily' }]));
  let offMs = 0;
  const now = (): Date => new Date(account.clock.now().getTime() + offMs);
  return {
    ...account,
    /** A guard that remembers nothing itself. */
    start: () => account.guard({ ...LIMITS, now }),
    setAhead: (milliseconds: number) => {
      offMs = milliseconds;
    },
    /** Minutes until people are told that $97 of $100 are spent. */
    async minutesUntilTold({ run }: Guard, atMost: number): Promise<number> {
      account.simulator.world.spend('prod', '97');
      for (let minute = 1; minute <= atMost; minute += 1) {
        await run(MINUTE);
        if ((await account.told()).includes(TOLD)) return minute;
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}

describe('a clock that was ahead and is put right', () => {
  it.each([
    ['minutes', 20 * MINUTE],
    ['an hour', HOUR],
    ['two hours', 2 * HOUR],
    ['a day', 24 * HOUR],
    ['a year', 365 * 24 * HOUR],
  ])('by %s blinds the guard no longer than a poll takes', async (_, ahead) => {
    const { start, setAhead, minutesUntilTold } = await wrongClock();
    const guard = await start();
    await guard.run(10 * MINUTE);
    setAhead(ahead);
    await guard.run(10 * MINUTE);
    setAhead(0);
    // At the latest 15 min and a tenth after the poll before, as without a wrong clock.
    expect(await minutesUntilTold(guard, 60)).toBeLessThanOrEqual(17);
    expect(guard.faults).toEqual([]);
  });

  it('blinds no guard that is started after that', async () => {
    const { start, setAhead, minutesUntilTold } = await wrongClock();
    setAhead(24 * HOUR);
    await (await start()).run(10 * MINUTE);
    setAhead(0);
    expect(await minutesUntilTold(await start(), 60)).toBeLessThanOrEqual(17);
  });

  it('blinds no guard to a source that fails', async () => {
    const { simulator, store, start, setAhead } = await wrongClock();
    const open = async () => (await store.incidents.open()).map(({ rule }) => rule);
    const guard = await start();
    setAhead(24 * HOUR);
    await guard.run(10 * MINUTE);
    setAhead(0);
    await guard.run(20 * MINUTE);
    expect(await open()).toEqual([]);
    simulator.world.fault({ kind: 'html-524' }, { on: '/keys', times: 12 });
    await guard.run(18 * MINUTE);
    expect(await open()).toEqual(['source-stale']);
  });

  it('and is behind, and ahead again, and right, blinds the guard for none of it', async () => {
    const { start, setAhead, minutesUntilTold } = await wrongClock();
    const guard = await start();
    for (const hours of [3, -2, 1, -1, 26, 0]) {
      setAhead(hours * HOUR);
      await guard.run(10 * MINUTE);
    }
    expect(await minutesUntilTold(guard, 60)).toBeLessThanOrEqual(17);
  });

  it('lets time pass for the account again, once the guard could have heard something', async () => {
    const { clock, store, setAhead, start } = await wrongClock();
    const { now } = (await start()).cycle;
    const waking = wakingJob(store, [], now);
    setAhead(24 * HOUR);
    await waking.look();
    setAhead(0);
    expect((await waking.look()).waking).toEqual([]);
    for (let minute = 0; minute < 3; minute += 1) {
      clock.advance(MINUTE);
      expect((await waking.look()).waking).toEqual(minute < 2 ? [] : ['account']);
    }
  });

  it('in the midst of a job puts nothing off', async () => {
    const { store, start, setAhead } = await wrongClock();
    const { cycle } = await start();
    let looks = 0;
    const jump = {
      id: 'jump',
      intervalMs: MINUTE,
      async look() {
        looks += 1;
        const nextDue = new Date(cycle.now().getTime() + MINUTE);
        setAhead(0);
        return { readings: [], nextDue };
      },
    };
    setAhead(24 * HOUR);
    await store.targets.put({ id: jump.id, intervalMs: MINUTE, nextDue: cycle.now() });
    await tick({ ...cycle, jobs: [jump] });
    await tick({ ...cycle, jobs: [jump] });
    expect(looks).toBe(2);
  });
});
