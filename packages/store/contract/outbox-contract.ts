import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { ALERT, after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

const LEASE_MS = 60_000;
const DELIVERED = { as: 'delivered', at: after(1), receipt: '{"ts":"1"}' } as const;

/** What every store does with the notifications of its outbox. */
export function outboxContract(current: () => Store): void {
  const kinds = async (milliseconds: number, channel?: string) =>
    (await claimAt(current(), milliseconds, channel)).map(({ kind }) => kind);

  describe('the outbox', () => {
    it('gives what was put in, whole, to one who asks for the channel', async () => {
      await owe(current(), notificationOf());
      expect(await claimAt(current(), 0, 'discord')).toEqual([]);
      expect(await claimAt(current(), 0)).toEqual([{ ...notificationOf(), epoch: 1, attempts: 1 }]);
      expect(await claimAt(current(), LEASE_MS - 1)).toEqual([]);
    });

    it('gives it to another once the lease has run out', async () => {
      await owe(current(), notificationOf());
      const first = await claimAt(current(), 0);
      expect(await claimAt(current(), LEASE_MS)).toMatchObject([{ epoch: 2, attempts: 2 }]);
      const lost = { kind: 'lost', ids: [notificationOf().id] };
      expect(await current().outbox.finish(first, DELIVERED)).toEqual(lost);
      const later = { at: NOON, reason: '503', counts: true };
      expect(await current().outbox.retryLater(first, later)).toEqual(lost);
      expect(await current().outbox.dead(first, { at: NOON, reason: '404' })).toEqual(lost);
      expect(await claimAt(current(), 2 * LEASE_MS)).toMatchObject([{ epoch: 3 }]);
    });

    it('lets one finish late whom nobody followed', async () => {
      await owe(current(), notificationOf());
      const first = await claimAt(current(), 0);
      expect(await current().outbox.finish(first, { ...DELIVERED, at: after(LEASE_MS + 1) })).toEqual({
        kind: 'released',
      });
      expect(await claimAt(current(), 2 * LEASE_MS)).toEqual([]);
    });

    it('counts a try that failed, and none that the channel put off', async () => {
      await owe(current(), notificationOf());
      const retry = { at: after(1), reason: '429', counts: false };
      await current().outbox.retryLater(await claimAt(current(), 0), retry);
      const [again] = await claimAt(current(), 1);
      expect(again?.attempts).toBe(1);
      await current().outbox.retryLater(again ? [again] : [], { ...retry, reason: '503', counts: true });
      const [traced] = await current().outbox.ofIncident({ alertKey: ALERT, number: 1 });
      expect(traced).toMatchObject({ attempts: 1, lastFailure: '503', nextAt: after(1) });
      expect((await claimAt(current(), 1))[0]?.attempts).toBe(2);
    });

    it('puts the same in once, also after it was delivered', async () => {
      await owe(current(), notificationOf(), notificationOf({ content: '"again"' }));
      await current().outbox.finish(await claimAt(current(), 0), DELIVERED);
      await owe(current(), notificationOf({ content: '"again"' }));
      expect(await claimAt(current(), 2)).toEqual([]);
      const traced = await current().outbox.ofIncident({ alertKey: ALERT, number: 1 });
      expect(traced.map(({ content }) => content)).toEqual([notificationOf().content]);
    });

    it('is claimed by one of many who ask at a time', async () => {
      const many = Array.from({ length: 20 }, (_, index) =>
        notificationOf({ incident: { alertKey: `alert ${index}`, number: 1 } }),
      );
      await owe(current(), ...many);
      const claims = await Promise.all(
        Array.from({ length: 10 }, () =>
          current().outbox.claim({ channel: 'slack', now: NOON, leaseMs: LEASE_MS, pauseMs: 1, limit: 5 }),
        ),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length + (await kinds(0)).length).toBe(20);
    });

    it.each([0, 2.5, 86_400_001])('refuses a lease of %d ms', async (leaseMs) => {
      const claim = { channel: 'slack', now: NOON, leaseMs, pauseMs: 1, limit: 1 };
      await expect(current().outbox.claim(claim)).rejects.toThrow(
        `The lease of a notification in milliseconds is ${leaseMs}; it must be a whole number from 1 to 86400000.`,
      );
    });
  });
}
