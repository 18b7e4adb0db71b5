import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

/** What every store counts of its notifications. */
export function outboxCountsContract(current: () => Store): void {
  const to = (alertKey: string, changes = {}) =>
    notificationOf({ incident: { alertKey, number: 1 }, ...changes });
  const DEAD = { at: after(3), reason: '404 channel_not_found' };

  describe('a notification', () => {
    it('is counted where it ended, so that nothing is missing', async () => {
      await owe(current(), ...['a', 'b', 'c', 'd', 'e', 'f'].map((key) => to(key)));
      await owe(current(), to('a', { channel: 'discord' }), to('late', { createdAt: after(1_000) }));
      const [a, b, c, d, e] = await claimAt(current(), 0);
      if (!(a && b && c && d && e)) throw new Error('nothing was claimed');
      await current().outbox.finish([a, b], { as: 'delivered', at: after(1) });
      await current().outbox.finish([c], { as: 'combined', at: after(1) });
      await current().outbox.finish([d], { as: 'snoozed', at: after(1) });
      await current().outbox.dead([e], DEAD);
      const none = { delivered: 0, combined: 0, snoozed: 0, dead: 0, waiting: 0 };
      // 6 fired = 2 + 1 + 1 + 1, and 1 waits
      const six = { fired: 6, delivered: 2, combined: 1, snoozed: 1, dead: 1, waiting: 1 };
      expect(await current().outbox.counts(NOON, after(1_000))).toEqual([
        { channel: 'discord', ...none, fired: 1, waiting: 1 },
        { channel: 'slack', ...six },
      ]);
      expect(await current().outbox.counts(after(1_000), after(1_001))).toEqual([
        { channel: 'slack', ...none, fired: 1, waiting: 1 },
      ]);
      expect(await current().outbox.counts(after(1_001), after(2_000))).toEqual([]);
    });
  });
}
