import { describe, expect, it } from 'vitest';

import type { Driver } from './driver.ts';
import { ANSWER, QUESTION } from './question.ts';

/** What comes of what people type in haste, or with bad intent. */
export function badInputRules(chat: () => Driver): void {
  const estimated = () => chat().ask('estimate', QUESTION);

  describe('what is badly written', () => {
    it('is answered with a sentence where it is far too long', async () => {
      const { text } = await chat().ask('estimate', `${QUESTION} ${'and so on '.repeat(540)}`);

      expect(text).not.toContain(MISTAKE);
      expect(text).toMatch(/\w/);
    });

    it('calls nobody, however often it names people', async () => {
      const call = chat().callOf('ben');
      const times = Math.min(2_000, Math.floor(5_800 / (call.length + 1)));
      const before = chat().sees('anna').length;
      const { text, calls } = await chat().ask('estimate', `${QUESTION} ${`${call} `.repeat(times)}`);

      expect(calls).toEqual([]);
      expect(text).not.toContain(MISTAKE);
      expect(chat().sees('anna').length).toBeGreaterThan(before);
    });

    it.each([
      [
        'zero-width characters',
        'Son\u200bnet 4.6, 6,\u200b000 requests a month, 2,000 in\u2060, 500 out\ufeff',
      ],
      ['control characters', 'Sonnet 4.6,\u0007 6,000 requests\u0000 a month,\u001b 2,000 in, 500 out'],
      ['marks of direction', '\u202eSonnet 4.6\u202c, \u20676,000 requests a month\u2069, 2,000 in, 500 out'],
      ['words from right to left', `${QUESTION} — עלות חודשית تكلفة شهرية`],
    ])('reads past %s', async (_, question) => {
      const { text } = await chat().ask('estimate', question);

      expect(text).toContain(ANSWER);
      expect(text).not.toMatch(UNSEEN);
    });

    it('keeps a secret out of answers, the log and the store', async () => {
      const secret = ['sk-or-v1', '0123456789abcdef0123456789abcdef'].join('-');
      await chat().ask('estimate', `my key is ${secret}: ${QUESTION}`);
      await chat().direct(`${QUESTION} with ${secret}`);
      await chat().ask('price', secret);
      await chat().ask('diagnose', `401 Unauthorized: ${secret}`);
      await estimated();
      await chat().ask('plan', `save ${secret}`);

      const shown = JSON.stringify([...chat().sees('anna'), ...chat().sees('ben')]);
      for (const place of [shown, chat().logged(), await chat().stored()])
        expect(place.includes(secret)).toBe(false);
    });

    it('logs no words of anybody from the level "info" on', () => {
      const lines = chat()
        .logged()
        .trim()
        .split('\n')
        .filter((line) => !line.includes('"level":"debug"'));

      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('\n')).not.toMatch(/sonnet|6,?000|launch/i);
    });
  });
}

const MISTAKE = 'a mistake in Tollkeeper';

/** Characters that nobody sees, and that turn what is seen around. */
const UNSEEN = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
