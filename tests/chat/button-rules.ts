import { describe, expect, it } from 'vitest';

import type { Driver } from './driver.ts';
import { ANSWER, QUESTION } from './question.ts';

/** What the buttons of an answer do at once. */
export function buttonRules(chat: () => Driver): void {
  const estimated = () => chat().ask('estimate', QUESTION);

  describe('the buttons', () => {
    it('stand below a private answer, and share it with everybody, with its question', async () => {
      const answer = await estimated();
      expect(answer.isPrivate).toBe(true);
      expect(answer.buttons).toEqual(['Share', 'Edit', 'Compare', 'CSV', 'Save as plan']);

      const shared = await chat().press(answer, 'Share');
      expect(shared.text).toContain(ANSWER);
      expect(shared.text).toContain(QUESTION);
      expect(shared.isPrivate).toBe(false);
      expect(shared.buttons).toEqual(['Edit', 'Compare', 'CSV', 'Save as plan']);
      expect(
        chat()
          .sees('ben')
          .map(({ id }) => id),
      ).toContain(shared.id);
      expect(
        chat()
          .sees('anna')
          .map(({ id }) => id),
      ).not.toContain(answer.id);
    });

    it('give the figures as a file', async () => {
      const { files } = await chat().press(await estimated(), 'CSV');
      const csv = files.find(({ name }) => name.endsWith('.csv'));

      expect(csv?.text).toMatch(/36/);
      expect(csv?.text).toMatch(/45/);
    });

    it('answer an open question', async () => {
      const asked = await chat().says('1,000 images a month with gpt-image-1');
      expect(asked.buttons).toEqual(['high', 'low', 'medium']);

      // 1,000 × $0.011 = $11.00.
      expect((await chat().press(asked, 'low')).text).toContain('$11.00');
    });

    it('of another version say so', async () => {
      const { text } = await chat().press(await chat().oldButton(), 'Old');

      expect(text).toContain('another version of Tollkeeper');
    });
  });
}
