import { describe, expect, it } from 'vitest';

import type { Incident } from '../src/incidents.ts';
import type { Store } from '../src/store.ts';
import { ALERT, after, claimAt, incidentOf, notificationOf, owe, put } from './guard-batch.ts';

const ID = { alertKey: ALERT, number: 1 };
const BY_ANN = { by: 'U1', at: after(5), content: '{"said":"Ann has it"}' };

/** What every store owes to those who read of an incident that people handle. */
export function incidentUpdatesContract(current: () => Store): void {
  const opened = async (): Promise<Incident> => {
    await put(current(), incidentOf());
    return seen();
  };
  const seen = async (): Promise<Incident> => {
    const incident = await current().incidents.find(ID);
    if (incident === undefined) throw new Error('there is no incident');
    return incident;
  };
  const updates = async (): Promise<readonly string[]> => {
    const rows = await current().outbox.ofIncident(ID);
    return rows.filter(({ kind }) => kind.startsWith('update:')).map(({ channel }) => channel);
  };
  const deliver = async (channel: string, receipt?: string): Promise<void> => {
    await owe(current(), notificationOf({ channel }));
    const end = { as: 'delivered', at: after(1), ...(receipt && { receipt }) } as const;
    await current().outbox.finish(await claimAt(current(), 1, channel), end);
  };

  describe('an incident that people handle', () => {
    it('owes an update to every channel that has a copy, and to no other', async () => {
      await opened();
      await deliver('slack', '{"ts":"1"}');
      await deliver('webhook');
      await owe(current(), notificationOf({ channel: 'discord' }));
      await current().incidents.acknowledge(await seen(), BY_ANN);
      expect(await updates()).toEqual(['slack']);
      const [update] = await claimAt(current(), 5);
      expect(update).toMatchObject({ kind: 'update:v2', content: BY_ANN.content, incident: ID });
    });

    it('owes an update for a copy that is on its way, after it', async () => {
      await opened();
      await owe(current(), notificationOf());
      const onItsWay = await claimAt(current(), 1);
      await current().incidents.acknowledge(await seen(), BY_ANN);
      expect(await updates()).toEqual(['slack']);
      expect(await claimAt(current(), 5)).toEqual([]);
      await current().outbox.finish(onItsWay, { as: 'delivered', at: after(6), receipt: '{}' });
      expect((await claimAt(current(), 6)).map(({ kind }) => kind)).toEqual(['update:v2']);
    });

    it('owes another update for each time, and none for a click that came too late', async () => {
      const first = await opened();
      await deliver('slack', '{"ts":"1"}');
      await current().incidents.acknowledge(first, BY_ANN);
      await current().incidents.acknowledge(first, BY_ANN);
      await current().incidents.unacknowledge(await seen(), BY_ANN);
      expect(await updates()).toHaveLength(2);
    });
  });
}
