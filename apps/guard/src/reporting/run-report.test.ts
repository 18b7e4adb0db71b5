import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { HOUR, MINUTE, quietWorld } from '../testing/guarded-account.ts';
import { type ReportedAccount, reportedAccount } from './testing/reported-account.ts';

const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;
/** Of an alert about the limit: the other is about the pace. */
const ID = /#([0-9A-F]{4}) \w+, key-limit/;

/** What rests on forecasts comes an hour or two later. */
const UNFORESEEN = 'forecast-limit: off, forecast-balance: off, credits: off';

/** $85, and half an hour later $101, of the $100 that `prod` may spend in a day. */
async function spent(): Promise<ReportedAccount> {
  const account = await reportedAccount(quietWorld([PROD, { name: 'free' }]));
  account.environment['TOLLKEEPER_GUARD_CONFIG'] = join(account.folder, 'guard.yaml');
  writeFileSync(join(account.folder, 'guard.yaml'), `rules: { fast-burn: off, ${UNFORESEEN} }\n`);
  await account.look(10 * MINUTE, 10 * MINUTE);
  account.simulator.world.spend('prod', '85');
  await account.look(30 * MINUTE, 10 * MINUTE);
  account.simulator.world.spend('prod', '16');
  account.simulator.world.spend('free', '3');
  await account.look(2 * HOUR, 30 * MINUTE);
  return account;
}

async function idOf(account: ReportedAccount): Promise<string> {
  const { text } = await account.report({ kind: 'status', isJson: false });
  return ID.exec(text)?.[1] ?? '';
}

describe('guard status', () => {
  it('says what is watched, what is open, whom it reaches and how old each figure is', async () => {
    const account = await spent();
    const id = await idOf(account);
    const { status, problems, text } = await account.report({ kind: 'status', isJson: false });
    expect([status, problems]).toEqual([0, []]);
    // 1,000 − 101 − 3 = 896.
    expect(text.replaceAll(id, 'A1B2')).toBe(`Status of the guard, 2026-11-21 14:40 UTC

2 keys and a balance of $896.00 watched; 1 alert open, the gravest exhausted (#A1B2); no channel is
broken; no guard is running.

Open alerts, the gravest first
  - #A1B2 exhausted, key-limit: Key "prod" stops requests: it has spent 101% of its daily limit,
    $101.00 of $100.00. Since 2026-11-21 12:20 UTC. Not acknowledged.

The account
  Balance  $896.00 (0 min ago)

Keys, the fullest first
  Key   Hash        Spent    Limit  Share  Read
  prod  ${hashOf(account, 'prod')}  $101.00  $100.00   101%  0 min ago
  free  ${hashOf(account, 'free')}    $3.00     none         0 min ago

Asked of OpenRouter
  What                               Last answer  Asked again  State
  the credits of the account         0 min ago    in 2 min     answers
  the keys of the default workspace  0 min ago    in 15 min    answers

Channels
  Channel   Leads to  From  State  Delivered  Waiting  Dead
  terminal  terminal  info  works          4        0     0
`);
  });

  it('lists an open alert with its present figures, and says of when those are', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    account.environment['TOLLKEEPER_GUARD_CONFIG'] = join(account.folder, 'guard.yaml');
    writeFileSync(join(account.folder, 'guard.yaml'), `rules: { fast-burn: off, ${UNFORESEEN} }\n`);
    await account.look(10 * MINUTE, 10 * MINUTE);
    account.simulator.world.spend('prod', '85');
    await account.look(30 * MINUTE, 10 * MINUTE);
    account.simulator.world.spend('prod', '4');
    await account.look(30 * MINUTE, 10 * MINUTE);
    account.clock.advance(5 * MINUTE);
    // 85 + 4 = 89 of 100: no graver than the 85 it was raised at.
    const now =
      'has spent 89% of its daily limit: $89.00 of $100.00. Since 2026-11-21 12:20 UTC, the figures as of 2026-11-21 13:10 UTC.';
    for (const command of [
      { kind: 'status', isJson: false },
      { kind: 'digest', span: 'daily' },
    ] as const)
      expect((await account.report(command)).text.replace(/\s+/g, ' ')).toContain(now);
  });

  it('says the same to programs, with exact dollars', async () => {
    const account = await spent();
    const { text } = await account.report({ kind: 'status', isJson: true });
    expect(JSON.parse(text)).toMatchObject({
      balance: { usd: '896' },
      keys: [
        { name: 'prod', spent: '101', limit: '100' },
        { name: 'free', spentInAll: '3' },
      ],
      open: [{ rule: 'key-limit', severity: 'exhausted', subject: { name: 'prod' } }],
      channels: [{ name: 'terminal', counts: { delivered: 4, waiting: 0, dead: 0 } }],
    });
    expect(text).not.toContain(account.simulator.world.managementKey);
  });

  it('names a broken channel, a source that fails, and messages for a channel that is no more', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    account.simulator.world.spend('prod', '85');
    await account.look(10 * MINUTE, 10 * MINUTE);
    const fault = { kind: 'error-in-200', code: 403, message: 'Not today' } as const;
    account.simulator.world.fault(fault, { on: '/keys', times: 1_000 });
    await account.look(20 * MINUTE, 10 * MINUTE);
    const broken = {
      sentAt: [],
      failures: 1,
      breaks: 1,
      broken: { since: account.clock.now().getTime(), reason: 'It is gone.', probeAt: 0 },
    };
    account.meddle(`insert into watched values ('channel:terminal', 1, '${JSON.stringify(broken)}')
      on conflict do update set json = excluded.json`);
    account.meddle(
      "update outbox set channel = 'ops', ended_at = null, ended_as = null where kind like 'level:%'",
    );
    const { text } = await account.report({ kind: 'status', isJson: false });
    expect(text).toContain('broken: terminal');
    expect(text).toContain('It is gone.');
    expect(text).toMatch(/ops +not in guard\.yaml +0 +[12] +0/);
    expect(text).toMatch(/the keys of the default workspace .* 2 times in vain: .*Not today/);
  });

  it('makes no store where none is, and says where it looked', async () => {
    const account = await reportedAccount(quietWorld([PROD]));
    const { status, problems } = await account.report({ kind: 'status', isJson: false });
    expect([status, problems]).toEqual([2, [expect.stringContaining('tollkeeper.db is not there')]]);
  });
});

describe('guard prove', () => {
  it('shows reading, decision, message and receipt in order, and decides the same again', async () => {
    const account = await spent();
    const id = await idOf(account);
    const { status, text } = await account.report({ kind: 'prove', shortId: id });
    expect(status).toBe(0);
    const [hash] = account.simulator.world.keys.filter(({ name }) => name === 'prod').map((key) => key.hash);
    expect(
      text.replaceAll(id, 'A1B2').replace(`${hash}`, 'HASH'),
    ).toBe(`Proof of #A1B2: exhausted, key-limit, Key "prod"

2 of 2 decisions follow again from the readings that are kept; 4 messages: 4 delivered.

Incident  key-limit⋅key:HASH, number 1
Opened    2026-11-21 12:20:00 UTC
Over      not yet

What happened, in order
  - 2026-11-21 12:20:00 UTC  Reading: $85.00 spent of a limit of $100.00
  - 2026-11-21 12:20:00 UTC  Decision: ok → firing:warning (found); recomputed: the same
  - 2026-11-21 12:20:00 UTC  Message: level:warning owed to terminal
  - 2026-11-21 12:20:00 UTC  Delivered: level:warning to terminal, 1 try; receipt terminal terminal
  - 2026-11-21 13:10:00 UTC  Reading: $101.00 spent of a limit of $100.00
  - 2026-11-21 13:10:00 UTC  Decision: firing:warning → firing:exhausted (worse); recomputed: the
    same
  - 2026-11-21 13:10:00 UTC  Message: level:exhausted owed to terminal
  - 2026-11-21 13:10:00 UTC  Delivered: level:exhausted to terminal, 1 try; receipt terminal
    terminal
  - 2026-11-21 13:40:00 UTC  Message: escalate:1 owed to terminal
  - 2026-11-21 13:40:00 UTC  Delivered: escalate:1 to terminal, 1 try; receipt terminal terminal
  - 2026-11-21 14:10:00 UTC  Message: repeat:1 owed to terminal
  - 2026-11-21 14:10:00 UTC  Delivered: repeat:1 to terminal, 1 try; receipt terminal terminal
`);
  });

  it('says which decision cannot be proven when its reading is gone, and which when others are', async () => {
    const account = await spent();
    const id = await idOf(account);
    const keysRead = "delete from readings where kind = 'key' and at";
    account.meddle(`${keysRead} = ${Date.UTC(2026, 10, 21, 12, 20)}`);
    const gone = await account.report({ kind: 'prove', shortId: id });
    expect(gone.text).toContain(
      'firing:warning at 2026-11-21 12:20:00 UTC: the reading is not kept any more',
    );
    expect(gone.text).toContain('1 of 2 decisions follow again');
    account.meddle(`${keysRead} < ${Date.UTC(2026, 10, 21, 13)}`);
    const others = await account.report({ kind: 'prove', shortId: id });
    expect(others.text).toContain('Decision: firing:warning → firing:exhausted (worse); not recomputed');
    expect(others.text).toContain('Readings before it were thinned out, or the rules were others.');
    expect(others.status).toBe(0);
  });

  it('tells a forged reading: the step over it decides something else', async () => {
    const account = await spent();
    const id = await idOf(account);
    account.meddle(
      `update readings set json = replace(json, '~n15000000000000', '~n95000000000000') where kind = 'key'`,
    );
    const { text } = await account.report({ kind: 'prove', shortId: id });
    expect(text).toContain('Decision: ok → firing:warning (found); not recomputed');
  });

  it('names a message that was decided and is nowhere, and ends with 1', async () => {
    const account = await spent();
    const id = await idOf(account);
    account.meddle("delete from outbox where kind = 'level:exhausted'");
    const { status, text } = await account.report({ kind: 'prove', shortId: id });
    expect(status).toBe(1);
    expect(text).toMatch(/3 messages: 3 delivered\. 1 message\s+MISSING\./);
    expect(text).toContain('level:exhausted was decided, and terminal was never owed it: it is lost.');
  });

  it('names the open alerts when nothing was ever called so', async () => {
    const account = await spent();
    const { status, text } = await account.report({ kind: 'prove', shortId: 'ZZZZ' });
    expect([status, text]).toEqual([
      2,
      `No alert was ever called "ZZZZ". Open are #${await idOf(account)}.\n`,
    ]);
  });
});

describe('guard replay', () => {
  it('sets what other rules would have said beside what was said', async () => {
    const account = await spent();
    const rules = join(account.folder, 'new.yaml');
    writeFileSync(rules, `rules: { key-limit: { info: off, warning: 90% }, ${UNFORESEEN} }\n`);
    const { status, text } = await account.report({ kind: 'replay', rules, isJson: false });
    expect(status).toBe(0);
    // Of both: exhausted, escalated, said again; and the warning of one rule or of the other.
    expect(
      text.replace(/\d+ readings/, 'N readings'),
    ).toBe(`Replay from 2026-11-21 12:10 UTC until 2026-11-21 14:40 UTC

With these rules 2 alerts would have fired, where 2 alerts did: 4 messages (3 critical or worse)
instead of 4 messages (3 critical or worse).

By rule
  Rule       Fired  Would have fired
  fast-burn      0                 1
  key-limit      2                 1

When nothing was left, and how long before it was said
  What        Spent at              Was said before     Would have been said before
  Key "prod"  2026-11-21 13:10 UTC  50 min (key-limit)  40 min (fast-burn)

What would have fired
  - 2026-11-21 12:30 UTC  warning  fast-burn  Key "prod" (new)
  - 2026-11-21 13:10 UTC  exhausted  key-limit  Key "prod"

N readings looked at again. Repetitions count as if nobody had answered. Of the last two days
readings are kept at least every hour and after five minutes where they change, of the time before
once an hour: an alert may have come earlier, and fast-burn may not be found. source-stale is left
out, as looks that failed are not all kept.
`);
  });

  it('decides with the same rules what the guard decided', async () => {
    const account = await spent();
    const rules = join(account.folder, 'same.yaml');
    writeFileSync(rules, `rules: { fast-burn: off, ${UNFORESEEN} }\n`);
    const { text } = await account.report({ kind: 'replay', rules, isJson: true });
    const { recorded, replayed } = JSON.parse(text);
    expect(recorded.fired).toHaveLength(2);
    expect(replayed).toEqual(recorded);
  });

  it('says again and escalates as "unanswered" of the file says, and names what it leaves out', async () => {
    const account = await spent();
    const rules = join(account.folder, 'new.yaml');
    const replayed = async (unanswered: string): Promise<number> => {
      writeFileSync(rules, `rules: { fast-burn: off, ${UNFORESEEN} }\nunanswered: ${unanswered}\n`);
      const { text } = await account.report({ kind: 'replay', rules, isJson: true });
      const { leftOut, replayed: told } = JSON.parse(text);
      expect(leftOut).toEqual(['source-stale']);
      return told.messagesPerWeek * WINDOW_WEEKS;
    };
    // A warning at 12:20 and the end at 13:10; until 14:40 these are said again every half hour: at 12:50, 13:40, 14:10.
    const often = 'repeat: { warning: 30 min, exhausted: 30 min }, escalate: { exhausted: off }';
    expect(await replayed(`{ ${often} }`)).toBeCloseTo(5);
    const never = 'repeat: { warning: off, exhausted: off }, escalate: { exhausted: off }';
    expect(await replayed(`{ ${never} }`)).toBeCloseTo(2);
  });

  it('counts only what lies in the window, with what led up to it', async () => {
    const account = await spent();
    const rules = join(account.folder, 'same.yaml');
    writeFileSync(rules, `rules: { fast-burn: off, ${UNFORESEEN} }\n`);
    const from = new Date('2026-11-21T12:30:00Z');
    const { text } = await account.report({ kind: 'replay', rules, from, isJson: true });
    const { replayed } = JSON.parse(text);
    expect(replayed.fired.map((each: { severity: string }) => each.severity)).toEqual(['exhausted']);
    expect(replayed.exhaustions).toMatchObject([{ rule: 'key-limit', leadSeconds: 3_000 }]);
    const until = new Date('2026-11-21T13:10:00Z');
    const earlier = JSON.parse((await account.report({ kind: 'replay', rules, until, isJson: true })).text);
    // What was read at the end of the window is not in it.
    expect(earlier.replayed.fired.map((each: { severity: string }) => each.severity)).toEqual(['warning']);
    expect(earlier.replayed.exhaustions).toEqual([]);
    expect(earlier.readings).toBeLessThan(JSON.parse(text).readings);
  });

  it('refuses rules that it cannot read, each with its line, whatever the channels beside them need', async () => {
    const account = await spent();
    const rules = join(account.folder, 'wrong.yaml');
    writeFileSync(
      rules,
      'channels: { ops: { slack: C0123ABCD } }\nrules:\n  key-limit: { warning: much }\n  nothing: off\n',
    );
    const { status, problems } = await account.report({ kind: 'replay', rules, isJson: false });
    expect(status).toBe(2);
    expect(problems).toEqual([
      expect.stringMatching(/wrong\.yaml line 3: rules\.key-limit\.warning is "much"/),
      expect.stringMatching(/wrong\.yaml line 4: rules has no key "nothing"/),
    ]);
  });
});

describe('guard digest', () => {
  it('goes out at nine by itself like any message, and says the same when it is asked for', async () => {
    const account = await reportedAccount(
      quietWorld([PROD, { name: 'free' }]),
      new Date('2026-11-20T22:00:00Z'),
    );
    await account.look(HOUR, HOUR);
    account.clock.moveTo(new Date('2026-11-21T10:00:00Z'));
    account.simulator.world.spend('prod', '30');
    account.simulator.world.spend('free', '10');
    await account.look(HOUR, HOUR);
    account.clock.moveTo(new Date('2026-11-21T22:30:00Z'));
    await account.look(HOUR, HOUR);
    account.clock.moveTo(new Date('2026-11-22T00:30:00Z'));
    await account.look(HOUR, HOUR);
    expect(account.said()).not.toContain('2026-11-21 (UTC)');
    account.clock.moveTo(new Date('2026-11-22T08:00:00Z'));
    await account.look(HOUR, HOUR);
    // 30 + 10; 30 / 40 = 75%. The day before was not watched when it began.
    for (const text of [account.said(), (await account.report({ kind: 'digest', span: 'daily' })).text]) {
      expect(text).toContain(
        'Daily digest: 2026-11-21\n\n$40.00 was spent on 2026-11-21 (UTC). $960.00 of credits',
      );
      expect(text).toMatch(/ prod +\$30\.00 +75%\n +free +\$10\.00 +25%\n/);
      expect(text).toMatch(/ maker\/model +\$40\.00 +100% +\$0\.00 +2\n/);
    }
    expect(account.said().replace(/\s+/g, ' ')).toContain(
      'Left: $1,000.00 by 2026-11-20, $960.00 by 2026-11-21',
    );
    const asked = await account.report({ kind: 'digest', span: 'weekly' });
    expect([asked.status, asked.text]).toEqual([
      0,
      expect.stringContaining('Weekly digest: 2026-11-15 to 2026-11-21'),
    ]);
    // Nothing was read when the week began.
    expect(asked.text).toContain('Of 2 keys it is not known what was spent');
  });

  it('ends with 1 where a message is lost', async () => {
    const account = await spent();
    account.meddle("delete from outbox where kind = 'level:exhausted'");
    const { status, text } = await account.report({ kind: 'digest', span: 'daily' });
    expect(status).toBe(1);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'terminal: 4 fired ≠ 3 delivered + 0 combined + 0 snoozed + 0 dead + 0 waiting: 1 MISSING',
    );
  });
});

/** From 12:10 until 14:40. */
const WINDOW_WEEKS = (2.5 * HOUR) / (7 * 24 * HOUR);

function hashOf({ simulator }: ReportedAccount, key: string): string {
  return simulator.world.keys.find(({ name }) => name === key)?.hash.slice(0, 8) ?? '';
}
