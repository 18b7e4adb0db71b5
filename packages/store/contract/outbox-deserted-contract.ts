import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { ALERT, after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

/** What every store says of channels that nobody serves. */
export function outboxDesertedContract(current: () => Store): void {
  const level = notificationOf();
  const repeat = notificationOf({ kind: 'repeat:1', createdAt: after(1) });
  const deserted = (since: number, others = ['discord']) => current().outbox.deserted(others, after(since));

  describe('a channel', () => {
    it('is deserted where something waits since then, unless it is one of those that are known', async () => {
      await owe(current(), level, notificationOf({ channel: 'discord' }), notificationOf({ channel: 'ops' }));
      expect(await deserted(-1)).toEqual([]);
      expect(await deserted(0)).toEqual(['ops', 'slack']);
      expect(await deserted(0, [])).toEqual(['discord', 'ops', 'slack']);
    });

    it('is not deserted while somebody puts in, works on it or tries again later', async () => {
      await owe(current(), level, repeat);
      expect(await deserted(0)).toEqual([]);
      expect(await deserted(1)).toEqual(['slack']);
      const held = await claimAt(current(), 1);
      expect(await deserted(60_000)).toEqual([]);
      expect(await deserted(60_001)).toEqual(['slack']);
      await current().outbox.retryLater(held, { at: after(600_000), reason: '503', counts: true });
      expect(await deserted(599_999)).toEqual([]);
      expect(await deserted(600_000)).toEqual(['slack']);
    });

    it('is not deserted where nothing waits', async () => {
      await owe(current(), level);
      await current().outbox.finish(await claimAt(current(), 0), { as: 'delivered', at: NOON });
      expect(await deserted(1)).toEqual([]);
      expect(await current().outbox.waiting('slack', 10)).toEqual([]);
    });

    it('is known to have been owed something of an alert also when that has ended', async () => {
      await owe(current(), level, notificationOf({ channel: 'discord' }));
      await current().outbox.finish(await claimAt(current(), 0), { as: 'delivered', at: NOON });
      expect(await current().outbox.everOwed(ALERT)).toEqual(['discord', 'slack']);
      expect(await current().outbox.everOwed('another')).toEqual([]);
    });

    it('tells what waits for it, in order, and lets it be ended unless somebody has claimed it since', async () => {
      await owe(current(), level, repeat);
      await owe(current(), notificationOf({ channel: 'ops' }));
      const waiting = await current().outbox.waiting('slack', 10);
      expect(waiting).toEqual([
        { ...level, epoch: 0, attempts: 0 },
        { ...repeat, epoch: 0, attempts: 0 },
      ]);
      expect(await current().outbox.waiting('slack', 1)).toHaveLength(1);
      await claimAt(current(), 0);
      expect(await current().outbox.dead(waiting, { at: NOON, reason: 'no such channel' })).toEqual({
        kind: 'lost',
        ids: [level.id],
      });
      expect(await current().outbox.waiting('slack', 10)).toMatchObject([{ id: level.id, epoch: 1 }]);
    });
  });
}
