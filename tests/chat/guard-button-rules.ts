import { type Card, incidentActions } from '@tollkeeper/cards';
import { alertCard } from '@tollkeeper/cards/standing';
import { parseNotification } from '@tollkeeper/engine/guarding';
import type { Incident } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { observe, spentKey } from '../../apps/bot/src/watching/testing/watched-account.ts';
import type { Driver } from './driver.ts';
import { deliver, incidentOf, resolve, updatesOf } from './incidents.ts';

/** What the buttons of an alert do, as the guard writes it into a channel, and who is told what is spent. */
export function guardButtonRules(chat: () => Driver): void {
  answerRules(chat);
  refusalRules(chat);
  secrecyRules(chat);
}

function answerRules(chat: () => Driver): void {
  const told = async (incident: Incident) => chat().guardSays(await cardOf(chat(), incident));
  const now = (incident: Incident) => chat().store.incidents.find(incident);

  describe('the buttons of an alert', () => {
    it('acknowledge it once, by whoever presses first, and have every copy say so', async () => {
      const incident = await alerted(chat(), 'one');
      const message = await told(incident);
      expect(message.buttons).toEqual(['Acknowledge', 'Snooze 2 h', 'Snooze until tomorrow 9 am']);
      const answer = await chat().press(message, 'Acknowledge');

      expect(answer.text).toMatch(
        new RegExp(
          `#${incident.shortId} is acknowledged by (alice|anna) \\(\\w+\\), 2026-11-21 12:00 UTC\\.`,
        ),
      );
      expect(answer.isPrivate).toBe(true);
      expect((await now(incident))?.acknowledged?.by).toMatch(/^(alice|anna) \(\w+\)$/);
      expect(await updatesOf(chat().store, incident)).toBe(1);

      expect((await chat().press(message, 'Acknowledge')).text).toContain('was acknowledged by you already');
      expect(await updatesOf(chat().store, incident)).toBe(1);
    });

    it('snooze it, for a while or until the morning of whoever presses, the same once only', async () => {
      const incident = await alerted(chat(), 'two');
      const message = await told(incident);

      expect((await chat().press(message, 'Snooze 2 h')).text).toContain('until 2026-11-21 14:00');
      expect((await chat().press(message, 'Snooze 2 h')).text).toContain('was snoozed by you already');
      expect(await updatesOf(chat().store, incident)).toBe(1);
      expect((await chat().press(message, 'Snooze until tomorrow 9 am')).text).toContain(
        'until 2026-11-22 09:00',
      );
      expect((await now(incident))?.snoozed?.until).toEqual(new Date(Date.UTC(2026, 10, 22, 9)));
    });
  });
}

function refusalRules(chat: () => Driver): void {
  const told = async (incident: Incident) => chat().guardSays(await cardOf(chat(), incident));
  const now = (incident: Incident) => chat().store.incidents.find(incident);

  describe('the buttons of an alert', () => {
    it('do nothing for somebody who may not, who is told whom to ask', async () => {
      const incident = await alerted(chat(), 'three');
      const refused = await chat().press(await told(incident), 'Acknowledge', 'ben');

      expect(refused.text).toContain(
        'Alerts are about what is spent, and you may not answer them here. Ask Maria in finance.',
      );
      expect(refused.isPrivate).toBe(true);
      expect(await now(incident)).toEqual(incident);
    });

    it('say that it is over where it is', async () => {
      const incident = await alerted(chat(), 'four');
      const message = await told(incident);
      await resolve(chat().store, incident);

      for (const label of ['Acknowledge', 'Snooze 2 h'])
        expect((await chat().press(message, label)).text).toContain(
          `#${incident.shortId} was resolved at 2026-11-21 12:30 UTC`,
        );
    });

    it('stand below the list of alerts, too, with the id of each', async () => {
      const incident = await alerted(chat(), 'five');
      const list = await chat().ask('alerts');
      expect(list.isPrivate).toBe(true);
      expect(list.buttons).toContain(`Snooze #${incident.shortId} 2 h`);

      expect((await chat().press(list, `Acknowledge #${incident.shortId}`)).text).toContain(
        `#${incident.shortId} is acknowledged by`,
      );
    });
  });
}

function secrecyRules(chat: () => Driver): void {
  describe('what is spent', () => {
    it('is told in private, until it is shared', async () => {
      const answer = await chat().ask('budget');
      expect(answer.isPrivate).toBe(true);

      const shared = await chat().press(answer, 'Share');
      expect(shared.isPrivate).toBe(false);
      expect(shared.text).toContain('$40.00 of credits are left');
    });

    it('is told to nobody who may not see it, in a plan either', async () => {
      for (const [name, typed] of [
        ['budget', 'prod'],
        ['alerts', `ack ${(await incidentOf(chat().store, 'key-limit')).shortId}`],
      ] as const) {
        const { text } = await chat().ask(name, typed, { by: 'ben' });
        expect(text).toContain('you may not see that here. Ask Maria in finance.');
      }
      const { text } = await chat().ask('plan', 'held', { by: 'ben' });
      expect(text).toContain('Planned for 2026-11: $81.00');
      expect(text).toContain('What is really spent is told in private to people who may see it.');
      expect(text).not.toContain('$84.00');
    });

    it('is not said aloud where everybody reads the answer', async () => {
      expect((await chat().says('/budget')).text).toContain(
        'Everybody here would read what is spent: use the command /budget',
      );
      const { text } = await chat().says('how much credit is left? what is our balance');
      expect(text).toContain('/budget tells what is spent in private');
    });
  });
}

/** An alert that nobody has answered yet; each test has a key of its own. */
async function alerted({ store }: Driver, name: string): Promise<Incident> {
  await observe(store, spentKey(name));
  await deliver(store);
  const open = await store.incidents.open();
  const incident = open.find(({ alertKey }) => alertKey === `key-limit⋅key:${name}`);
  if (incident === undefined) throw new Error(`The key ${name} has no alert.`);
  return incident;
}

/** As the guard lays it out. */
async function cardOf({ store }: Driver, { alertKey, number, shortId }: Incident): Promise<Card> {
  const [first] = await store.outbox.ofIncident({ alertKey, number });
  if (first === undefined) throw new Error('Nobody was told of the incident.');
  return {
    ...alertCard(parseNotification(first.content), { shortId }),
    actions: incidentActions({ shortId, number }),
  };
}
