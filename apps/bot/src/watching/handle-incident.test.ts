import { type Incident, openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Asker, GuardDesk } from './guard-desk.ts';
import { handleIncident, type Wish } from './handle-incident.ts';
import { observe, READ_AT, spentKey } from './testing/watched-account.ts';

const ANN: Asker = { recordedAs: 'Ann (U1)', zone: 'Europe/Berlin' };
const BEN: Asker = { recordedAs: 'Ben (U2)' };
const ACKNOWLEDGE: Wish = { kind: 'acknowledge' };
const NOTHING = { readings: [], watched: [], events: [], outbox: [], targets: [] };

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  await observe(store, spentKey('batch'));
});

afterEach(() => store.close());

async function only(): Promise<Incident> {
  const [incident] = await store.incidents.open();
  if (incident === undefined) throw new Error('No alert is open.');
  return incident;
}

function deskOf(): GuardDesk {
  return { store, maySee: true, ask: 'Maria', asker: async () => ANN, now: () => READ_AT };
}

async function does(incident: Incident, wish: Wish, asker = ANN): Promise<string> {
  return (await handleIncident(incident, wish, { desk: deskOf(), asker })).sentences.join(' ');
}

/** As the guard does when it becomes worse, better or is over. */
async function changed({ shortId: _, version: __, ...own }: Incident, to: object): Promise<void> {
  const { acknowledged: _a, snoozed: _s, ...kept } = own;
  await store.guard.commit({ ...NOTHING, incidents: [{ ...kept, ...to }] });
}

describe('handleIncident', () => {
  it('records who did it and when, and writes that into the log of the incident', async () => {
    const incident = await only();

    expect(await does(incident, ACKNOWLEDGE)).toContain('is acknowledged by Ann (U1), 2026-11-21 12:00 UTC.');
    expect((await only()).acknowledged).toEqual({ by: 'Ann (U1)', at: READ_AT });
    const events = await store.events.ofIncident(incident);
    expect(events.find(({ by }) => by === 'Ann (U1)')).toMatchObject({ to: 'acknowledged' });
  });

  it('does nothing a second time, and says who was first', async () => {
    const incident = await only();
    await does(incident, ACKNOWLEDGE);
    const { version } = await only();

    expect(await does(incident, ACKNOWLEDGE)).toContain('was acknowledged by you already');
    expect(await does(incident, ACKNOWLEDGE, BEN)).toContain('was acknowledged by Ann (U1) already');
    expect((await only()).version).toBe(version);
  });

  it('lets one of two have it who press at the same time', async () => {
    const incident = await only();
    const answers = await Promise.all([does(incident, ACKNOWLEDGE), does(incident, ACKNOWLEDGE, BEN)]);

    expect(answers.filter((answer) => answer.includes('is acknowledged by'))).toHaveLength(1);
    expect(answers.filter((answer) => / was acknowledged by .* already/.test(answer))).toHaveLength(1);
  });

  it('goes through where the guard has written the same severity meanwhile', async () => {
    const incident = await only();
    await changed(incident, {});

    expect(await does(incident, ACKNOWLEDGE)).toContain('is acknowledged by Ann (U1)');
  });

  it('does nothing where it has become another severity since it was looked up', async () => {
    const incident = await only();
    await changed(incident, { severity: 'critical' });

    expect(await does(incident, ACKNOWLEDGE)).toContain('has just become critical, so nothing was done.');
    expect((await only()).acknowledged).toBeUndefined();
  });

  it('says that it is over, and why, where it was resolved meanwhile', async () => {
    const incident = await only();
    await changed(incident, { resolved: { at: READ_AT, cause: 'period_reset' } });

    expect(await does(incident, ACKNOWLEDGE)).toContain(
      'was resolved at 2026-11-21 12:00 UTC, because a new period of the limit has begun',
    );
  });

  it('snoozes what is acknowledged, and another time to another end', async () => {
    await does(await only(), ACKNOWLEDGE);
    const [two, four] = [2, 4].map((hours) => new Date(READ_AT.getTime() + hours * 3_600_000));
    if (two === undefined || four === undefined) throw new Error('There are two ends.');

    expect(await does(await only(), { kind: 'snooze', until: two })).toContain(
      'until 2026-11-21 15:00 Europe/Berlin time (2026-11-21 14:00 UTC).',
    );
    const nearly = new Date(two.getTime() + 2_000);
    expect(await does(await only(), { kind: 'snooze', until: nearly })).toContain(
      'was snoozed by you already',
    );
    expect(await does(await only(), { kind: 'snooze', until: four }, BEN)).toContain(
      'is snoozed by Ben (U2)',
    );
    expect((await only()).snoozed).toEqual({ by: 'Ben (U2)', until: four });
  });
});
