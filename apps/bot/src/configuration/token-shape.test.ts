import { describe, expect, it } from 'vitest';

import { TOKENS } from './testing/made-up-tokens.ts';
import { applicationIdOf, checkToken, type TokenVariable } from './token-shape.ts';

describe('checkToken', () => {
  it.each<[TokenVariable, string]>([
    ['SLACK_BOT_TOKEN', TOKENS.bot],
    ['SLACK_APP_TOKEN', TOKENS.app],
    ['SLACK_SIGNING_SECRET', TOKENS.signing],
    ['DISCORD_BOT_TOKEN', TOKENS.discord],
  ])('takes a %s, without the blanks around it', (variable, token) => {
    expect(checkToken(variable, ` ${token}\r\n`)).toEqual({ kind: 'taken', token });
  });

  it.each<[string, TokenVariable, string, RegExp]>([
    [
      'the app token as bot token',
      'SLACK_BOT_TOKEN',
      TOKENS.app,
      /holds Slack's app-level token.*set the Bot User OAuth/,
    ],
    [
      'the bot token as app token',
      'SLACK_APP_TOKEN',
      TOKENS.bot,
      /holds Slack's bot token.*set an App-Level Token/,
    ],
    ['the bot token as signing secret', 'SLACK_SIGNING_SECRET', TOKENS.bot, /holds Slack's bot token/],
    [
      'a user token as bot token',
      'SLACK_BOT_TOKEN',
      TOKENS.bot.replace('xoxb', 'xoxp'),
      /is not the Bot User OAuth/,
    ],
    ['a Discord token for Slack', 'SLACK_BOT_TOKEN', TOKENS.discord, /holds a token of a Discord bot/],
    ['a Slack token for Discord', 'DISCORD_BOT_TOKEN', TOKENS.bot, /holds Slack's bot token/],
    ['the application id', 'DISCORD_BOT_TOKEN', '123456789012345678', /holds an application or user id/],
    ['the public key', 'DISCORD_BOT_TOKEN', TOKENS.signing.repeat(2), /holds a public key/],
    ['the client secret', 'DISCORD_BOT_TOKEN', 'abcdefghijklmnopqrstuvwxyz012345', /is not the bot's token/],
    ['the key of a model', 'SLACK_BOT_TOKEN', 'sk-or-v1-0123456789abcdef', /holds an API key/],
    ['quotes', 'SLACK_BOT_TOKEN', `"${TOKENS.bot}"`, /stands in quotes/],
    ['typographic quotes', 'SLACK_BOT_TOKEN', `“${TOKENS.bot}”`, /stands in quotes/],
    ['a word before it', 'DISCORD_BOT_TOKEN', `Bot ${TOKENS.discord}`, /begins with "Bot"/],
    ['a blank inside', 'SLACK_BOT_TOKEN', TOKENS.bot.replace('made', 'made '), /holds blanks/],
    ['an ellipsis', 'SLACK_BOT_TOKEN', 'xoxb-2222…', /holds blanks or other characters/],
  ])('says in a sentence what is wrong about %s, and shows nothing of it', (...row) => {
    const [, variable, written, why] = row;
    const checked = checkToken(variable, written);

    expect(checked).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(why) });
    const sentence = checked.kind === 'refused' ? checked.sentence : '';
    expect(sentence.startsWith(`${variable} `)).toBe(true);
    expect(sentence.toLowerCase()).not.toMatch(/madeup|updiscord|0123|ghijkl|2222|3456789/);
  });
});

describe('applicationIdOf', () => {
  it('is the first part of a Discord token', () => {
    expect(applicationIdOf(TOKENS.discord)).toBe('123456789012345678');
    expect(applicationIdOf('bm9udW1iZXI.Gmade0.abcdefghij')).toBeUndefined();
    expect(applicationIdOf('a.b')).toBeUndefined();
  });
});
