import { describe, expect, it } from 'vitest';

import { type BotFile, parseBotFile } from './bot-file.ts';
import { TOKENS } from './testing/made-up-tokens.ts';

function read(text: string): BotFile {
  const parsed = parseBotFile(text);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

function problems(text: string): readonly string[] {
  const parsed = parseBotFile(text);
  return parsed.kind === 'read' ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('parseBotFile', () => {
  it('has a default for everything: everybody may ask, and nobody sees spend', () => {
    const nobody = { people: [], roles: [], channels: [] };
    const access = { spend: nobody, ask: 'whoever set this bot up', answers: 'private' };
    const standard = {
      slack: { transport: 'socket', port: 3_000, url: undefined },
      access: { slack: access, discord: access, questionsPerMinute: 20 },
      health: undefined,
    };
    expect(read('')).toEqual(standard);
    expect(read('# nothing but a comment\n')).toEqual(standard);
    expect(read('slack:\ndiscord:\nhealth:\n')).toEqual(standard);
  });

  it('reads what is set', () => {
    const file = read(`
slack:
  transport: http
  port: 4000
  url: https://bot.example.com
  channels: [C0123ABCD, G0123ABCD]
  answers: shared
  spend: { people: [U0123ABCD, W0123ABCD], channels: [C0SPEND], ask: the finance team }
discord:
  channels: [123456789012345678]
  spend:
    people: [ "223456789012345678" ]
    roles: [323456789012345678]
questions_per_minute: 30
health: { port: 8080, host: 0.0.0.0 }
`);
    expect(file.slack).toEqual({ transport: 'http', port: 4_000, url: 'https://bot.example.com' });
    expect(file.access).toEqual({
      slack: {
        channels: ['C0123ABCD', 'G0123ABCD'],
        answers: 'shared',
        spend: { people: ['U0123ABCD', 'W0123ABCD'], roles: [], channels: ['C0SPEND'] },
        ask: 'the finance team',
      },
      discord: {
        // Written as a number, beyond what a double holds: not a digit may change.
        channels: ['123456789012345678'],
        answers: 'private',
        spend: { people: ['223456789012345678'], roles: ['323456789012345678'], channels: [] },
        ask: 'whoever set this bot up',
      },
      questionsPerMinute: 30,
    });
    expect(file.health).toEqual({ port: 8_080, host: '0.0.0.0' });
  });

  it('tells every mistake at once, each with its line, its key and the fix', () => {
    expect(
      problems(`slack:
  transport: sockets
  chanels: [C0123ABCD]
  answers: loud
  spend:
    people: ["@alice"]
    roles: [1]
discord:
  channels: []
  spend: { people: [42], ask: "" }
questions_per_minute: 0
health: { host: 1.2.3.4 }
colour: red`),
    ).toEqual([
      '2: slack.transport is "sockets", expected socket or http',
      '3: slack has no key "chanels"; did you mean channels?',
      '4: slack.answers is "loud", expected private or shared',
      '6: slack.spend.people, entry 1, is "@alice", expected a member id such as U0123ABCD (profile → ⋮ → Copy member ID)',
      '7: slack.spend has no key "roles"; its keys are people, channels, ask',
      '9: discord.channels is an empty list, expected a list with at least one entry',
      '10: discord.spend.people, entry 1, is "42", expected an id such as 123456789012345678 (right click → Copy User ID)',
      '10: discord.spend.ask is "", expected one line of at most 200 characters, such as "the finance team in #finance"',
      '11: questions_per_minute is "0", expected a whole number from 1 to 600, such as 20',
      '12: health has no port; write it under "port:", such as 8080',
      '13: bot.yaml has no key "colour"; its keys are slack, discord, questions_per_minute, health',
    ]);
  });

  it('takes a port and an address of Slack for http only', () => {
    expect(problems('slack: { port: 80, url: "http://bot.example.com" }')).toEqual([
      '1: slack.port is for "transport: http" only; take it out, or set the transport',
      '1: slack.url is for "transport: http" only; take it out, or set the transport',
      '1: slack.url is "http://bot.example.com", expected an https address such as https://bot.example.com',
    ]);
  });

  it.each(['- a list', 'just words', 'slack: [1]', 'slack: {', '"slack'])(
    'refuses what is no settings: %s',
    (text) => expect(problems(text)).not.toEqual([]),
  );

  it.each([
    ['SLACK_BOT_TOKEN', TOKENS.bot],
    ['SLACK_APP_TOKEN', TOKENS.app],
    ['SLACK_SIGNING_SECRET', TOKENS.signing],
    ['DISCORD_BOT_TOKEN', TOKENS.discord],
  ])('refuses a %s wherever it stands, names the variable and shows its end only', (variable, secret) => {
    for (const line of [
      `slack: { transport: ${secret} }`,
      `slack: { ${variable.toLowerCase()}: ${secret} }`,
      `${secret}: 1`,
      `# ${secret}`,
      `slack: { spend: { ask: "ask ${secret}" } }`,
      `slack: [${secret}`,
    ]) {
      const told = problems(line);
      expect(told).toEqual([
        `1: a secret stands here, ending in ${secret.slice(-4)}; take it out, have a new one made if others saw the file, and set ${variable} in the environment`,
      ]);
      expect(told.join()).not.toContain(secret.slice(0, -4));
    }
  });

  it('says where a token belongs when the key alone gives it away', () => {
    expect(problems('slack:\n  token: soon')).toEqual([
      '2: slack has no key "token"; tokens and secrets come from the environment only',
    ]);
  });
});
