import { describe, expect, it } from 'vitest';

import { maskSecrets } from './mask-secrets.ts';

// Made-up keys in the published shapes.
const KEYS = [
  'sk-or-v1-0123456789abcdef0123',
  'ghp_0123456789abcdefghij',
  'xoxb-0123456789-abcdef',
  'xapp-1-A0123456789-0123456789-abcdef',
  'AKIA0123456789ABCDEF',
];

// In two parts, so that nobody who scans the project for tokens takes it for one.
const DISCORD_TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.Gfake0.${'0123456789abcdef'.repeat(2)}012345`;

describe('maskSecrets', () => {
  it('masks a token of Discord, and no version or address with two dots', () => {
    expect(maskSecrets(`token ${DISCORD_TOKEN}.`)).toBe('token (masked key …2345).');
    const harmless =
      'node 24.21.0 at my-models-and-their-prices.example.com-for-everybody-who-asks or Model-names-and-their-prices.csv.gz';
    expect(maskSecrets(harmless)).toBe(harmless);
  });

  it.each(KEYS)('leaves the last four characters of %s', (key) => {
    const masked = maskSecrets(`my key ${key} has a limit of $5`);

    expect(masked).not.toContain(key.slice(0, -4));
    expect(masked).toContain(`…${key.slice(-4)})`);
    expect(masked).toContain('limit of $5');
  });

  it.each(KEYS)('masks %s right behind a letter, as behind the n of a pasted line end', (key) => {
    expect(maskSecrets(`'headers\\n${key}'`)).not.toContain(key.slice(0, -4));
  });

  it('masks a plain key behind a pasted line end', () => {
    expect(maskSecrets('key:\\nsk-0123456789abcdefghij')).toBe('key:\\n(masked key …ghij)');
  });

  it('leaves words that only look similar', () => {
    expect(maskSecrets('ask-me, sk-8, task-list-of-the-week')).toBe('ask-me, sk-8, task-list-of-the-week');
  });

  it('finds a key that invisible signs break', () => {
    expect(maskSecrets('sk-or-\u200bv1-0123456789\u2060abcdef')).toBe('(masked key …cdef)');
  });
});
