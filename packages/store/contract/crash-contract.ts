import { describe, expect, it } from 'vitest';

import { openStore } from '../src/open-store.ts';
import { ALERT, after, claimAt, NOON, notificationOf, owe } from './guard-batch.ts';
import { otherProcess } from './other-process.ts';
import { optionsOf } from './store-place.ts';
import { killedAfter } from './together.ts';

/** What every store keeps of a guard that is killed; `place` is a path or a URL where nothing is yet. */
export function crashContract(name: string, place: () => Promise<string>): void {
  describe(`a guard killed at work on a store ${name}`, { timeout: 60_000 }, () => {
    it.each([0, 2, 5, 11, 23, 47, 90, 150])(
      'after %i ms has committed each batch whole or not at all',
      async (milliseconds) => {
        const at = await place();
        const told = await killedAfter(await otherProcess('guard', at), milliseconds);
        const store = await openStore(optionsOf(at));
        const [state] = await store.guard.watched(['key:abc']);
        const last = state?.version ?? 0;
        // It may have committed one more than it could say.
        expect([told, told + 1]).toContain(last);
        expect(state?.json).toBe(String(last));
        const readings = await store.readings.since('key:abc', NOON);
        expect(readings.map((reading) => reading.at)).toEqual(numbers(last).map((number) => after(number)));
        expect((await store.incidents.open()).map(({ number }) => number)).toEqual([last]);
        expect(await store.incidents.history(last + 1)).toHaveLength(last - 1);
        for (const number of numbers(last + 1)) {
          const id = { alertKey: ALERT, number };
          expect(await store.events.ofIncident(id)).toHaveLength(number > last ? 0 : 1);
          expect(await store.outbox.ofIncident(id)).toHaveLength(number > last ? 0 : 2);
        }
        // What it had claimed is somebody else's in time.
        const claim = { now: after(last + 60_001), owner: 'b', leaseMs: 1, limit: 1 };
        expect(await store.targets.claimDue(claim)).toHaveLength(1);
        await store.close();
      },
    );

    it.each([0, 3, 8, 20, 45])(
      'after %i ms of delivering has lost no notification and finished none twice',
      async (milliseconds) => {
        const at = await place();
        const store = await openStore(optionsOf(at));
        await owe(store, ...numbers(2_000).map((number) => notificationOf({ kind: `repeat:${number}` })));
        const told = await killedAfter(await otherProcess('deliver_all', at), milliseconds);
        const rows = await store.outbox.ofIncident({ alertKey: ALERT, number: 1 });
        const finished = rows.filter(({ end }) => end !== undefined);
        expect(rows).toHaveLength(2_000);
        expect([told, told + 1]).toContain(finished.length);
        expect(finished.map(({ kind }) => kind)).toEqual(
          rows.slice(0, finished.length).map(({ kind }) => kind),
        );
        // The one under way is tried again in time, before all that come after it.
        const [next] = await claimAt(store, 120_000);
        expect(next?.kind).toBe(`repeat:${finished.length + 1}`);
        await store.close();
      },
    );
  });
}

function numbers(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
