import { afterAll, describe, expect, it } from 'vitest';

import type { Driver, DriverOptions } from './driver.ts';
import { ANSWER, QUESTION } from './question.ts';

/** Who is answered what, and where. */
export function placeRules(chat: () => Driver): void {
  describe('who and where', () => {
    it('lets another person go on in a thread', async () => {
      const answer = await chat().says(QUESTION, { in: 'thread' });
      expect(answer.isPrivate).toBe(false);
      const followUp = await chat().says('double the requests', { by: 'ben', in: 'thread' });

      expect(followUp.text).toContain('$162.00');
      expect((await chat().followsUp(answer, 'with 3,000 requests')).text).toContain('$40.50');
    });

    it('keeps apart what two people ask in a channel', async () => {
      await chat().ask('estimate', QUESTION);

      expect((await chat().ask('estimate', 'double the requests', { by: 'ben' })).text).not.toMatch(/\$\d/);
    });

    it('estimates what somebody else wrote, for the person alone who asks', async () => {
      const seen = await chat().estimatesThis(QUESTION);

      expect(seen.text).toContain(ANSWER);
      expect(seen.isPrivate).toBe(true);
      expect(
        chat()
          .sees('ben')
          .map(({ id }) => id),
      ).not.toContain(seen.id);
    });

    it('refuses a channel that is closed, and says whom to ask', async () => {
      const { text, isPrivate } = await chat().ask('estimate', QUESTION, { in: 'closed' });

      expect(text).toContain('Ask Maria in finance');
      expect(text).not.toContain('$81.00');
      expect(isPrivate).toBe(true);
    });

    it('tells nobody what is spent but those who may see it', async () => {
      for (const name of ['budget', 'alerts']) {
        const { text, isPrivate } = await chat().ask(name, '', { by: 'ben' });
        expect(text).toContain(
          `/${name} is about what is spent, and you may not see that here. Ask Maria in finance.`,
        );
        expect(isPrivate).toBe(true);
      }
    });

    it('lets nobody remove the plan of somebody else', async () => {
      await chat().ask('estimate', QUESTION);
      await chat().ask('plan', 'save of-anna');

      const { text } = await chat().ask('plan', 'remove of-anna', { by: 'ben' });
      expect(text).toContain('was saved by somebody else');
      expect((await chat().ask('plan', 'list')).text).toContain('of-anna');
    });
  });
}

/** What the settings of a bot change. */
export function settingRules(start: (options?: DriverOptions) => Promise<Driver>): void {
  describe('settings', () => {
    let other: Driver;

    afterAll(() => other.stop());

    it('share the answers to commands, and say when somebody asks too often', async () => {
      other = await start({ answers: 'shared', questionsPerMinute: 2 });
      const first = await other.ask('estimate', QUESTION);
      expect(first.isPrivate).toBe(false);
      expect(other.sees('ben').map(({ text }) => text)).toContain(first.text);
      await other.ask('estimate', QUESTION);

      const refused = await other.ask('estimate', QUESTION);
      expect(refused.text).toContain(
        '2 questions a minute are answered for one person: ask again in 30 seconds.',
      );
      expect((await other.ask('estimate', QUESTION, { by: 'ben' })).text).toContain(ANSWER);
    }, 30_000);
  });
}
