import { describe, expect, it } from 'vitest';

import { addressOf } from './address.ts';

describe('addressOf', () => {
  it.each([
    'https://hooks.slack.com/services/T/B/x',
    'http://127.0.0.1:4000/x',
    'http://localhost/x',
    'http://[::1]:1/x',
    ' https://a.example/x\n',
  ])('takes %o', (text) => {
    expect(addressOf(text)?.href).toBe(text.trim());
  });

  it.each([
    'http://a.example/x',
    'http://127.0.0.1.example/x',
    'http://127.0.0.1@a.example/x',
    'https://user@a.example/x',
    'https://:word@a.example/x',
    'ftp://a.example/x',
    'file:///etc/passwd',
    'a.example/x',
    '',
  ])('takes %o for no address of a webhook', (text) => {
    expect(addressOf(text)).toBeUndefined();
  });
});
