import { beforeAll, describe, expect, it } from 'vitest';

import { watchAccount } from '../../apps/bot/src/watching/testing/watched-account.ts';
import type { Driver } from './driver.ts';
import { incidentOf, resolve } from './incidents.ts';
import { QUESTION } from './question.ts';

/** What is answered once the guard watches an account. */
export function guardRules(chat: () => Driver): void {
  describe('a watched account', () => {
    beforeAll(() => watchAccount(chat().store));

    alertRules(chat);
    mistakeRules(chat);
    silenceRules(chat);
    budgetRules(chat);
    planRules(chat);
  });
}

function alertRules(chat: () => Driver): void {
  const says = saying(chat);
  const limit = () => incidentOf(chat().store, 'key-limit');

  describe('its alerts', () => {
    it('are listed with their ids, since when, and who has answered them', async () => {
      const text = await says('alerts');

      expect(text).toContain('2 alerts are open, the gravest of them warning.');
      expect(text).toContain(
        `#${(await limit()).shortId} Warning: Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00. Since 2026-11-12 16:00 UTC`,
      );
      expect(text).toContain('Nobody has acknowledged it.');
      expect(text).toContain('The guard last read something at 2026-11-21 12:00 UTC');
    });

    it('are acknowledged by their id, once', async () => {
      const { shortId } = await limit();

      expect(await says('alerts', `ack ${shortId}`)).toContain(`#${shortId} is acknowledged by`);
      expect(await says('alerts', `ack #${shortId.toLowerCase()}`)).toContain(
        `#${shortId} was acknowledged by you already, at 2026-11-21 12:00 UTC.`,
      );
      expect(await says('alerts')).toMatch(/Acknowledged by [^.]+, 2026-11-21 12:00 UTC\./);
    });

    it.each([
      ['2h', '2026-11-21 14:00'],
      ['until tomorrow 9am', '2026-11-22 09:00'],
      ['until 2026-12-01 08:00', '2026-12-01 08:00'],
    ])('are snoozed: %s', async (until, at) => {
      const { shortId } = await limit();

      const text = await says('alerts', `snooze ${shortId} ${until}`);
      expect(text).toContain(`#${shortId} is snoozed by`);
      expect(text).toContain(`until ${at}`);
      expect(await says('alerts')).toMatch(new RegExp(`Snoozed until ${at} UTC by`));
    });
  });
}

function mistakeRules(chat: () => Driver): void {
  const says = saying(chat);
  const limit = () => incidentOf(chat().store, 'key-limit');

  describe('its alerts', () => {
    it.each([
      ['snooze ID after lunch', '"after lunch" is no time that I can read. Write 2h, 3 days, tomorrow 9am'],
      ['snooze ID', 'It is not said until when. Write 2h'],
      ['snooze ID 31 days', '30 days are the most'],
      ['snooze ID 2026-11-20 08:00', 'is not ahead'],
      ['snooze NONE 2h', 'No alert is called "NONE".'],
      ['ack', 'It is not said which alert is meant'],
      ['silence nonsense 2h', 'There is no rule "nonsense". The rules are key-limit, shared-budget'],
      ['dance', '/alerts knows ack, snooze, silence, unsilence and history, and no "dance".'],
    ])('are left alone by "%s", and the answer says what is possible', async (typed, answer) => {
      const { shortId, version } = await limit();

      expect(await says('alerts', typed.replace('ID', shortId))).toContain(answer);
      expect((await limit()).version).toBe(version);
    });
  });
}

function silenceRules(chat: () => Driver): void {
  const says = saying(chat);

  describe('its alerts', () => {
    it('are silenced by rule, until that is taken back', async () => {
      expect(await says('alerts', 'silence forecast-limit 2h')).toMatch(
        /The rule forecast-limit is silenced by .* until 2026-11-21 14:00/,
      );
      expect(await says('alerts')).toContain('forecast-limit until 2026-11-21 14:00 UTC, by');
      expect(await says('alerts', 'unsilence forecast-limit')).toContain('is heard again');
      expect(await says('alerts', 'unsilence')).toContain('No rule is silenced.');
    });

    it('move to the history when they are over, and cannot be answered any more', async () => {
      const incident = await incidentOf(chat().store, 'forecast-limit');
      await resolve(chat().store, incident);

      expect(await says('alerts', 'history')).toContain(`#${incident.shortId} Info: Key "prod"`);
      expect(await says('alerts', 'history')).toContain('because it is no longer likely');
      expect(await says('alerts', `ack ${incident.shortId}`)).toContain(
        `#${incident.shortId} was resolved at 2026-11-21 12:30 UTC, because it is no longer likely`,
      );
    });
  });
}

function budgetRules(chat: () => Driver): void {
  const says = saying(chat);

  describe('its budget', () => {
    it('is told with the balance, the keys and what stops first, and when each was read', async () => {
      const text = await says('budget');

      expect(text).toContain(
        '$40.00 of credits are left. What stops first is key "prod", by its monthly limit',
      );
      expect(text).toMatch(/Read from OpenRouter at:? 2026-11-21 12:00 UTC/);
      expect(text).toMatch(/In 8 cases of 10, at the earliest:? 2026-12-0/);
      expect(text).toContain('Keys, read at 2026-11-21 12:00 UTC');
      for (const figure of ['$84.00', '84%', '25%']) expect(text).toContain(figure);
    });

    it('is told of one key', async () => {
      const text = await says('budget', 'PROD');

      expect(text).toContain('Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00.');
      expect(text).toMatch(/Safe pace:? \$0\.07 an hour, \$1\.68 a day/);
      expect(await says('budget', 'none')).toContain(
        'No key that is watched is called "none". Watched are prod, batch.',
      );
    });

    it('is told to whoever asks in a direct message', async () => {
      await chat().direct('/new');

      expect((await chat().direct('how much credit is left? what is our balance')).text).toContain(
        '$40.00 of credits are left.',
      );
    });
  });
}

function planRules(chat: () => Driver): void {
  const says = saying(chat);

  describe('a plan for it', () => {
    it('is held against what its keys spend, with where that goes and why', async () => {
      await chat().ask('estimate', QUESTION);
      expect(await says('plan', 'save held keys=prod month=2026-11')).toContain(
        '"held" is the plan for 2026-11: $81.00 for the key prod.',
      );
      const text = await says('plan', 'held');

      // $84.00 and 9.5 days × 24 × $0.16 are $120.48; the forecast draws from what was spent day by day.
      expect(text).toMatch(/The key prod spent \$84\.00 so far, where \$55\.35 was planned by now/);
      expect(text).toMatch(
        /goes towards \$1[12]\d\.\d\d, where \$81\.00 was planned for 2026-11: \+\$[34]\d\.\d\d \(\+[45]\d%\)/,
      );
      expect(text).toContain('In 8 cases of 10');
      expect(text).toContain('Prices: the same work costs today what it cost when it was saved.');
      expect(text).toMatch(/Use: \+\$[34]\d\.\d\d: more or larger requests than planned\./);
    });

    it('is for keys that there are', async () => {
      await chat().ask('estimate', QUESTION);

      expect(await says('plan', 'save other keys=prod,none')).toContain(
        'No key that is watched is called none. Watched are batch, prod.',
      );
    });
  });
}

function saying(chat: () => Driver): (name: string, typed?: string) => Promise<string> {
  return async (name, typed = '') => (await chat().ask(name, typed)).text;
}
