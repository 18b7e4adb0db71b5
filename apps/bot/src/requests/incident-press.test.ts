import type { Incident } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { observe, READ_AT, spentKey, watchAccount } from '../watching/testing/watched-account.ts';
import { USUAL_ACCESS } from './access.ts';
import type { Person } from './request.ts';
import { ANNA, command, type Desk, labelsOf, message, openDesk, press } from './testing/desk.ts';

const BEN: Person = { id: 'U2', roles: [] };
const BERLINER: Person = {
  ...ANNA,
  profile: async () => ({ name: 'An\u202ena\n', timeZone: 'Europe/Berlin' }),
};
const NOTHING = { readings: [], watched: [], events: [], outbox: [], targets: [] };

let desk: Desk;

beforeEach(async () => {
  const spend = { people: [ANNA.id], roles: [], channels: ['C-OPEN'] };
  const slack = { ...USUAL_ACCESS.slack, channels: ['C1', 'C-OPEN'], spend, ask: 'Maria' };
  desk = await openDesk({ access: { slack } });
  await observe(desk.store, spentKey('batch'));
});

afterEach(() => desk.store.close());

async function only(): Promise<Incident> {
  const [incident] = await desk.store.incidents.open();
  if (incident === undefined) throw new Error('No alert is open.');
  return incident;
}

async function pressed(code: string, by: Person = ANNA, channel = 'C1'): Promise<string> {
  return (await desk.asks({ kind: 'press', code }, { by, place: { channel } })).card.answer;
}

describe('a press of a button of an alert', () => {
  it('snoozes until nine of the next morning where the person is, and says which zone that is', async () => {
    const { shortId, number } = await only();

    expect(await pressed(`v1:snooze:${shortId}.${number}.tomorrow-9am`, BERLINER)).toContain(
      'is snoozed by Anna (U1) until 2026-11-22 09:00 Europe/Berlin time (2026-11-22 08:00 UTC).',
    );
    expect((await only()).snoozed?.until).toEqual(new Date('2026-11-22T08:00:00Z'));
  });

  it('is answered for that person alone, also in a channel that is closed for questions', async () => {
    const { shortId, number } = await only();
    const code = `v1:ack:${shortId}.${number}`;
    const { card, visibility } = await desk.asks({ kind: 'press', code }, { place: { channel: 'C9' } });

    expect(card.answer).toContain('is acknowledged by U1');
    expect(visibility).toBe('private');
  });

  it('is refused for whoever may not see spend, unless the channel is open for it', async () => {
    const { shortId, number } = await only();
    const code = `v1:ack:${shortId}.${number}`;

    expect(await pressed(code, BEN)).toBe(
      'Alerts are about what is spent, and you may not answer them here. Ask Maria.',
    );
    expect((await only()).acknowledged).toBeUndefined();
    expect(await pressed(code, BEN, 'C-OPEN')).toContain('is acknowledged by U2');
  });

  it('is for its own incident, and for none that has got the same short id since', async () => {
    const { shortId, number } = await only();

    expect(await pressed(`v1:ack:${shortId}.${number + 1}`)).toBe(
      `#${shortId} of this message is over: there is nothing to answer any more.`,
    );
    expect(await pressed('v1:ack:FFFFF.1')).toContain('is over');
    expect((await only()).acknowledged).toBeUndefined();
  });

  it.each(['v1:ack:7F3A', 'v1:snooze:7F3A.1', 'v1:snooze:7F3A.1.3h', 'v1:ack:x.y'])(
    'does nothing that no button stands for: %s',
    async (code) => {
      expect(await pressed(code)).toContain('This button does nothing here.');
    },
  );

  it('is done once where it is delivered twice', async () => {
    const { shortId, number, version } = await only();
    const did = { kind: 'press', code: `v1:ack:${shortId}.${number}` } as const;
    await desk.deliveries(did, { id: 'same' });

    expect(await desk.deliveries(did, { id: 'same' })).toEqual([]);
    expect((await only()).version).toBe(version + 1);
  });
});

describe('the answer to /alerts', () => {
  it('has buttons with the ids of alerts, which are not among those of the kept answer', async () => {
    const { shortId } = await only();
    const { card } = await desk.asks(command('alerts'));
    expect(labelsOf(card)).toEqual(['Share', `Acknowledge #${shortId}`, `Snooze #${shortId} 2 h`]);

    expect((await desk.asks(press(card, `Acknowledge #${shortId}`))).card.answer).toContain(
      'is acknowledged',
    );
    const shared = await desk.asks(press(card, 'Share'));
    expect(labelsOf(shared.card)).toEqual([]);
    expect(shared.visibility).toBe('shared');
  });
});

describe('what is spent', () => {
  beforeEach(async () => {
    const incident = await only();
    const { shortId: _, version: __, ...own } = incident;
    const resolved = { at: READ_AT, cause: 'period_reset' };
    await desk.store.guard.commit({ ...NOTHING, incidents: [{ ...own, resolved }] });
  });

  it('is told privately where commands are shared, and openly where everybody may see it', async () => {
    await desk.store.close();
    const spend = { people: [ANNA.id], roles: [], channels: ['C-OPEN'] };
    desk = await openDesk({ access: { slack: { ...USUAL_ACCESS.slack, spend, answers: 'shared' } } });
    await watchAccount(desk.store);

    expect((await desk.asks(command('budget'))).visibility).toBe('private');
    expect((await desk.asks(command('budget'), { place: { channel: 'C-OPEN' } })).visibility).toBe('shared');
  });

  it('is told in no answer that everybody reads, unless everybody may', async () => {
    await watchAccount(desk.store);
    const asked = message('how much credit is left? what is our balance');

    expect((await desk.asks(asked)).card.answer).toBe(
      '/budget tells what is spent in private, to people who may see it. Ask Maria.',
    );
    expect((await desk.asks(asked, { place: { channel: 'C-OPEN' } })).card.answer).toContain('$40.00');
    const direct = { place: { channel: 'D1', isDirect: true } };
    expect((await desk.asks(asked, direct)).card.answer).toContain('$40.00');
    expect((await desk.asks(asked, { ...direct, by: BEN })).card.answer).not.toContain('$40.00');
    expect((await desk.asks(message('/alerts'))).card.answer).toContain('Everybody here would read');
  });
});
