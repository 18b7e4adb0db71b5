import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { ALERT, after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

const LEASE_MS = 60_000;
const DELIVERED = { as: 'delivered', at: after(1), receipt: '{"ts":"1"}' } as const;

/** What every store does with the order of notifications. */
export function outboxOrderContract(current: () => Store): void {
  const kinds = async (milliseconds: number, channel?: string) =>
    (await claimAt(current(), milliseconds, channel)).map(({ kind }) => kind);
  const level = (severity: string, changes = {}) => notificationOf({ kind: `level:${severity}`, ...changes });
  const other = (changes = {}) => notificationOf({ incident: { alertKey: 'other', number: 1 }, ...changes });

  describe('the outbox', () => {
    it('keeps the order of an alert on a channel, and waits with neither another alert nor another channel', async () => {
      await owe(current(), level('warning'), level('critical'));
      await owe(current(), level('warning', { channel: 'discord' }), other());
      expect(await kinds(0, 'discord')).toEqual(['level:warning']);
      const heads = await claimAt(current(), 0);
      expect(heads.map(({ incident }) => incident.alertKey).sort()).toEqual([ALERT, 'other'].sort());
      expect(await kinds(0)).toEqual([]);
      await current().outbox.finish(heads, DELIVERED);
      expect(await kinds(1)).toEqual(['level:critical']);
    });

    it('keeps that order while the first waits for its next try', async () => {
      await owe(current(), level('warning'), level('critical'));
      const first = await claimAt(current(), 0);
      await current().outbox.retryLater(first, { at: after(5_000), reason: '503', counts: true });
      expect(await kinds(4_999)).toEqual([]);
      expect(await kinds(5_000)).toEqual(['level:warning']);
    });

    it('keeps that order for incidents of an alert that follow each other', async () => {
      await owe(current(), notificationOf({ kind: 'resolved', createdAt: after(10) }));
      await owe(current(), notificationOf({ incident: { alertKey: ALERT, number: 2 }, createdAt: NOON }));
      expect(await kinds(10)).toEqual(['resolved']);
    });

    it('gives the longest waiting first, as many as asked for', async () => {
      const at = (alertKey: string, milliseconds: number) =>
        notificationOf({ incident: { alertKey, number: 1 }, createdAt: after(milliseconds) });
      await owe(current(), at('b', 3), at('a', 2), at('c', 1), at('d', 9));
      const claim = { channel: 'slack', now: after(5), leaseMs: LEASE_MS, pauseMs: 1, limit: 2 };
      const claimed = await current().outbox.claim(claim);
      expect(claimed.map(({ incident }) => incident.alertKey)).toEqual(['c', 'a']);
    });
  });
}
