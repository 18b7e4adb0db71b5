import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { maskSecrets } from './mask-secrets.ts';

const letters = (min: number, max = min) => fc.stringMatching(new RegExp(`^[A-Za-z0-9]{${min},${max}}$`));
const digits = (min: number, max = min) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));

/** What nobody may see, and a text with it as it really comes. */
type Planted = { readonly secret: string; readonly text: string };

const planted = (secret: fc.Arbitrary<string>, write: (secret: string) => string): fc.Arbitrary<Planted> =>
  secret.map((each) => ({ secret: each, text: write(each) }));

const SECRETS: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  'a key of OpenRouter': planted(fc.stringMatching(/^[0-9a-f]{64}$/), (secret) => `sk-or-v1-${secret}`),
  'a key of OpenAI': planted(letters(40, 60), (secret) => `sk-proj-${secret}`),
  'a key without a vendor': planted(letters(24, 48), (secret) => `sk-${secret}`),
  'a bot token of Slack': planted(
    fc.tuple(digits(11), digits(12), letters(24)).map((parts) => parts.join('-')),
    (secret) => `xoxb-${secret}`,
  ),
  'an app token of Slack': planted(
    fc.tuple(digits(11), digits(12), fc.stringMatching(/^[0-9a-f]{64}$/)).map((parts) => parts.join('-')),
    (secret) => `xapp-1-A${secret}`,
  ),
  'a user token of Slack': planted(letters(24), (secret) => `xoxp-1234567890-${secret}`),
  'a token of a Discord bot': planted(
    fc
      .tuple(digits(17, 20), letters(6), fc.stringMatching(/^[\w-]{27,38}$/))
      .map(([id, time, tail]) => `${Buffer.from(id).toString('base64url')}.${time}.${tail}`),
    (secret) => secret,
  ),
  'a webhook of Slack': planted(
    fc
      .tuple(letters(9, 11), letters(9, 11), letters(24))
      .map(([team, hook, tail]) => `T${team}/B${hook}/${tail}`),
    (secret) => `https://hooks.slack.com/services/${secret}`,
  ),
  'a webhook of Discord': planted(
    fc.stringMatching(/^[\w-]{68}$/),
    (secret) => `https://discord.com/api/webhooks/1234567890/${secret}`,
  ),
  'a password of PostgreSQL': planted(
    fc.stringMatching(/^[\w~!$&*+,;=./?#@:'-]{8,40}$/),
    (secret) => `postgres://toll:${secret}@db.example:5432/toll`,
  ),
  'a Bearer header': planted(
    fc.stringMatching(/^[A-Za-z0-9._~+/-]{16,80}$/),
    (secret) => `Authorization: Bearer ${secret}`,
  ),
};

/** What stands before and after in headers, JSON, shells, addresses and sentences. */
const before = fc.constantFrom(
  '',
  ' ',
  '"',
  "'",
  '`',
  '(',
  '<',
  '=',
  '\n',
  String.raw`\n`,
  '%22',
  '": "',
  '💸 ',
);
const after = fc.constantFrom(
  '',
  ' ',
  '"',
  "'",
  '`',
  ')',
  '>',
  ',',
  '\n',
  String.raw`\n`,
  ' …',
  '? why',
  '"}',
);
const around = fc.string({ unit: fc.constantFrom(' ', '…', '§', '(', ')', '{', '"', '\n', 'é') });

describe('maskSecrets', () => {
  it.each(Object.entries(SECRETS))('lets nothing but four characters of %s through', (_, one) => {
    fc.assert(
      fc.property(one, fc.tuple(before, after, around), ({ secret, text }, [left, right, noise]) => {
        const masked = maskSecrets(`${noise}${left}${text}${right}${noise}`);
        for (let at = 0; at + 8 <= secret.length; at += 1)
          expect(masked).not.toContain(secret.slice(at, at + 8));
      }),
      { numRuns: 300 },
    );
  });

  it('lets none through where several stand together', () => {
    const some = fc.array(fc.oneof(...Object.values(SECRETS)), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(some, fc.constantFrom(' ', '\n', '", "', ', '), (each, between) => {
        const masked = maskSecrets(each.map(({ text }) => text).join(between));
        for (const { secret } of each) expect(masked).not.toContain(secret);
      }),
    );
  });

  it('changes nothing the second time', () => {
    const text = fc.array(
      fc.oneof(fc.string(), ...Object.values(SECRETS).map((one) => one.map(({ text }) => text))),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const masked = maskSecrets(parts.join(''));
        expect(maskSecrets(masked)).toBe(masked);
      }),
      { numRuns: 500 },
    );
  });

  it('is done soon, whatever it is given', () => {
    for (const part of [
      'sk-',
      'Bearer ',
      'bearer a',
      'postgres://a:',
      'MNO',
      '?token=',
      'hooks.slack.com/',
      ':a@',
      '-a',
    ]) {
      const text = part.repeat(100_000 / part.length);
      const began = performance.now();
      maskSecrets(text);
      expect(performance.now() - began, part).toBeLessThan(1_000);
    }
  });
});
