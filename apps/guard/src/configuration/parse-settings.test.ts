import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { DEFAULT_REMINDERS, DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { exact, maskSecrets, multiply, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { parseSettings } from './parse-settings.ts';
import type { GuardSettings } from './settings.ts';
import type { Environment } from './variables.ts';

const KEY = 'sk-or-v1-made-up-0123456789abcdef';

function settings(environment: Environment, text = ''): GuardSettings {
  const parsed = parseSettings(environment, { guard: { name: 'guard.yaml', text } });
  if (parsed.kind === 'mistaken') throw new Error(parsed.mistakes.join('\n'));
  return parsed.settings;
}

function mistakes(environment: Environment, text = ''): readonly string[] {
  const parsed = parseSettings(environment, { guard: { name: 'guard.yaml', text } });
  return parsed.kind === 'mistaken' ? parsed.mistakes : [];
}

describe('parseSettings', () => {
  it('needs nothing: the usual rules, told in the terminal', () => {
    expect(settings({ OPENROUTER_API_KEY: '  ' })).toEqual({
      openrouter: { url: 'https://openrouter.ai/api/v1', management: undefined, ordinary: undefined },
      store: { kind: 'file', path: 'tollkeeper.db' },
      rules: DEFAULT_RULES,
      reminders: DEFAULT_REMINDERS,
      channels: [
        { name: 'terminal', way: { kind: 'terminal' }, from: 'info', escalateTo: undefined, pings: true },
      ],
      poll: { leastMs: 30_000, mostMs: 900_000, requestsPerMinute: 60 },
      workspaces: [],
      plans: [],
      digest: {
        daily: { hour: 9, minute: 0, zone: 'UTC' },
        weekly: { hour: 9, minute: 0, weekday: 1, zone: 'UTC' },
        channels: ['terminal'],
      },
      declaredCredits: { purchases: [], withdrawals: [] },
      heartbeatUrl: undefined,
      refusalsToken: undefined,
      health: undefined,
      logLevel: 'info',
      demoClock: undefined,
    });
  });

  it('tells each webhook in the environment without a file', () => {
    const { channels } = settings({ SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/x' });
    expect(channels.map(({ name, way }) => [name, way.kind])).toEqual([
      ['terminal', 'terminal'],
      ['slack', 'slack-webhook'],
    ]);
  });

  it('reads what is set', () => {
    const read = settings(
      {
        SLACK_BOT_TOKEN: 'xoxb-made-up-0123456789',
        PAGER: 'https://pager.example.com/x',
        TOLLKEEPER_WEBHOOK_SECRET: 'made-up',
      },
      `
channels:
  ops: { slack: "#C0123ABCD", from: warning, escalate_to: pager, pings: no }
  pager: { webhook: PAGER, from: escalation }
poll: { least: 1 min, most: 10 min, requests_per_minute: 20 }
workspaces: [1B4E28BA-2fa1-41d2-883f-0016d3cca427]
plans:
  support: { usd_per_month: 120, keys: [prod, batch] }
health: { port: 8081 }
`,
    );
    expect(read.channels).toMatchObject([
      {
        name: 'ops',
        way: { kind: 'slack', channel: 'C0123ABCD' },
        from: 'warning',
        escalateTo: 'pager',
        pings: false,
      },
      { name: 'pager', way: { kind: 'webhook' }, from: 'escalation', pings: true },
    ]);
    expect(read.poll).toEqual({ leastMs: 60_000, mostMs: 600_000, requestsPerMinute: 20 });
    expect(read.workspaces).toEqual(['1b4e28ba-2fa1-41d2-883f-0016d3cca427']);
    expect(read.plans).toEqual([{ name: 'support', perMonth: usd('120'), keys: ['prod', 'batch'] }]);
    expect(read.health).toEqual({ port: 8_081, host: '127.0.0.1' });
  });

  it('changes the numbers of a rule, and leaves out a rule or a severity that is off', () => {
    const { rules } = settings(
      {},
      `
rules:
  fast-burn: off
  key-limit: { info: off, warning: 70% }
  forecast-limit: { critical: 4 h }
  credits: { warning: $20, info: 3 d }
  key-expiry: { warning: 5 d }
  spend-above-pattern: { warning: 2.5, least: 5 }
  refusals: { critical: 9 }
  top-up-missing: { trigger: $10, severity: critical }
  source-stale: { failures: 5, silence: 2 h, for: 1 min }
`,
    );
    const rule = (id: string) => rules.find((each) => each.id === id);
    expect(rules).toHaveLength(DEFAULT_RULES.length - 1);
    expect(rule('fast-burn')).toBeUndefined();
    expect(rule('key-limit')).toMatchObject({
      levels: [
        { severity: 'warning', from: multiply(exact('70'), exact('0.01')) },
        { severity: 'critical', from: exact('0.95') },
        { severity: 'exhausted', from: exact('1') },
      ],
    });
    const forecast = rule('forecast-limit');
    const critical =
      forecast?.kind === 'forecast' ? forecast.levels.filter(({ severity }) => severity === 'critical') : [];
    expect(critical).toEqual([{ severity: 'critical', kind: 'chance', from: 0.5, withinHours: 4 }]);
    expect(rule('credits')).toMatchObject({
      levels: expect.arrayContaining([
        { severity: 'info', kind: 'hours', below: 72 },
        { severity: 'warning', kind: 'dollars', below: usd('20') },
      ]),
    });
    expect(rule('key-expiry')).toMatchObject({
      levels: expect.arrayContaining([{ severity: 'warning', kind: 'hours', below: 120 }]),
    });
    expect(rule('spend-above-pattern')).toMatchObject({ least: usd('5') });
    expect(rule('refusals')).toMatchObject({ levels: [{ from: 1 }, { from: 9 }] });
    expect(rule('top-up-missing')).toMatchObject({ trigger: usd('10'), severity: 'critical' });
    expect(rule('source-stale')).toMatchObject({ failures: 5, silence: 7_200_000, hold: { for: 60_000 } });
  });

  it('takes other times for what nobody answers, and none for what is off', () => {
    const { reminders } = settings({}, 'unanswered: { repeat: { warning: 12 h, critical: off } }\n');
    expect(reminders).toEqual({
      repeatAfterMs: { info: Infinity, warning: 43_200_000, critical: Infinity, exhausted: 3_600_000 },
      escalateAfterMs: DEFAULT_REMINDERS.escalateAfterMs,
    });
  });

  it.each([
    ['rules: { key-limt: off }', 'guard.yaml line 1: rules has no key "key-limt"; did you mean key-limit?'],
    [
      'rules: { key-limit: 80% }',
      'rules.key-limit is "80%", expected off, or a mapping with info, warning, critical, exhausted, for.',
    ],
    [
      'rules: { key-limit: { warning: 0.8 } }',
      'rules.key-limit.warning is "0.8", expected a share such as 80%, or off.',
    ],
    [
      'rules: { forecast-limit: { warning: 5 h } }',
      'expected the time in which it ends: 4 h, 24 h, 72 h or 7 d, or off.',
    ],
    [
      'rules: { refusals: { warning: off, critical: off } }',
      'no severity is left of this rule; write "off" behind its name instead.',
    ],
    ['chanels: {}', 'guard.yaml has no key "chanels"; did you mean channels?'],
    [
      'channels: { a: { from: warning } }',
      'channels.a does not say where it leads; write one of slack, discord,',
    ],
    [
      'channels: { a: { terminal: yes, discord: 123456789012345678 } }',
      'a channel leads to one place, so write two channels.',
    ],
    [
      'channels: { a: { terminal: yes, escalate_to: b } }',
      'channels.a.escalate_to must be the name of another channel: a.',
    ],
    [
      'channels: { a: { terminal: yes, escalate_to: a } }',
      'channels.a.escalate_to names the channel itself; name another.',
    ],
    [
      'channels: { a: { terminal: yes, from: bad } }',
      'channels.a.from is "bad", expected info or warning or critical or exhausted or escalation.',
    ],
    ['channels: { a: { slack: ops } }', 'channels.a.slack is "ops", expected a channel id such as C0123ABCD'],
    [
      'channels: { a: { slack: C0123ABCD } }',
      'guard.yaml line 1: SLACK_BOT_TOKEN is missing: channels.a.slack needs it (docs/slack.md).',
    ],
    [
      'channels: { a: { slack-webhook: NOWHERE_SET } }',
      'guard.yaml line 1: NOWHERE_SET is missing: channels.a.slack-webhook takes its address from it.',
    ],
    ['poll: { least: 1 s }', 'poll.least is "1 s", expected a time from 10 s to 1 h, such as 30 s.'],
    [
      'poll: { least: 20 min, most: 10 min }',
      'poll: the least time between two polls is above the most; swap them.',
    ],
    [
      'poll: { most: 45 min }',
      'poll.most is 45 min, but source-stale.silence is 45 min: the guard would alert although all is well; set source-stale.silence above poll.most, three times as long at best.',
    ],
    [
      'rules: { source-stale: { silence: 20 min } }\npoll: { most: 1 h }',
      'poll.most is 1 h, but source-stale.silence is 20 min',
    ],
    [
      'rules: { source-stale: { silence: 16 min } }',
      'poll.most is 15 min, but source-stale.silence is 16 min',
    ],
    ['workspaces: [default]', 'workspaces, entry 1, is "default", expected the id of a workspace such as'],
    ['plans: { a: { keys: [b] } }', 'plans.a has no usd_per_month; write what is to be spent, such as 120.'],
    [
      'plans: { a: { usd_per_month: -1 } }',
      'plans.a.usd_per_month is "-1", expected dollars above zero, such as 120 or 0.50.',
    ],
  ])('refuses %s and says how it is meant', (text, sentence) => {
    const found = mistakes({}, text);
    expect(found.join('\n')).toContain(sentence);
    for (const each of found) expect(each).toMatch(/[^?.][?.]$/);
  });

  it.each<[Environment, string]>([
    [{ OPENROUTER_URL: 'http://example.com' }, 'OPENROUTER_URL must be an https address'],
    [{ OPENROUTER_API_KEY: `"${KEY}"` }, 'OPENROUTER_API_KEY stands in quotes; leave them out.'],
    [
      { OPENROUTER_API_KEY: 'xoxb-made-up-0123456789' },
      "OPENROUTER_API_KEY holds Slack's bot token (xoxb-…)",
    ],
    [{ OPENROUTER_MANAGEMENT_KEY: `Bearer ${KEY}` }, 'begins with "Bot" or "Bearer"; set the token alone.'],
    [
      { TOLLKEEPER_STORE: 'a.db', DATABASE_URL: 'postgres://u:p@h/d' },
      'TOLLKEEPER_STORE and DATABASE_URL are both set',
    ],
    [{ DATABASE_URL: 'mysql://u:hidden@h/d' }, 'DATABASE_URL is no address of a PostgreSQL database'],
    [
      { TOLLKEEPER_REFUSALS_TOKEN: 'only-15-letters' },
      'TOLLKEEPER_REFUSALS_TOKEN must have at least 16 characters, or it can be guessed: make one with "openssl rand -hex 32".',
    ],
    [{ TOLLKEEPER_LOG_LEVEL: 'loud' }, 'TOLLKEEPER_LOG_LEVEL must be one of debug, info, warn, error.'],
    [{ TOLLKEEPER_DEMO_CLOCK: '{"speed":1}' }, 'TOLLKEEPER_DEMO_CLOCK must be {"from"'],
  ])('refuses %j', (environment, sentence) => {
    expect(mistakes(environment).join('\n')).toContain(sentence);
  });

  it.each([
    'poll: { most: 1 h }\nrules: { source-stale: off }',
    'poll: { most: 1 h }\nrules: { source-stale: { silence: 67 min } }',
  ])('lets polls be far apart where their silence is not news: %s', (text) => {
    expect(settings({}, text).poll.mostMs).toBe(3_600_000);
  });

  it('shows how the address of a database is written, also where keys and passwords are masked', () => {
    const [sentence = ''] = mistakes({ DATABASE_URL: 'hello' });
    expect(sentence).toContain('postgres://user@host:5432/name');
    expect(maskSecrets(sentence)).toBe(sentence);
  });

  it('takes a token of 16 characters for refusals', () => {
    expect(settings({ TOLLKEEPER_REFUSALS_TOKEN: '0123456789abcdef' }).refusalsToken?.()).toHaveLength(16);
  });

  it('tells every mistake at once, of the environment and of the file', () => {
    const found = mistakes({ TOLLKEEPER_LOG_LEVEL: 'loud' }, 'poll: { least: x }\nhealth: {}\n');
    expect(found.map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'TOLLKEEPER_LOG_LEVEL must be',
      'guard.yaml line 1:',
      'guard.yaml line 2:',
    ]);
  });

  it('never shows a secret, in mistakes or in settings', () => {
    const address = 'https://hooks.slack.com/services/T0/B0/hidden';
    const told = mistakes(
      { OPENROUTER_API_KEY: `"${KEY}"`, SLACK_BOT_TOKEN: 'xoxb-hidden-0123456789 ' },
      `channels: { a: { slack-webhook: "${address}" } }\nplans: { b: { usd_per_month: 1, keys: [${KEY}] } }`,
    ).join('\n');
    expect(told).toContain('channels.a.slack-webhook holds the address itself, which is a secret');
    for (const secret of ['made-up-0123', 'hidden']) expect(told).not.toContain(secret);
    const kept = settings({ OPENROUTER_API_KEY: KEY, SLACK_WEBHOOK_URL: address });
    expect(inspect(kept, { depth: 9 })).not.toMatch(/made-up|hidden/);
    expect(kept.openrouter.ordinary?.()).toBe(KEY);
  });
});

describe('docs/guard.example.yaml', () => {
  it('is read as it stands', () => {
    const text = readFileSync(new URL('../../../../docs/guard.example.yaml', import.meta.url), 'utf8');
    const read = settings(
      {
        SLACK_BOT_TOKEN: 'xoxb-made-up-0123456789',
        DISCORD_BOT_TOKEN: 'made-up',
        PAGER_URL: 'https://pager.example.com/x',
        TOLLKEEPER_WEBHOOK_SECRET: 'made-up',
      },
      text,
    );
    expect(read.rules).toHaveLength(DEFAULT_RULES.length - 1);
    expect(read.channels.map(({ name, escalateTo }) => [name, escalateTo])).toEqual([
      ['ops', 'pager'],
      ['finance', undefined],
      ['pager', undefined],
      ['here', undefined],
    ]);
  });

  it('names every rule', () => {
    const text = readFileSync(new URL('../../../../docs/guard.example.yaml', import.meta.url), 'utf8');
    for (const { id } of DEFAULT_RULES) expect(text).toContain(`\n  ${id}: `);
  });
});
