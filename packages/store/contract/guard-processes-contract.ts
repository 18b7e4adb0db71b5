import { describe, expect, it } from 'vitest';

import { openStore } from '../src/open-store.ts';
import type { Store } from '../src/store.ts';
import { ALERT, after, batchOf, incidentOf, NOON, notificationOf, owe, put } from './guard-batch.ts';
import { optionsOf } from './store-place.ts';
import { together } from './together.ts';

/** What every store does for several guards; `place` is a path or a URL where nothing is yet. */
export function guardProcessesContract(name: string, place: () => Promise<string>): void {
  describe(`several guards on one store ${name}`, { timeout: 60_000 }, () => {
    const prepared = async (prepare: (store: Store) => Promise<unknown>): Promise<string> => {
      const at = await place();
      await withStore(at, prepare);
      return at;
    };

    it('claim every target once', async () => {
      const ids = Array.from({ length: 400 }, (_, index) => `t${index}`);
      const at = await prepared(async ({ targets }) => {
        for (const id of ids) await targets.put({ id, intervalMs: 300_000, nextDue: NOON });
      });
      const claimed = (await together(4, 'poll', at)).flatMap((line) => line.split(',').filter(Boolean));
      expect(claimed.toSorted()).toEqual(ids.toSorted());
    });

    it('deliver every notification once, those of an alert in their order', async () => {
      const owed = Array.from({ length: 120 }, (_, index) =>
        notificationOf({
          incident: { alertKey: `alert ${index % 20}`, number: 1 },
          kind: `repeat:${Math.floor(index / 20)}`,
        }),
      );
      const at = await prepared((store) => owe(store, ...owed));
      const sent = (await together(4, 'send', at)).map((line) => line.split(',').filter(Boolean));
      expect(sent.flat().toSorted()).toEqual(owed.map(({ id }) => id).toSorted());
      for (const ids of sent) {
        const repeats = ids.filter((id) => id.startsWith('alert 3⋅')).map((id) => id.split('⋅')[2]);
        expect(repeats).toEqual(repeats.toSorted());
      }
    });

    it('lose no step of a subject that all of them watch, and owe one notification for each', async () => {
      const at = await place();
      await together(4, 'watch', at);
      await withStore(at, async ({ guard, outbox }) => {
        const states = await guard.watched(['a', 'b', 'c', 'd', 'e']);
        // 4 processes × 40 steps
        expect(states.map(({ version, json }) => [version, json])).toEqual(Array(5).fill([160, '160']));
        const owed = await outbox.ofIncident({ alertKey: 'a', number: 1 });
        // In the lane as they were decided, whoever decided them.
        expect(owed.map(({ kind }) => kind)).toEqual(
          Array.from({ length: 160 }, (_, i) => `repeat:${i + 1}`),
        );
      });
    });

    it('let people click at the same time, one after the other', async () => {
      const at = await prepared(async (store) => {
        await put(store, incidentOf());
        await owe(store, notificationOf());
        const claim = { channel: 'slack', now: NOON, leaseMs: 1, pauseMs: 1, limit: 1 };
        await store.outbox.finish(await store.outbox.claim(claim), {
          as: 'delivered',
          at: after(1),
          receipt: '{}',
        });
      });
      await together(3, 'click', at);
      await withStore(at, async ({ incidents, events, outbox }) => {
        const id = { alertKey: ALERT, number: 1 };
        // 3 × 60 clicks on top of version 1, each logged and each told to the copy beside the one message
        expect((await incidents.find(id))?.version).toBe(181);
        expect(await events.ofIncident(id)).toHaveLength(180);
        expect(await outbox.ofIncident(id)).toHaveLength(181);
      });
    });

    it('find a commit of theirs already made when they try it again', async () => {
      const at = await place();
      const batch = batchOf({
        watched: [{ key: 'a', version: 0, json: '{}' }],
        outbox: [notificationOf()],
      });
      expect((await withStore(at, (store) => store.guard.commit(batch))).kind).toBe('committed');
      expect((await withStore(at, (store) => store.guard.commit(batch))).kind).toBe('stale');
    });
  });
}

async function withStore<T>(place: string, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(optionsOf(place));
  return act(store).finally(() => store.close());
}
