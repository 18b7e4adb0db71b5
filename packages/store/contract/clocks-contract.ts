import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

const CLOCK_DIFFERENCE_MS = 60_000;
const LEASE_MS = 60_000;
const INTERVAL_MS = 300_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What every store does with targets and notifications when a clock was wrong, or two differ a little. */
export function clocksContract(current: () => Store): void {
  const put = (id: string, nextDue = NOON) => current().targets.put({ id, intervalMs: INTERVAL_MS, nextDue });
  const claim = (milliseconds = 0, limit = 10) =>
    current().targets.claimDue({ now: after(milliseconds), owner: 'a', leaseMs: LEASE_MS, limit });
  const ids = async (milliseconds: number) => (await claim(milliseconds)).map(({ id }) => id);
  const complete = async (milliseconds: number, intervalMs = INTERVAL_MS) => {
    const [first] = await claim(milliseconds, 1);
    if (first === undefined) throw new Error('nothing was due');
    await current().targets.complete({ ...first, intervalMs, nextDue: after(milliseconds + intervalMs) });
  };

  describe('targets', () => {
    it('are not put off by a clock that was ahead, nor leased by it', async () => {
      await put('a');
      await put('leased');
      await complete(DAY_MS);
      await claim(DAY_MS, 1);
      await put('new', after(DAY_MS));
      expect(await ids(0)).toEqual(['leased', 'new', 'a']);
      expect(await ids(LEASE_MS - 1)).toEqual([]);
    });

    it('are put off for as long as it was said, whosever clock is a little ahead', async () => {
      await put('a');
      await complete(0, DAY_MS);
      expect(await ids(-CLOCK_DIFFERENCE_MS)).toEqual([]);
      expect(await ids(-CLOCK_DIFFERENCE_MS - 1)).toEqual(['a']);
    });

    it('are leased for as long as everybody leases, whosever clock is a little ahead', async () => {
      await put('a', after(-DAY_MS));
      await claim();
      expect(await ids(-CLOCK_DIFFERENCE_MS)).toEqual([]);
      expect(await ids(-CLOCK_DIFFERENCE_MS - 1)).toEqual(['a']);
    });
  });

  describe('a heartbeat', () => {
    it('is not taken for a late one when a clock that was ahead wrote the one before', async () => {
      const beat = (milliseconds: number) =>
        current().heartbeats.beat({ replica: 'a', lastOk: after(milliseconds) });
      await beat(DAY_MS);
      await beat(0);
      expect(await current().heartbeats.list()).toEqual([{ replica: 'a', lastOk: NOON }]);
    });
  });

  describe('a notification', () => {
    it('is not put off by a clock that was ahead, nor leased by it', async () => {
      const other = { alertKey: 'other', number: 1 };
      const third = { alertKey: 'third', number: 1 };
      await owe(current(), notificationOf(), notificationOf({ incident: third, createdAt: after(DAY_MS) }));
      const held = await claimAt(current(), DAY_MS);
      expect(held).toHaveLength(2);
      // By a clock that is a day ahead: one is put off by an hour, one is leased, one was only put in.
      const later = { at: after(DAY_MS + HOUR_MS), reason: '503', counts: true };
      await current().outbox.retryLater(held.slice(0, 1), later);
      await owe(current(), notificationOf({ incident: other, createdAt: after(DAY_MS) }));
      expect(await claimAt(current(), 0)).toHaveLength(3);
      expect(await claimAt(current(), LEASE_MS - 1)).toEqual([]);
    });

    it('is put off for as long as anybody puts it off, whosever clock is a little ahead', async () => {
      await owe(current(), notificationOf());
      const later = { at: after(HOUR_MS), reason: '503', counts: true };
      await current().outbox.retryLater(await claimAt(current(), 0), later);
      expect(await claimAt(current(), -CLOCK_DIFFERENCE_MS)).toEqual([]);
      expect(await claimAt(current(), -CLOCK_DIFFERENCE_MS - 1)).toHaveLength(1);
    });

    it('is leased for as long as everybody leases, whosever clock is a little ahead', async () => {
      await owe(current(), notificationOf({ createdAt: after(-DAY_MS) }));
      await claimAt(current(), 0);
      expect(await claimAt(current(), -CLOCK_DIFFERENCE_MS)).toEqual([]);
      expect(await claimAt(current(), -CLOCK_DIFFERENCE_MS - 1)).toMatchObject([{ epoch: 2 }]);
    });
  });
}
