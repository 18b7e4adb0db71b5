import { describe, expect, it } from 'vitest';

import { arrangementFor } from './arrangement.ts';

const ACCOUNT = { OPENROUTER_API_KEY: 'sk-or-v1-made-up' };
const MANAGEMENT = { OPENROUTER_MANAGEMENT_KEY: 'sk-or-v1-made-up' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-made-up' };
const DISCORD = { DISCORD_BOT_TOKEN: 'made.up' };

describe('arrangementFor', () => {
  it('shows the demo where no credentials are set, whoever listens', () => {
    expect(arrangementFor([], {}, true)).toEqual({ kind: 'demo' });
    expect(arrangementFor([], { OPENROUTER_API_KEY: ' ', SLACK_BOT_TOKEN: '' }, false)).toEqual({
      kind: 'demo',
    });
  });

  it.each([
    ['an account', ACCOUNT, { guard: true, bot: false, chat: true }],
    ['an account by its management key', MANAGEMENT, { guard: true, bot: false, chat: true }],
    ['Slack', SLACK, { guard: false, bot: true, chat: false }],
    ['half of Slack', { SLACK_APP_TOKEN: 'xapp-made-up' }, { guard: false, bot: true, chat: false }],
    ['Discord', DISCORD, { guard: false, bot: true, chat: false }],
    ['an account and a chat', { ...ACCOUNT, ...DISCORD }, { guard: true, bot: true, chat: false }],
  ])('serves the real one with the credentials of %s', (_, environment, wanted) => {
    expect(arrangementFor([], environment, true)).toEqual({ kind: 'real', ...wanted });
  });

  it('starts no terminal chat where nobody can type', () => {
    expect(arrangementFor([], ACCOUNT, false)).toEqual({
      kind: 'real',
      guard: true,
      bot: false,
      chat: false,
    });
  });

  it('answers a question alone, whatever is set', () => {
    const words = ['gpt-5 mini, 20k calls a month', '--json'];

    expect(arrangementFor(words, {}, true)).toEqual({ kind: 'answer', words });
    expect(arrangementFor(words, { ...ACCOUNT, ...SLACK }, false)).toEqual({ kind: 'answer', words });
  });
});
