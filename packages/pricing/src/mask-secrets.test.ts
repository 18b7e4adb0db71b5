import { describe, expect, it } from 'vitest';

import { maskIfSecret, maskSecrets, secretsIn } from './mask-secrets.ts';

// Made-up secrets in the published shapes; in parts, so that nobody who scans the project for tokens takes them for one.
const SLACK_BOT = ['xoxb', '2222222222', '3333333333', 'madeUpBotToken'].join('-');
const SLACK_APP = ['xapp', '1', 'A0MADEUP', '4444444444', 'madeupapptoken'].join('-');
const SLACK_USER = ['xoxp', '2222222222', 'madeUpUserToken'].join('-');
const DISCORD = [Buffer.from('123456789012345678').toString('base64url'), 'Gmade0', 'upToken'.repeat(5)].join(
  '.',
);

describe('maskSecrets', () => {
  it.each([
    [`sk-or-v1-${'0123456789abcdef'.repeat(4)}`, '(masked key …cdef)'],
    ['my SK-OR-V1-0123456789abcdef, in use.', 'my (masked key …cdef), in use.'],
    ['xsk-or-v1-0123456789abcdef', 'x(masked key …cdef)'],
    ['sk-or-v1-12345', '(masked key …)'],
    ['sk-proj-abcdefghijklmnop', '(masked key …mnop)'],
    ['sk-abcdefghijklmnopqrstuvwx', '(masked key …uvwx)'],
    ['sk-0123456789ab', '(masked key …)'],
    ['ghp_0123456789abcdefghij', '(masked key …ghij)'],
    ['AKIA0123456789ABCDEF', '(masked key …CDEF)'],
    [SLACK_BOT, '(masked key …oken)'],
    [SLACK_APP, '(masked key …oken)'],
    [SLACK_USER, '(masked key …oken)'],
    [`token ${DISCORD}.`, 'token (masked key …oken).'],
    [`"\\n${DISCORD}"`, '"\\n(masked key …oken)"'],
    [`SK-0123456789abcdef-${DISCORD}`, '(masked key …oken)'],
  ])('leaves four characters of %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    ['https://hooks.slack.com/services/T0/B0/madeUpHook', 'https://hooks.slack.com/(masked key …Hook)'],
    [
      String.raw`{"url":"https:\/\/hooks.slack.com\/services\/T0\/B0\/madeUpHook"}`,
      String.raw`{"url":"https:\/\/hooks.slack.com\/(masked key …Hook)"}`,
    ],
    [
      'https%3A%2F%2Fhooks.slack.com%2Fservices%2FT0%2FB0%2Fmade',
      'https%3A%2F%2Fhooks.slack.com%2F(masked key …made)',
    ],
    [
      'POST https://discord.com/api/v10/webhooks/123456/madeUpDiscordHook?wait=true',
      'POST https://discord.com/api/v10/webhooks/123456/(masked key …Hook)?wait=true',
    ],
    ['/interactions/123456/madeUpAnswerToken/callback', '/interactions/123456/(masked key …oken)/callback'],
    [
      'wss://x.slack.com/link/?ticket=madeUp-0123&app_id=1',
      'wss://x.slack.com/link/?ticket=(masked key …)&app_id=1',
    ],
  ])('leaves the place of an address: %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    ['postgres://toll:hunter2@db.example:5432/toll', 'postgres://toll:(masked key …)@db.example:5432/toll'],
    // Characters that should have been written as %40 and %2F.
    ['postgresql://toll:a-long-p@ss/word@db/toll', 'postgresql://toll:(masked key …)@db/toll'],
    ['postgres://db/toll?user=u&password=hunter2', 'postgres://db/toll?user=u&password=(masked key …)'],
    ['https://me:a-password-of-some-length@host/', 'https://me:(masked key …)@host/'],
  ])('shows nothing of a password: %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    ['Authorization: Bearer abc.def', 'Authorization: Bearer (masked key …)'],
    ['"authorization":"bearer abcdefghijklmnop"', '"authorization":"bearer (masked key …mnop)"'],
    ['Bearer%20dGhlIHNlY3JldA==', 'Bearer%20(masked key …dA==)'],
  ])('masks what a header bears: %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    [String.raw`key:\nsk-0123456789abcdefghij`, String.raw`key:\n(masked key …ghij)`],
    ['key%3Ask-0123456789abcdefghij', 'key%3A(masked key …ghij)'],
    [String.raw`\u003Ask-0123456789abcdefghij`, String.raw`\u003A(masked key …ghij)`],
    ['sk-or-\u200bv1-0123456789\u2060abcdef', '(masked key …cdef)'],
  ])('finds a key behind an escape, or one that invisible signs break: %j', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    'ask-me, sk-8, sk-team, task-list-of-the-week, task-2026-11-21-planning',
    'node 24.21.0 at my-models-and-their-prices.example.com-for-everybody-who-asks or Model-names-and-their-prices.csv.gz',
    'The Bearer token is missing: send "Authorization: Bearer <key>" or Bearer $KEY, the bearer of authentication',
    'https://openrouter.ai/settings/keys and http://localhost:3000/@vite/client',
    'postgres://db.example:5432/toll, ask me@example.com',
    '{"store":"postgres://db.example:5432","mail":"me@example.com"}',
    'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/',
    '',
  ])('leaves alone what only looks like one: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('leaves a label as OpenRouter shows it', () => {
    for (const label of ['sk-or-v1-0e6...1c96', 'sk-or-v1-0e6…1c96', 'sk-or-v1-****1c96'])
      expect(maskSecrets(label)).toBe(label);
    // A whole key at the end of a sentence that trails off is one all the same.
    expect(maskSecrets('sk-or-v1-0123456789abcdef...')).toBe('(masked key …cdef)...');
  });
});

describe('maskSecrets, invisible signs', () => {
  it('takes them out of every text, as a command or a key may stand behind one', () => {
    expect(maskSecrets('/\u200bhelp \u2060me')).toBe('/help me');
  });
});

describe('maskIfSecret', () => {
  it('leaves a text without a secret exactly as it is', () => {
    expect(maskIfSecret('by 👩\u200d💻')).toBe('by 👩\u200d💻');
    expect(maskIfSecret('👩\u200d💻 sk-or-\u200bv1-0123456789\u2060abcdef')).toBe('👩💻 (masked key …cdef)');
  });
});

describe('secretsIn', () => {
  it('says where each stands and what may be shown of it', () => {
    expect(secretsIn(`a ${SLACK_BOT}, postgres://u:a-password-of-some-length@h`)).toEqual([
      { at: 2, secret: SLACK_BOT, lastFour: 'oken' },
      { at: 4 + SLACK_BOT.length + 13, secret: 'a-password-of-some-length', lastFour: '' },
    ]);
  });
});
