import { describe, expect, it } from 'vitest';

import type { NotificationEnd } from '../src/outbox.ts';
import type { Store } from '../src/store.ts';
import { after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';

/** What every store says of notifications that came to their end. */
export function outboxEndsContract(current: () => Store): void {
  const to = (alertKey: string, changes = {}) =>
    notificationOf({ incident: { alertKey, number: 1 }, ...changes });
  const of = (alertKey: string) => current().outbox.ofIncident({ alertKey, number: 1 });
  const held = async (alertKey: string) =>
    (await claimAt(current(), 0)).filter(({ incident }) => incident.alertKey === alertKey);
  const DEAD = { at: after(3), reason: '404 channel_not_found' };

  describe('a notification', () => {
    it.each(['delivered', 'combined', 'snoozed'] as const)('can end as %s, with its receipt', async (as) => {
      const end: NotificationEnd = { as, at: after(1), receipt: '{"ts":"1"}' };
      await owe(current(), to('a'));
      expect(await current().outbox.finish(await claimAt(current(), 0), end)).toEqual({ kind: 'released' });
      expect(await of('a')).toEqual([{ ...to('a'), attempts: 1, nextAt: NOON, end }]);
      expect(await claimAt(current(), 120_000)).toEqual([]);
    });

    it('can end without a receipt', async () => {
      await owe(current(), to('a'));
      await current().outbox.finish(await claimAt(current(), 0), { as: 'snoozed', at: after(1) });
      expect((await of('a'))[0]?.end).toEqual({ as: 'snoozed', at: after(1) });
    });

    it('ends once', async () => {
      await owe(current(), to('a'));
      const claimed = await claimAt(current(), 0);
      await current().outbox.dead(claimed, DEAD);
      const again = await current().outbox.finish(claimed, { as: 'delivered', at: after(4) });
      expect(again).toEqual({ kind: 'lost', ids: [to('a').id] });
      expect((await of('a'))[0]?.end).toEqual({ as: 'dead', ...DEAD });
    });

    it('ends together with others that one message told, but not with one that was lost', async () => {
      await owe(current(), to('a'), to('b'));
      const [first, second] = await claimAt(current(), 0);
      if (first === undefined || second === undefined) throw new Error('nothing was claimed');
      const stale = { ...second, epoch: second.epoch - 1 };
      const end = { as: 'delivered', at: after(1), receipt: '{}' } as const;
      expect(await current().outbox.finish([first, stale], end)).toEqual({ kind: 'lost', ids: [second.id] });
      expect((await of('a'))[0]?.end).toEqual(end);
      expect((await of('b'))[0]?.end).toBeUndefined();
    });

    it('that is dead lets the next of its alert take its turn', async () => {
      await owe(current(), to('a'), to('a', { kind: 'resolved' }));
      await current().outbox.dead(await claimAt(current(), 0), DEAD);
      expect((await claimAt(current(), 4)).map(({ kind }) => kind)).toEqual(['resolved']);
    });

    it('that is dead stays to be seen, the last first', async () => {
      await owe(current(), to('a'), to('b'), to('c'));
      const [a, b] = [await held('a'), await held('b')];
      expect(b).toEqual([]);
      await current().outbox.dead(a, DEAD);
      const later = await claimAt(current(), 60_000);
      const second = later.filter(({ incident }) => incident.alertKey === 'b');
      await current().outbox.dead(second, { ...DEAD, at: after(60_001) });
      const letters = await current().outbox.deadLetters(10);
      expect(letters.map(({ incident }) => incident.alertKey)).toEqual(['b', 'a']);
      expect(letters[1]?.end).toEqual({ as: 'dead', ...DEAD });
      expect(await current().outbox.deadLetters(1)).toHaveLength(1);
    });
  });
}
