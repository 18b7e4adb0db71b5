import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const LEASE_MS = 60_000;
const DAY_MS = 86_400_000;

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does with deliveries. */
export function deliveriesContract(current: () => Store): void {
  const claim = async (id: string, now = NOW, leaseMs = LEASE_MS) =>
    (await current().deliveries.claim(id, { now, leaseMs })).kind;
  const finish = (id: string, now = NOW) => current().deliveries.finish(id, now);

  describe('deliveries', () => {
    it('are claimed by the first who asks, each for itself', async () => {
      expect(await claim('a')).toBe('claimed');
      expect(await claim('a')).toBe('taken');
      expect(await claim('b')).toBe('claimed');
    });

    it('are claimed by one of many who ask at a time', async () => {
      const kinds = await Promise.all(Array.from({ length: 20 }, () => claim('a')));
      expect(kinds.filter((kind) => kind === 'claimed')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(19);
    });

    it('are done once finished, however long the lease has run out', async () => {
      await claim('a');
      await finish('a', after(1));
      expect(await claim('a', after(1))).toBe('done');
      expect(await claim('a', after(10 * LEASE_MS))).toBe('done');
    });

    it('can be taken over when the lease has run out, and not a millisecond before', async () => {
      await claim('a');
      expect(await claim('a', after(LEASE_MS - 1))).toBe('taken');
      expect(await claim('a', after(LEASE_MS))).toBe('claimed');
    });

    it('are leased anew to whoever takes them over', async () => {
      await claim('a');
      await claim('a', after(LEASE_MS), 5_000);
      expect(await claim('a', after(LEASE_MS + 4_999))).toBe('taken');
      expect(await claim('a', after(LEASE_MS + 5_000))).toBe('claimed');
    });

    it('are done where one who lost the claim finishes after all', async () => {
      await claim('a');
      await claim('a', after(LEASE_MS));
      await finish('a', after(LEASE_MS + 1));
      expect(await claim('a', after(3 * LEASE_MS))).toBe('done');
      await finish('a', after(3 * LEASE_MS));
      expect(await claim('a', after(3 * LEASE_MS))).toBe('done');
    });

    it('finish where nobody claimed, without a trace', async () => {
      await finish('a');
      expect(await claim('a')).toBe('claimed');
    });

    it('are forgotten 24 hours after they were finished, swept or not', async () => {
      await claim('a');
      await finish('a', after(1_000));
      expect(await claim('a', after(DAY_MS + 999))).toBe('done');
      expect(await claim('a', after(DAY_MS + 1_000))).toBe('claimed');
      expect(await claim('a', after(DAY_MS + 1_000 + LEASE_MS - 1))).toBe('taken');
    });

    it('are not finished again by the second of two', async () => {
      await claim('a');
      await finish('a');
      await finish('a', after(1_000));
      expect(await claim('a', after(DAY_MS - 1))).toBe('done');
      expect(await claim('a', after(DAY_MS))).toBe('claimed');
    });

    it.each([0, -1, 0.5, DAY_MS + 1, Number.NaN, Number.POSITIVE_INFINITY])(
      'refuse a lease of %d ms',
      async (leaseMs) => {
        await expect(claim('a', NOW, leaseMs)).rejects.toThrow(
          `The lease of a delivery is ${leaseMs} ms; it must be a whole number from 1 to 86400000.`,
        );
        expect(await claim('a')).toBe('claimed');
      },
    );

    it.each([1, DAY_MS])('take a lease of %d ms', async (leaseMs) => {
      expect(await claim('a', NOW, leaseMs)).toBe('claimed');
      expect(await claim('a', after(leaseMs - 1))).toBe('taken');
      expect(await claim('a', after(leaseMs))).toBe('claimed');
    });
  });
}
