import { describe, expect, it } from 'vitest';

import type { Incident } from '../src/incidents.ts';
import type { Store } from '../src/store.ts';
import { after, incidentOf, NOON, put } from './guard-batch.ts';

/** What every store says of open incidents in short, as a sweep asks it of thousands. */
export function openIncidentsContract(current: () => Store): void {
  const find = async (alertKey: string): Promise<Incident> => {
    const incident = await current().incidents.find({ alertKey, number: 1 });
    if (incident === undefined) throw new Error(`there is no incident of ${alertKey}`);
    return incident;
  };
  const resolved = { at: after(10), cause: 'topped_up' };
  const byAnn = { by: 'U1', at: NOON, content: '{}' };

  describe('open incidents', () => {
    it('are handled once somebody has acknowledged or snoozed them, until that is taken back or they end', async () => {
      await put(current(), ...['nobody', 'taken', 'asleep'].map((alertKey) => incidentOf({ alertKey })));
      await current().incidents.acknowledge(await find('taken'), byAnn);
      await current().incidents.snooze(await find('asleep'), { ...byAnn, until: after(1) });
      const handled = async () =>
        (await current().incidents.handled()).map(({ alertKey }) => alertKey).sort();
      expect(await handled()).toEqual(['asleep', 'taken']);
      await current().incidents.unacknowledge(await find('taken'), byAnn);
      expect(await handled()).toEqual(['asleep']);
      await put(current(), incidentOf({ alertKey: 'asleep', resolved }));
      expect(await handled()).toEqual([]);
    });

    it('have subjects, each of which is listed once while one of them is open', async () => {
      const subjects = ['{"kind":"account"}', '{"kind":"account"}', '{"kind":"key"}'];
      await put(
        current(),
        ...subjects.map((subject, index) => incidentOf({ alertKey: `a${index}`, subject })),
      );
      expect((await current().incidents.openSubjects()).toSorted()).toEqual(subjects.slice(1));
      await put(current(), incidentOf({ alertKey: 'a2', subject: '{"kind":"key"}', resolved }));
      expect(await current().incidents.openSubjects()).toEqual(subjects.slice(0, 1));
    });
  });
}
