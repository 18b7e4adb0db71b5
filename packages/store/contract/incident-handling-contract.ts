import { describe, expect, it } from 'vitest';

import type { Incident } from '../src/incidents.ts';
import type { Store } from '../src/store.ts';
import { ALERT, after, incidentOf, put } from './guard-batch.ts';

const ID = { alertKey: ALERT, number: 1 };
const BY_ANN = { by: 'U1', at: after(5), content: '{"said":"Ann has it"}' };

/** What every store does when people handle incidents. */
export function incidentHandlingContract(current: () => Store): void {
  const opened = async (): Promise<Incident> => {
    await put(current(), incidentOf());
    return seen();
  };
  const seen = async (): Promise<Incident> => {
    const incident = await current().incidents.find(ID);
    if (incident === undefined) throw new Error('there is no incident');
    return incident;
  };

  describe('an incident', () => {
    it('is acknowledged, with who and when, and that can be taken back', async () => {
      const done = await current().incidents.acknowledge(await opened(), BY_ANN);
      expect(done).toMatchObject({ kind: 'handled', incident: { version: 2 } });
      expect((await seen()).acknowledged).toEqual({ by: 'U1', at: after(5) });
      await current().incidents.unacknowledge(await seen(), { ...BY_ANN, by: 'U2' });
      expect((await seen()).acknowledged).toBeUndefined();
    });

    it('is snoozed until an instant, which a later one replaces', async () => {
      await current().incidents.snooze(await opened(), { ...BY_ANN, until: after(60_000) });
      expect((await seen()).snoozed).toEqual({ by: 'U1', until: after(60_000) });
      await current().incidents.snooze(await seen(), { ...BY_ANN, by: 'U2', until: after(90_000) });
      expect((await seen()).snoozed).toEqual({ by: 'U2', until: after(90_000) });
    });

    it('is left as it is where it has changed since it was seen', async () => {
      const first = await opened();
      await current().incidents.acknowledge(first, BY_ANN);
      const late = await current().incidents.acknowledge(first, { ...BY_ANN, by: 'U2' });
      expect(late).toMatchObject({ kind: 'changed', incident: { acknowledged: { by: 'U1' }, version: 2 } });
    });

    it('is acknowledged by one of many who click at a time', async () => {
      const first = await opened();
      const clicks = ['U1', 'U2', 'U3', 'U4', 'U5'];
      const results = await Promise.all(
        clicks.map((by) => current().incidents.acknowledge(first, { ...BY_ANN, by })),
      );
      expect(results.filter(({ kind }) => kind === 'handled')).toHaveLength(1);
      expect((await seen()).version).toBe(2);
      expect(await current().events.ofIncident(ID)).toHaveLength(1);
    });

    it('is not handled once resolved, nor where there is none', async () => {
      const first = await opened();
      await put(current(), incidentOf({ resolved: { at: after(1), cause: 'topped_up' } }));
      expect((await current().incidents.acknowledge(first, BY_ANN)).kind).toBe('resolved');
      expect((await current().incidents.acknowledge(await seen(), BY_ANN)).kind).toBe('resolved');
      const unknown = { alertKey: 'no such', number: 1, version: 1 };
      expect(await current().incidents.acknowledge(unknown, BY_ANN)).toEqual({ kind: 'unknown' });
      expect((await seen()).acknowledged).toBeUndefined();
    });

    it('keeps what people set when the guard brings it up to date, unless that is to be cleared', async () => {
      await current().incidents.acknowledge(await opened(), BY_ANN);
      await current().incidents.snooze(await seen(), { ...BY_ANN, until: after(60_000) });
      await put(current(), incidentOf({ evidence: '{}' }));
      expect(await seen()).toMatchObject({ acknowledged: { by: 'U1' }, snoozed: { by: 'U1' } });
      await put(current(), incidentOf({ severity: 'critical', clearsFacts: true }));
      expect((await seen()).acknowledged).toBeUndefined();
      expect((await seen()).snoozed).toBeUndefined();
    });

    it('has every step of people among its events', async () => {
      await current().incidents.acknowledge(await opened(), BY_ANN);
      await current().incidents.unacknowledge(await seen(), { ...BY_ANN, by: 'U2', at: after(6) });
      await current().incidents.snooze(await seen(), { ...BY_ANN, at: after(7), until: after(60_000) });
      const events = await current().events.ofIncident(ID);
      expect(events.map(({ by, to }) => `${by} ${to}`)).toEqual([
        'U1 acknowledged',
        'U2 unacknowledged',
        'U1 snoozed until 2026-11-21T12:01:00.000Z',
      ]);
      expect(events[0]).toMatchObject({ from: 'warning', at: after(5) });
    });
  });
}
