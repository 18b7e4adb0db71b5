import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { startScriptedServer } from '../channels/testing/scripted-server.ts';
import { HOUR, MINUTE, quietWorld } from '../testing/guarded-account.ts';
import { type ReportedAccount, reportedAccount } from './testing/reported-account.ts';

const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;

/** $96 of $100 a day are spent, and a terminal was told. */
async function spent(): Promise<ReportedAccount> {
  const account = await reportedAccount(quietWorld([PROD]));
  await account.look(5 * MINUTE);
  account.simulator.world.spend('prod', '96');
  await account.look(5 * MINUTE);
  return account;
}

function idOf(account: ReportedAccount): string {
  return /Critical: key limit #([0-9A-F]+)/.exec(account.said())?.[1] ?? '';
}

function configure({ folder, environment }: ReportedAccount, yaml: string): void {
  const path = join(folder, 'guard.yaml');
  writeFileSync(path, yaml);
  environment['TOLLKEEPER_GUARD_CONFIG'] = path;
}

describe('messageAccounts', () => {
  it('misses what was said of an incident that is over and of which nothing stands in the outbox', async () => {
    const account = await spent();
    const shortId = idOf(account);
    account.clock.moveTo(new Date('2026-11-22T00:01:00Z'));
    await account.look(HOUR, 10 * MINUTE);
    const whole = await account.report({ kind: 'prove', shortId });
    expect(whole.status).toBe(0);
    account.meddle("delete from outbox where alert_key like 'key-limit%'");

    const { status, text } = await account.report({ kind: 'prove', shortId });
    expect(status).toBe(1);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('nobody was to be told. 2 messages MISSING.');
    const digest = await account.report({ kind: 'digest', span: 'daily' });
    expect(digest.status).toBe(1);
  });

  it('misses nothing of what was over before a silence was', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    await account.look(5 * MINUTE);
    account.meddle("insert into silences (rule, set_by, expires_at) values ('*', 'U1', 9999999999999)");
    account.simulator.world.spend('prod', '96');
    await account.look(5 * MINUTE);
    account.clock.moveTo(new Date('2026-11-22T00:01:00Z'));
    await account.look(HOUR, 10 * MINUTE);
    expect(account.said()).toContain('1 alert: critical key-limit prod');
    expect(account.said()).not.toContain('Critical: key limit');
    expect((await account.report({ kind: 'digest', span: 'daily' })).status).toBe(0);
  });

  it('has an end for what waited for a channel that was renamed, and owes that one nothing more', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const server = await startScriptedServer();
    onTestFinished(() => server.close());
    for (let each = 0; each < 50; each += 1) server.plays({ status: 503 });
    account.environment['PAGER_URL'] = `${server.url}/hook`;
    account.environment['TOLLKEEPER_WEBHOOK_SECRET'] = 'x'.repeat(40);
    configure(account, 'channels: { ops: { webhook: PAGER_URL } }\n');
    await account.look(5 * MINUTE);
    account.simulator.world.spend('prod', '85');
    await account.look(10 * MINUTE);
    configure(account, 'channels: { here: { terminal: yes } }\n');
    const before = await account.report({ kind: 'check' });
    expect(before.text.replaceAll(/\s+/g, ' ')).toMatch(
      /\d messages? waits? for the channel "ops", which guard.yaml does not have. Write "ops" under channels/,
    );
    expect(before.status).toBe(1);

    await account.look(HOUR);
    expect(account.said().match(/essages? to "ops" could not be delivered and/g)).toHaveLength(1);
    account.clock.moveTo(new Date('2026-11-22T00:01:00Z'));
    await account.look(HOUR, 10 * MINUTE);
    const digest = await account.report({ kind: 'digest', span: 'daily' });
    expect(digest.text).not.toContain('MISSING');
    expect(digest.status).toBe(0);
    expect((await account.report({ kind: 'check' })).text).not.toContain('"ops"');
  });
});
