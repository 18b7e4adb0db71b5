import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { after, NOON } from './guard-batch.ts';

const LEASE_MS = 60_000;
const INTERVAL_MS = 300_000;

/** What every store does with targets. */
export function targetsContract(current: () => Store): void {
  const put = (id: string, nextDue = NOON, intervalMs = INTERVAL_MS) =>
    current().targets.put({ id, intervalMs, nextDue });
  const claim = (now = NOON, limit = 10, owner = 'a') =>
    current().targets.claimDue({ now, owner, leaseMs: LEASE_MS, limit });
  const polled = (epoch = 0) => ({ id: 'a', epoch, intervalMs: INTERVAL_MS, nextDue: after(INTERVAL_MS) });
  const ids = async (now = NOON, limit = 10) => (await claim(now, limit)).map(({ id }) => id);

  describe('targets', () => {
    it('are claimed when they are due, the longest due first, as many as asked for', async () => {
      await put('b', after(-1));
      await put('c', after(1));
      await put('a', NOON);
      await put('d', after(-2));
      expect(await ids(NOON, 2)).toEqual(['d', 'b']);
      expect(await ids(NOON)).toEqual(['a']);
      expect(await ids(after(1))).toEqual(['c']);
    });

    it('are whole when they are claimed, each time under another epoch', async () => {
      await put('a');
      expect(await claim()).toEqual([{ id: 'a', intervalMs: INTERVAL_MS, nextDue: NOON, epoch: 1 }]);
      expect(await claim(after(LEASE_MS - 1))).toEqual([]);
      expect((await claim(after(LEASE_MS)))[0]?.epoch).toBe(2);
    });

    it('are claimed by one of many who ask at a time', async () => {
      for (let index = 0; index < 20; index += 1) await put(`t${index}`);
      const claims = await Promise.all(Array.from({ length: 10 }, () => claim(NOON, 5)));
      const claimed = claims.flat().map(({ id }) => id);
      expect(new Set(claimed).size).toBe(claimed.length);
      expect([...claimed, ...(await ids(NOON, 20))]).toHaveLength(20);
    });

    it('are given back with the next due time', async () => {
      await put('a');
      const [claimed] = await claim();
      expect(await current().targets.complete(polled(claimed?.epoch))).toEqual({ kind: 'completed' });
      expect(await ids(after(INTERVAL_MS - 1))).toEqual([]);
      expect(await ids(after(INTERVAL_MS))).toEqual(['a']);
    });

    it('are not given back by one whose lease ran out and who was followed by another', async () => {
      await put('a');
      const [first] = await claim();
      await claim(after(LEASE_MS));
      expect(await current().targets.complete(polled(first?.epoch))).toEqual({ kind: 'stale' });
      expect(await ids(after(2 * LEASE_MS))).toEqual(['a']);
    });

    it('stay as they are when they are put again, with their lease', async () => {
      await put('a', after(5));
      await put('a', NOON, 60_000);
      expect(await current().targets.list()).toEqual([
        { id: 'a', intervalMs: INTERVAL_MS, nextDue: after(5) },
      ]);
      expect(await ids(after(5))).toEqual(['a']);
      await put('a', NOON);
      expect(await ids(after(6))).toEqual([]);
    });

    it('are gone once removed, for whoever polls them too', async () => {
      await put('b');
      await put('a');
      await claim();
      await current().targets.remove('a');
      expect(await current().targets.complete(polled(1))).toEqual({ kind: 'stale' });
      expect((await current().targets.list()).map(({ id }) => id)).toEqual(['b']);
    });

    it.each([0, -1, 1.5, 86_400_001, Number.NaN])('refuse a lease of %d ms', async (leaseMs) => {
      const claiming = current().targets.claimDue({ now: NOON, owner: 'a', leaseMs, limit: 1 });
      await expect(claiming).rejects.toThrow(
        `The lease of a target in milliseconds is ${leaseMs}; it must be a whole number from 1 to 86400000.`,
      );
    });
  });
}
