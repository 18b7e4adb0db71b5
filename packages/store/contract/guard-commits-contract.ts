import { describe, expect, it } from 'vitest';

import { type GuardBatch, NOT_WATCHED } from '../src/guard-commits.ts';
import type { Store } from '../src/store.ts';
import { ALERT, after, batchOf, incidentOf, NOON, notificationOf } from './guard-batch.ts';

const ID = { alertKey: ALERT, number: 1 };

/** What every store does when the guard commits. */
export function guardCommitsContract(current: () => Store): void {
  const commit = (parts: Partial<GuardBatch>) => current().guard.commit(batchOf(parts));
  const watch = (key: string, version: number, json = '{}') => commit({ watched: [{ key, version, json }] });
  const claimed = async (): Promise<number> => {
    await current().targets.put({ id: 't', intervalMs: 1_000, nextDue: NOON });
    const claim = { now: NOON, owner: 'a', leaseMs: 1_000, limit: 1 };
    return (await current().targets.claimDue(claim))[0]?.epoch ?? 0;
  };
  /** One of everything. */
  const full = (epoch: number, version = NOT_WATCHED): GuardBatch => ({
    readings: [{ subjectKey: 'key:abc', at: NOON, kind: 'key', json: '{"a":1}' }],
    watched: [{ key: 'key:abc', version, json: '{"b":"Größe 💸"}' }],
    incidents: [incidentOf()],
    events: [{ incident: ID, at: NOON, from: 'ok', to: 'firing:warning', reason: 'crossed', digest: 'd' }],
    outbox: [notificationOf()],
    targets: [{ id: 't', epoch, intervalMs: 2_000, nextDue: after(1_000) }],
  });
  const written = async () => ({
    readings: (await current().readings.since('key:abc', NOON)).length,
    watched: (await current().guard.watched(['key:abc'])).length,
    incidents: (await current().incidents.open()).length,
    events: (await current().events.ofIncident(ID)).length,
    outbox: (await current().outbox.ofIncident(ID)).length,
  });
  const ONE_EACH = { readings: 1, watched: 1, incidents: 1, events: 1, outbox: 1 };
  const NOTHING = { readings: 0, watched: 0, incidents: 0, events: 0, outbox: 0 };

  describe('a commit of the guard', () => {
    it('writes everything and gives the targets back', async () => {
      const epoch = await claimed();
      expect(await current().guard.commit(full(epoch))).toEqual({ kind: 'committed' });
      expect(await written()).toEqual(ONE_EACH);
      const [state] = await current().guard.watched(['key:abc', 'key:other']);
      expect(state).toEqual({ key: 'key:abc', version: 1, json: '{"b":"Größe 💸"}' });
      expect(await current().targets.list()).toEqual([{ id: 't', intervalMs: 2_000, nextDue: after(1_000) }]);
    });

    it('writes nothing where a target was claimed by somebody else since', async () => {
      const epoch = await claimed();
      await current().targets.claimDue({ now: after(1_000), owner: 'b', leaseMs: 1_000, limit: 1 });
      const which = [{ kind: 'target', id: 't' }];
      expect(await current().guard.commit(full(epoch))).toEqual({ kind: 'stale', which });
      expect(await written()).toEqual(NOTHING);
    });

    it('writes nothing where a subject has another version, and leaves the targets as they were', async () => {
      const epoch = await claimed();
      await watch('key:abc', NOT_WATCHED, '"first"');
      const which = [{ kind: 'watched', key: 'key:abc' }];
      expect(await current().guard.commit(full(epoch))).toEqual({ kind: 'stale', which });
      expect(await written()).toEqual({ ...NOTHING, watched: 1 });
      expect((await current().targets.list())[0]?.nextDue).toEqual(NOON);
    });

    it('changes nothing the second time', async () => {
      const epoch = await claimed();
      await current().guard.commit(full(epoch));
      expect((await current().guard.commit(full(epoch))).kind).toBe('stale');
      expect(await written()).toEqual(ONE_EACH);
      // As by one who looked at the same reading again.
      expect((await current().guard.commit(full(epoch, 1))).kind).toBe('committed');
      expect(await written()).toEqual(ONE_EACH);
    });
  });
}
