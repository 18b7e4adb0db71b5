import { describe, expect, it } from 'vitest';

import type { Driver } from './driver.ts';
import { ANSWER, QUESTION } from './question.ts';

/** What every command answers. */
export function commandRules(chat: () => Driver): void {
  const estimated = () => chat().ask('estimate', QUESTION);

  describe('the commands', () => {
    it('estimate a sentence to the cent', async () => {
      const { text } = await estimated();

      expect(text).toContain(ANSWER);
      expect(text).toContain('$36.00');
      expect(text).toContain('$45.00');
    });

    it('estimate fields in place of a sentence', async () => {
      const scenario = 'monthly_requests=6000 input_tokens=2000 output_tokens=500';
      const { text } = await chat().ask('estimate', { scenario, model: 'sonnet 4.6' });

      expect(text).toContain(ANSWER);
    });

    it('compare models, with the cheapest first', async () => {
      const { text } = await chat().ask('compare', {
        models: 'sonnet 4.6, haiku 4.5',
        scenario: '6,000 requests a month, 2,000 in, 500 out',
      });

      // Haiku 4.5: 12M × $1 + 3M × $5 = $27.00.
      expect(text).toContain('$27.00');
      expect(text).toContain('$81.00');
      expect(text.indexOf('$27.00')).toBeLessThan(text.indexOf('$81.00'));
    });

    it('show the rates of a model', async () => {
      const { text } = await chat().ask('price', 'sonnet 4.6');

      expect(text).toMatch(/Claude Sonnet 4\.6/);
      expect(text).toMatch(/\$3\b/);
      expect(text).toMatch(/\$15\b/);
    });

    it('say truly that nothing is watched yet', async () => {
      for (const name of ['budget', 'alerts'])
        expect((await chat().ask(name)).text).toMatch(/nothing is watched here yet/i);
    });

    it('say why a call was refused', async () => {
      const { text } = await chat().ask('diagnose', '402 Insufficient credits');

      expect(text).toMatch(/credit/i);
    });

    it('save, list, show and remove a plan', async () => {
      await estimated();
      expect((await chat().ask('plan', 'save launch')).text).toMatch(/launch.*\$81\.00/);
      expect((await chat().ask('plan', 'list')).text).toMatch(/launch.*\$81\.00/);
      expect((await chat().ask('plan', 'show launch')).text).toContain('$81.00');
      expect((await chat().ask('plan', 'remove launch')).text).toMatch(/launch/);
      expect((await chat().ask('plan', 'show launch')).text).toContain('No plan is called "launch"');
    });

    it('show in the help every command', async () => {
      const { text } = await chat().ask('help');

      for (const name of ['estimate', 'compare', 'price', 'budget', 'alerts', 'diagnose', 'plan', 'new'])
        expect(text).toContain(`/${name}`);
    });
  });
}

/** How a conversation goes on. */
export function conversationRules(chat: () => Driver): void {
  const estimated = () => chat().ask('estimate', QUESTION);

  describe('a conversation', () => {
    it('goes on with what was said, until it is told to forget', async () => {
      await estimated();
      // 12,000 × $0.0135 = $162.00.
      expect((await chat().ask('estimate', 'double the requests')).text).toContain('$162.00');
      await chat().ask('new');
      expect((await chat().ask('estimate', 'double the requests')).text).not.toMatch(/\$\d/);
    });

    it('answers a sentence that calls it, and goes on with it there', async () => {
      const answer = await chat().says(QUESTION);
      expect(answer.text).toContain(ANSWER);
      expect((await chat().followsUp(answer, 'double the requests', 'anna')).text).toContain('$162.00');
    });

    it('answers a direct message, and goes on with it', async () => {
      expect((await chat().direct(QUESTION)).text).toContain(ANSWER);
      expect((await chat().direct('and with 3,000 requests?')).text).toContain('$40.50');
    });

    it('asks what is missing, and takes the answer', async () => {
      await chat().direct('/new');
      const asked = await chat().direct('what would Sonnet 4.6 cost for 6,000 requests a month, 500 out?');
      expect(asked.text).toMatch(/\?/);
      expect((await chat().direct('2,000')).text).toContain('$81.00');
    });
  });
}
