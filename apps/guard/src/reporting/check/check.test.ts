import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { describe, expect, it } from 'vitest';

import { startScriptedServer } from '../../channels/testing/scripted-server.ts';
import { HOUR, MINUTE, quietWorld } from '../../testing/guarded-account.ts';
import { type ReportedAccount, reportedAccount } from '../testing/reported-account.ts';

const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;

async function check(
  account: ReportedAccount,
): Promise<{ readonly status: number; readonly text: string; readonly problems: readonly string[] }> {
  const { text, ...rest } = await account.report({ kind: 'check' });
  return { ...rest, text: text.replace(/\s+/g, ' ') };
}

function guardYaml(account: ReportedAccount, text: string): void {
  const path = join(account.folder, 'guard.yaml');
  writeFileSync(path, text);
  account.environment['TOLLKEEPER_GUARD_CONFIG'] = path;
}

describe('guard check', () => {
  it('says what is covered, what can never fire, and how to begin', async () => {
    const account = await reportedAccount(quietWorld([PROD, { name: 'free' }]));
    const { status, text } = await account.report({ kind: 'check' });
    expect(status).toBe(0);
    expect(text).toBe(`Check of the guard

Nothing has to be mended. Next: Start it with "guard run".

Worth knowing
  - 1 key without a limit: "free". Only the balance stops it. A limit at
    https://openrouter.ai/settings/keys keeps one key from spending everything.
  - shared-budget can never fire: OpenRouter tells of no cap of a member, a workspace or a
    guardrail. Where there are such caps, set OPENROUTER_API_KEY: only an ordinary key is told of
    them.
  - key-expiry can never fire: no key has an expiry date.
  - top-up-missing can never fire: top-up-missing.trigger is not set, and credits did not come three
    times at about one balance yet. Where credits are bought automatically, set
    top-up-missing.trigger in guard.yaml.
  - refusals can never fire: nobody can report refusals. Set TOLLKEEPER_REFUSALS_TOKEN to take
    reports (docs/refusals.md).
  - plan-drift can never fire: no plan is in guard.yaml or was saved in a chat for this month.
  - No heartbeat is set: when the guard itself stops, nobody outside notices. Set
    TOLLKEEPER_HEARTBEAT_URL to an address that raises the alarm when it is not asked for, such as a
    check of healthchecks.io.
  - Nothing is remembered yet: the store is made by the first look.

Well
  - OPENROUTER_MANAGEMENT_KEY is a management key: it shows the balance, every key of the workspaces
    below, and the last 30 days.
  - The balance is known: $1,000.00.
  - 2 keys of the default workspace are watched.
  - The channel "terminal" works: plain text on this terminal.
`);
  });

  it('tells every mistake of guard.yaml at once, and ends with 2', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    guardYaml(
      account,
      'poll: { least: 1 s }\nrules: { key-limit: { warning: lots } }\ndigest: { daily: late }\n',
    );
    const { status, problems } = await check(account);
    expect([status, problems.length]).toEqual([2, 3]);
  });

  it('names the variable to set when there is no key', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    delete account.environment['OPENROUTER_MANAGEMENT_KEY'];
    const { status, problems } = await check(account);
    expect([status, problems]).toEqual([2, [expect.stringContaining('make a management key at')]]);
  });

  it('ends with 2 when OpenRouter knows none of the keys, and shows no secret', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const secret = 'sk-or-v1-of-nobody-0123456789abcdef';
    account.environment['OPENROUTER_MANAGEMENT_KEY'] = secret;
    const { status, text } = await check(account);
    expect(status).toBe(2);
    expect(text).toContain('OPENROUTER_MANAGEMENT_KEY was not answered: 401');
    expect(text).toContain('Next: Copy the key again');
    expect(text).not.toContain('0123456789');
  });

  it('tells an ordinary key in the place of a management key, and two that are swapped', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const { managementKey, keys } = account.simulator.world;
    const ordinary = keys[0]?.secret ?? '';
    account.environment['OPENROUTER_MANAGEMENT_KEY'] = ordinary;
    const alone = await check(account);
    expect(alone.status).toBe(1);
    expect(alone.text).toContain(
      'OPENROUTER_MANAGEMENT_KEY is an ordinary key. Set a management key there, and this one as OPENROUTER_API_KEY.',
    );
    account.environment['OPENROUTER_API_KEY'] = managementKey;
    const swapped = await check(account);
    expect(swapped.status).toBe(0);
    expect(swapped.text).toContain('the two keys are swapped, which the guard puts right.');
  });

  it('says what an ordinary key alone leaves unseen', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const { keys } = account.simulator.world;
    delete account.environment['OPENROUTER_MANAGEMENT_KEY'];
    account.environment['OPENROUTER_API_KEY'] = keys[0]?.secret ?? '';
    const { status, text } = await check(account);
    expect(status).toBe(0);
    expect(text).toContain('Without a management key only the one key is watched');
    expect(text).toContain('OPENROUTER_API_KEY is an ordinary key: it shows itself');
  });

  it('finds rules that come too late, or reach nobody, and plans of unknown keys', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    guardYaml(
      account,
      `rules: { source-stale: { silence: 4 h }, key-expiry: { critical: 1 h }, forecast-limit: { for: 4 h } }
poll: { most: 1 h }
channels:
  ops: { terminal: yes, from: critical }
  pager: { terminal: yes, from: escalation }
plans: { launch: { usd_per_month: 100, keys: [prod, ghost] } }
`,
    );
    const { status, text } = await check(account);
    expect(status).toBe(1);
    expect(text).toContain('key-expiry.critical may never fire in time: it is to come 1 h before');
    expect(text).toContain('forecast-limit.critical may never fire in time: it is to come 4 h before');
    expect(text).toContain('Alerts of info, warning reach nobody');
    expect(text).toContain('The channel "pager" never hears anything');
    expect(text).toContain('The plan "launch" names the key "ghost", which is not listed.');
    expect(text).not.toContain('"prod", which is not listed');
  });

  it('finds that every rule is off, and a warning that is to come when it is over', async () => {
    const account = await reportedAccount(
      quietWorld([{ ...PROD, expiresAt: new Date('2027-01-01T00:00:00Z') }]),
    );
    const off = DEFAULT_RULES.map(({ id }) => `${id}: off`).join(', ');
    guardYaml(account, `rules: { ${off} }\n`);
    const silent = await check(account);
    expect([silent.status, silent.text]).toEqual([1, expect.stringContaining('Every rule is off')]);
    guardYaml(account, 'rules: { key-expiry: { warning: 0 d } }\n');
    const late = await check(account);
    expect([late.status, late.text]).toEqual([
      1,
      expect.stringContaining('key-expiry.warning may never fire in time: it is to come 0 min before'),
    ]);
  });

  it.each(['/proc/tollkeeper.db', '/nowhere/at/all/tollkeeper.db'])(
    'finds that nothing can be written to %s',
    async (path) => {
      const account = await reportedAccount(quietWorld([PROD]));
      account.environment['TOLLKEEPER_STORE'] = path;
      const { status, text } = await check(account);
      expect(status).toBe(1);
      expect(text).toMatch(new RegExp(`Nothing can be written to ${path} \\(E[A-Z]+\\)`));
    },
  );

  it('says what to do where "terminal: no" leaves no channel', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    guardYaml(account, 'channels: { ops: { terminal: no } }\n');
    const { text } = await check(account);
    expect(text).toContain(
      'reach nobody: no channel begins there. Name a channel under channels in guard.yaml;',
    );
  });

  it('finds what cannot be reached, and rules that are silenced', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    await account.look(5 * MINUTE);
    account.meddle("insert into silences (rule, set_by, expires_at) values ('*', 'U1', 9999999999999)");
    guardYaml(account, 'rules: { key-limit: { exhausted: 300% } }\npoll: { least: 30 min, most: 40 min }\n');
    const { status, text } = await check(account);
    expect(status).toBe(1);
    expect(text).toMatch(/key-limit\.exhausted is 300% \(\S+guard\.yaml line 1\) of a limit/);
    expect(text).toMatch(/fast-burn can never fire for a daily limit: .* \(\S+guard\.yaml line 2\)/);
    expect(text).toContain('Every rule is silenced until 2286-');
  });

  it('says that top-up-missing cannot fire until it is told, or has seen, when credits come', async () => {
    const never = 'top-up-missing can never fire: top-up-missing.trigger is not set';
    const account = await reportedAccount(quietWorld([PROD]));
    await account.look(5 * MINUTE);
    expect((await check(account)).text).toContain(never);
    guardYaml(account, 'rules: { top-up-missing: { trigger: $10 } }\n');
    expect((await check(account)).text).not.toContain('top-up-missing');
    guardYaml(account, '');
    for (let times = 0; times < 3; times += 1) {
      account.simulator.world.spend('prod', '20');
      await account.look(15 * MINUTE, 15 * MINUTE);
      account.simulator.world.moveCredits('purchase', '20');
      await account.look(15 * MINUTE, 15 * MINUTE);
    }
    expect((await check(account)).text).not.toContain('top-up-missing');
  });

  it('tells of plans from chats that are not held against what is spent', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    await account.look(5 * MINUTE);
    const save = (id: string, planned: string, keys: string): void =>
      account.meddle(`insert into plans (workspace, id, name, folded_name, month, planned_picodollars, state, saved_by, saved_at)
        values ('slack/T1', '${id}', '${id}', '${id.toUpperCase()}', '2026-11', ${planned},
          '{"version":1,"card":{},"conversation":"","keys":["${keys}"]}', 'U1', 1)`);
    save('vague', 'null', 'prod');
    save('lost', "'81000000000000'", 'ghost');
    save('fine', "'81000000000000'", 'PROD');
    const { status, text } = await check(account);
    expect(status).toBe(0);
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'The plan "vague", saved in a chat (slack/T1), has no exact amount: it is held against nothing.',
    );
    expect(words).toContain(
      'The plan "lost" names the key "ghost", which is not listed: what is spent is said as "at least". Save it anew in its chat.',
    );
    expect(words).not.toContain('"fine"');
    expect(words).not.toContain('plan-drift can never fire');
  });

  it('checks channels without a message, and takes one that works again for whole', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const server = await startScriptedServer();
    account.environment['SLACK_WEBHOOK_URL'] = `${server.url}/services/made-up`;
    const broken = {
      sentAt: [],
      failures: 1,
      breaks: 1,
      broken: { since: 0, reason: 'It was gone.', probeAt: 0 },
    };
    await account.look(10 * MINUTE, HOUR);
    account.meddle(`insert into watched values ('channel:terminal', 1, '${JSON.stringify(broken)}')
      on conflict do update set json = excluded.json`);
    server.plays({ status: 404 });
    const { status, text } = await check(account);
    expect(status).toBe(1);
    expect(text).toContain('Messages to the channel "slack" would be refused');
    expect(text).not.toContain('made-up');
    expect(text).toContain('The channel "terminal" was broken and is taken for whole again');
    const after = await account.report({ kind: 'status', isJson: false });
    expect(after.text).not.toContain('It was gone.');
    await server.close();
  });

  it('names a workspace that does not answer', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    guardYaml(account, 'workspaces: [1b4e28ba-2fa1-41d2-883f-0016d3cca427]\n');
    const fault = { kind: 'error-in-200', code: 404, message: 'Workspace not found' } as const;
    account.simulator.world.fault(fault, { on: '/keys', times: 1 });
    const { text } = await check(account);
    expect(text).toMatch(
      /The keys of the (default workspace|workspace 1b4e28ba\S+) were not listed: .*Workspace not found/,
    );
  });
});
