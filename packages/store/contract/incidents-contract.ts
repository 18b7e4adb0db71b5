import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { ALERT, after, incidentOf, NOON, put } from './guard-batch.ts';

/** What every store does with incidents that the guard opens and resolves. */
export function incidentsContract(current: () => Store): void {
  const find = (number = 1, alertKey = ALERT) => current().incidents.find({ alertKey, number });
  const resolved = { at: after(10), cause: 'topped_up' };

  describe('incidents', () => {
    it('are there from when they were opened, whole', async () => {
      await put(current(), incidentOf());
      const incident = await find();
      // The first four letters of a hash of alert key and number.
      const hash = createHash('sha256')
        .update(JSON.stringify([ALERT, 1]))
        .digest('hex');
      expect(incident).toEqual({ ...incidentOf(), shortId: hash.slice(0, 4).toUpperCase(), version: 1 });
      expect(await current().incidents.open()).toEqual([incident]);
      expect(await find(2)).toBeUndefined();
    });

    it('are brought up to date, with a version that grows', async () => {
      await put(current(), incidentOf());
      await put(current(), incidentOf({ severity: 'critical', evidence: '{}' }));
      expect(await find()).toMatchObject({
        severity: 'critical',
        evidence: '{}',
        version: 2,
        openedAt: NOON,
      });
    });

    it('are history once resolved, the last first', async () => {
      await put(current(), incidentOf(), incidentOf({ alertKey: 'other' }));
      await put(current(), incidentOf({ resolved }));
      await put(current(), incidentOf({ alertKey: 'other', resolved: { ...resolved, at: after(11) } }));
      expect(await current().incidents.open()).toEqual([]);
      const history = await current().incidents.history(10);
      expect(history.map(({ alertKey }) => alertKey)).toEqual(['other', ALERT]);
      expect(history[1]?.resolved).toEqual(resolved);
      expect(await current().incidents.history(1)).toHaveLength(1);
    });

    it('are listed newest first while they are open', async () => {
      await put(current(), incidentOf({ alertKey: 'a', openedAt: after(1) }));
      await put(current(), incidentOf({ alertKey: 'b', openedAt: after(3) }));
      await put(current(), incidentOf({ alertKey: 'c', openedAt: after(2) }));
      expect((await current().incidents.open()).map(({ alertKey }) => alertKey)).toEqual(['b', 'c', 'a']);
    });

    it('can follow each other in one commit', async () => {
      await put(current(), incidentOf());
      await put(current(), incidentOf({ number: 2 }), incidentOf({ resolved }));
      expect((await current().incidents.open()).map(({ number }) => number)).toEqual([2]);
    });

    it('are one at a time of an alert', async () => {
      await put(current(), incidentOf());
      await expect(put(current(), incidentOf({ number: 2 }))).rejects.toThrow(
        `The alert "${ALERT}" cannot open incident 2: its incident 1 is still open.`,
      );
    });

    it('have numbers that grow', async () => {
      await put(current(), incidentOf({ number: 5, resolved }));
      await expect(put(current(), incidentOf({ number: 4 }))).rejects.toThrow(
        `The alert "${ALERT}" cannot open incident 4: its incident 5 is a later one.`,
      );
    });
  });
}
