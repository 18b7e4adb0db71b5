import { afterEach, describe, expect, it } from 'vitest';

import { alertKey, HOUR, MINUTE, NOON, openPostRoom, type PostRoom, SECOND } from './testing/post-room.ts';
import type { ScriptedChannel } from './testing/scripted-channel.ts';

let room: PostRoom;
let ops: ScriptedChannel;

const open = async (...names: readonly string[]) => {
  room = await openPostRoom(names.length === 0 ? ['ops'] : names);
  ops = channel('ops');
};
const channel = (name: string): ScriptedChannel => {
  const found = room.channels[name];
  if (found === undefined) throw new Error(name);
  return found;
};
const tells = (of = ops) => of.arrived.map((each) => each.tells.join(', '));
const seen = async (key: string, number = 1) => {
  const incident = await room.store.incidents.find({ alertKey: alertKey(key), number });
  if (incident === undefined) throw new Error(key);
  return incident;
};
const handling = () => ({ by: 'alice', at: new Date(room.now()), content: '{"by":"the bot"}' });
const acknowledge = async (key: string) => room.store.incidents.acknowledge(await seen(key), handling());
const snooze = async (key: string, ms: number) =>
  room.store.incidents.snooze(await seen(key), { ...handling(), until: new Date(room.now() + ms) });
const silence = (rule: string, ms: number) =>
  room.store.silences.put({ rule, until: new Date(room.now() + ms), by: 'alice' }, new Date(room.now()));

afterEach(() => room.store.close());

describe('deliver', () => {
  it('sends a lone alert at once, once, with its short id and buttons', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);

    expect(tells()).toEqual(['prod 1 level:warning']);
    expect(ops.arrived[0]).toMatchObject({ at: NOON + 5 * SECOND, pings: true, isChange: false });
    expect(ops.arrived[0]?.text).toContain(`#${(await seen('prod')).shortId}`);
    expect(await room.rows('prod')).toEqual(['ops level:warning delivered']);
    expect(room.faults).toEqual([]);
  });

  it('keeps the order of an alert: what is worse and what is over come after its beginning', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);
    await room.say('prod', 'level:critical');
    await room.run(MINUTE);
    await room.say('prod', 'resolved');
    await room.run(MINUTE);

    expect(tells()).toEqual(['prod 1 level:warning', 'prod 1 level:critical', 'prod 1 resolved']);
    expect(ops.arrived.map(({ isChange, pings }) => [isChange, pings])).toEqual([
      [false, true],
      [false, true],
      [true, true],
    ]);
    expect(ops.arrived[2]?.message).toBe('ops 2');
  });

  it('changes the last message in place when somebody answers, and says who', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);
    await acknowledge('prod');
    await room.run(5 * SECOND);

    expect(ops.arrived[1]).toMatchObject({ message: 'ops 1', isChange: true, pings: false });
    expect(ops.arrived[1]?.text).toContain('by alice, 2026-11-21 12:01 UTC');
    expect(ops.arrived[1]?.text).toContain('95%');
  });

  it('posts a change anew where the message is gone, and then changes that', async () => {
    await open();
    await room.say('prod', 'level:critical');
    await room.run(MINUTE);
    await room.say('prod', 'update:1', { severity: 'warning' });
    ops.plays({ kind: 'gone', reason: 'deleted' });
    await room.run(MINUTE);
    await room.say('prod', 'resolved');
    await room.run(MINUTE);

    expect(ops.arrived.map(({ message, isChange }) => [message, isChange])).toEqual([
      ['ops 1', false],
      ['ops 2', false],
      ['ops 2', true],
    ]);
  });

  it('tells a fire that was over before it could be told in one message', async () => {
    await open();
    ops.always({ kind: 'again', reason: '503', ambiguous: false });
    await room.say('prod', 'level:warning');
    await room.run(HOUR);
    await room.say('prod', 'level:critical');
    await room.say('prod', 'resolved');
    await room.run(MINUTE);
    ops.always(undefined);
    await room.run(20 * MINUTE);

    expect(tells()).toEqual(['prod 1 resolved']);
    expect(ops.arrived[0]?.text).toContain('from 2026-11-21 12:00 UTC until 2026-11-21 13:00 UTC');
    expect(await room.rows('prod')).toEqual([
      'ops level:warning combined',
      'ops level:critical combined',
      'ops resolved combined',
    ]);
  });

  it('says the worst alone where milder levels still waited', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.say('prod', 'level:critical');
    await room.run(MINUTE);

    expect(tells()).toEqual(['prod 1 level:critical']);
    expect(await room.rows('prod')).toEqual(['ops level:warning combined', 'ops level:critical delivered']);
  });

  it.each([
    ['the rule is silenced', () => silence('key-limit', HOUR)],
    ['everything is silenced', () => silence('*', HOUR)],
    ['the incident is snoozed', () => snooze('prod', HOUR)],
  ])('keeps back what waits while %s, and what says that it is over', async (_, keepBack) => {
    await open();
    await room.say('prod', 'level:warning');
    await keepBack();
    await room.run(MINUTE);
    await room.say('prod', 'resolved');
    await room.run(2 * HOUR);

    expect(ops.tries()).toBe(0);
    expect(await room.rows('prod')).toEqual(['ops level:warning snoozed', 'ops resolved snoozed']);
  });

  it('keeps back what waits of a rule that was turned off', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.deliver({ rules: [] });

    expect(await room.rows('prod')).toEqual(['ops level:warning snoozed']);
  });

  it('says what a silence held back that nobody else knew of, when its time is over or somebody ends it', async () => {
    await open();
    await room.say('prod', 'level:critical');
    await silence('*', 10 * SECOND);
    await room.say('other', 'level:critical');
    await room.deliver();
    expect(ops.tries()).toBe(0);
    await room.run(15 * SECOND);
    expect(tells()).toEqual(['other 1 level:critical', 'prod 1 level:critical']);

    await room.run(10 * MINUTE);
    await room.say('third', 'level:critical');
    await silence('key-limit', HOUR);
    await room.deliver();
    await room.store.silences.end('key-limit', { by: 'alice', at: new Date(room.now()) });
    await room.run(MINUTE);
    expect(tells().at(-1)).toBe('third 1 level:critical');
  });

  it('says once what a silence held back and what was said again when it ended', async () => {
    await open();
    await room.say('prod', 'level:critical');
    await silence('*', HOUR);
    await room.run(HOUR - SECOND, MINUTE);
    expect(await room.rows('prod')).toEqual(['ops level:critical waiting']);
    await room.say('prod', 'repeat:1', { reason: { kind: 'silence-ended' } });
    await room.run(10 * MINUTE);

    expect(tells()).toEqual(['prod 1 repeat:1']);
    expect(await room.rows('prod')).toEqual(['ops level:critical combined', 'ops repeat:1 delivered']);
  });

  it('does not say after a silence what somebody has answered meanwhile', async () => {
    await open();
    await room.say('prod', 'level:critical');
    await silence('*', 10 * MINUTE);
    await room.run(MINUTE);
    await acknowledge('prod');
    await room.run(HOUR);

    expect(ops.tries()).toBe(0);
    expect((await room.rows('prod'))[0]).toBe('ops level:critical snoozed');
  });

  it('says what became worse after a snooze had held a message back', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await snooze('prod', HOUR);
    await room.run(MINUTE);
    await room.say('prod', 'level:critical');
    await room.run(MINUTE);

    expect(tells()).toEqual(['prod 1 level:critical']);
    expect(await room.rows('prod')).toEqual(['ops level:warning snoozed', 'ops level:critical delivered']);
  });

  it('lets a silence end', async () => {
    await open();
    await silence('key-limit', MINUTE);
    room.advance(MINUTE);
    await room.say('prod', 'level:warning');
    await room.run(5 * SECOND);

    expect(tells()).toEqual(['prod 1 level:warning']);
  });

  it('shows a snooze until its end, and not in what is decided after it', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);
    await snooze('prod', HOUR);
    await room.run(MINUTE);
    expect(ops.arrived.at(-1)?.text).toContain('Snoozed');
    await room.run(HOUR);
    await room.say('prod', 'repeat:1');
    await room.run(MINUTE);

    expect(tells()).toHaveLength(3);
    expect(ops.arrived.at(-1)?.text).not.toContain('Snoozed');
  });

  it('says that it is over, quietly, to people who were told before they snoozed', async () => {
    await open();
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);
    await snooze('prod', HOUR);
    await room.say('prod', 'resolved');
    await room.run(MINUTE);

    expect(ops.arrived.map(({ pings }) => pings)).toEqual([true, false]);
    expect(await room.rows('prod')).toEqual([
      'ops level:warning delivered',
      'ops update:v2 combined',
      'ops resolved delivered',
    ]);
  });

  it('does not say that nobody answers once somebody has, nor right after a message that was late', async () => {
    await open('ops', 'desk');
    await room.say('prod', 'level:critical');
    await room.run(MINUTE);
    await room.say('prod', 'repeat:1', { channels: ['ops'] });
    await room.say('prod', 'escalate:1', { channels: ['desk'] });
    await acknowledge('prod');
    await room.run(MINUTE);
    expect(await room.rows('prod')).toEqual([
      'desk level:critical delivered',
      'desk escalate:1 snoozed',
      expect.stringMatching(/^desk update:v\d delivered$/),
      'ops level:critical delivered',
      'ops repeat:1 snoozed',
      expect.stringMatching(/^ops update:v\d delivered$/),
    ]);

    ops.always({ kind: 'again', reason: '503', ambiguous: false });
    await room.say('dev', 'level:critical', { channels: ['ops'] });
    await room.run(HOUR);
    await room.say('dev', 'repeat:1', { channels: ['ops'] });
    ops.always(undefined);
    await room.run(20 * MINUTE);
    expect(await room.rows('dev')).toEqual(['ops level:critical delivered', 'ops repeat:1 combined']);
  });

  it('waits as long as the platform asks, with everything, and does not count it', async () => {
    await open();
    ops.plays({ kind: 'wait', untilMs: NOON + 10 * MINUTE });
    await room.say('prod', 'level:warning');
    await room.run(MINUTE);
    await room.say('dev', 'level:warning');
    await room.run(8 * MINUTE);
    expect(ops.tries()).toBe(1);
    await room.run(MINUTE + 10 * SECOND);

    expect(tells().sort()).toEqual(['dev 1 level:warning', 'prod 1 level:warning']);
    const [first] = await room.store.outbox.ofIncident({ alertKey: alertKey('prod'), number: 1 });
    expect(first?.attempts).toBe(1);
  });

  it('says once that a channel begins to fail, and once that it works again', async () => {
    await open();
    ops.always({ kind: 'again', reason: 'It answers with status 500.', ambiguous: false });
    await room.say('prod', 'level:warning');
    await room.run(HOUR);
    const begins = 'The channel "ops" fails, and is tried again: It answers with status 500.';
    expect([ops.tries() > 3, room.news]).toEqual([true, [begins]]);
    ops.always(undefined);
    await room.say('prod', 'level:critical');
    await room.run(HOUR);
    expect(room.news).toEqual([
      begins,
      'The channel "ops" works again; it had failed since 2026-11-21T12:00:05.000Z.',
    ]);
  });

  it('delivers all within ten minutes after a long failure, in order and in few messages', async () => {
    await open();
    ops.always({ kind: 'again', reason: '503', ambiguous: false });
    for (let key = 0; key < 40; key += 1) {
      await room.say(`key-${key}`, 'level:warning');
      await room.run(2 * MINUTE);
    }
    const before = ops.tries();
    // 80 minutes: tries are seldom, whatever waits.
    expect(before).toBeLessThan(60);
    ops.always(undefined);
    await room.run(10 * MINUTE + 5 * SECOND);

    expect(tells().join(', ').split(', ').sort()).toEqual(
      Array.from({ length: 40 }, (_, key) => `key-${key} 1 level:warning`).sort(),
    );
    expect(ops.arrived.length).toBeLessThanOrEqual(3);
  });

  it('gives up after 24 hours of tries, and says so on another channel', async () => {
    await open('ops', 'desk');
    ops.always({ kind: 'again', reason: 'Slack answers with status 503.', ambiguous: false });
    await room.say('prod', 'level:warning', { channels: ['ops'] });
    await room.run(25 * HOUR, 2 * MINUTE);

    expect(await room.rows('prod')).toEqual(['ops level:warning dead']);
    expect(channel('desk').arrived).toHaveLength(1);
    expect(channel('desk').arrived[0]?.text).toContain('A message to "ops" could not be delivered');
    expect(channel('desk').arrived[0]?.text).toContain('95%');
  });

  it('begins with short pauses again after a message has arrived', async () => {
    await open();
    ops.always({ kind: 'again', reason: '503', ambiguous: false });
    await room.say('prod', 'level:warning');
    await room.run(3 * HOUR, MINUTE);
    ops.always(undefined);
    await room.run(10 * MINUTE);
    expect(tells()).toEqual(['prod 1 level:warning']);

    ops.plays({ kind: 'again', reason: '503', ambiguous: false });
    await room.say('dev', 'level:warning');
    await room.run(10 * SECOND);
    expect(tells().at(-1)).toBe('dev 1 level:warning');
  });

  it('lets a receiver that acted, but did not say so, drop what it has seen, however it is put together', async () => {
    await open('ops', 'desk');
    const seen = new Map<string, number>();
    const messages = new Set<string>();
    ops.before(({ id, about }) => {
      messages.add(id);
      for (const each of about) seen.set(each.id, (seen.get(each.id) ?? 0) + 1);
    });
    ops.always({ kind: 'again', reason: '500', ambiguous: false });
    for (const key of ['a', 'b', 'c', 'd']) await room.say(key, 'level:warning', { channels: ['ops'] });
    await room.run(MINUTE);
    await room.say('e', 'level:warning', { channels: ['ops'] });
    await room.say('gone', 'level:warning', { channels: ['desk'] });
    channel('desk').always({ kind: 'refused', reason: 'Slack refuses the token.' });
    await room.run(HOUR);
    ops.always(undefined);
    await room.run(HOUR);

    // Five alerts, and that the other channel is broken; one of them was told again and again.
    expect(messages.size).toBeGreaterThan(2);
    expect(seen.size).toBe(6);
    expect([...seen.keys()].filter((id) => id.startsWith('channel⋅desk'))).toHaveLength(1);
    expect(Math.max(...seen.values())).toBeGreaterThan(5);
  });

  it('delivers the others where one makes the platform fail', async () => {
    await open();
    ops.before(({ about }) => {
      if (about.some(({ subject }) => subject?.['name'] === 'bad')) {
        ops.plays({ kind: 'again', reason: '500', ambiguous: false });
      }
    });
    for (const key of ['bad', 'a', 'b', 'c', 'd', 'e']) await room.say(key, 'level:warning');
    await room.run(3 * HOUR, 20 * SECOND);

    expect(tells().join(', ').split(', ').sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((key) => `${key} 1 level:warning`),
    );
    expect(await room.rows('bad')).toEqual(['ops level:warning waiting']);
  });

  it('sends what it cannot lay out as a message that says so, rather than not at all', async () => {
    await open();
    await room.say('prod', 'level:warning');
    const incident = { alertKey: alertKey('prod'), number: 1 };
    const row = {
      ...{ incident, channel: 'ops' },
      content: '{"version":99,"value":{}}',
      createdAt: new Date(room.now()),
    };
    const outbox = [{ ...row, id: 'of a later version', kind: 'level:exhausted' }];
    await room.store.guard.commit({
      readings: [],
      watched: [],
      incidents: [],
      events: [],
      targets: [],
      outbox,
    });
    await room.run(2 * MINUTE);

    expect(ops.arrived.at(-1)?.text).toContain('key-limit');
    expect((await room.rows('prod')).at(-1)).toBe('ops level:exhausted delivered');
  });

  it('ends after the message that is under way, and gives the rest back', async () => {
    await open();
    for (const key of ['a', 'b', 'c']) await room.say(key, 'level:warning');
    await room.deliver({ isEnding: () => ops.arrived.length > 0 });
    expect(ops.arrived).toHaveLength(1);
    await room.deliver({ comesBack: false });
    expect(ops.arrived).toHaveLength(3);
  });

  it('does not give up what became old while the guard did not run', async () => {
    await open('ops', 'desk');
    await room.say('prod', 'level:warning', { channels: ['ops'] });
    room.advance(48 * HOUR);
    ops.plays({ kind: 'again', reason: '503', ambiguous: false });
    await room.run(MINUTE);

    expect(tells()).toEqual(['prod 1 level:warning']);
  });
});

describe('a broken channel', () => {
  const REFUSED = { kind: 'refused', reason: 'Slack refuses the token.' } as const;

  it('keeps its messages, and another channel is told once, by two guards and for hours', async () => {
    await open('ops', 'desk');
    ops.always(REFUSED);
    ops.checks({ kind: 'refused', problem: 'Slack refuses the token.' });
    for (const key of ['prod', 'test']) await room.say(key, 'level:warning', { channels: ['ops'] });
    await Promise.all([room.deliver(), room.deliver()]);
    await room.say('dev', 'level:warning', { channels: ['ops'] });
    await room.run(3 * HOUR);

    expect(ops.tries()).toBeLessThanOrEqual(2);
    expect(await room.rows('dev')).toEqual(['ops level:warning waiting']);
    expect(channel('desk').arrived.map(({ text }) => text.split('\n')[0])).toEqual([
      'Channel "ops" is broken',
    ]);
    expect(channel('desk').arrived[0]?.text).toContain('Slack refuses the token.');
  });

  it('is sent to again when it is found well, and that is told where the break was', async () => {
    await open('ops', 'desk');
    ops.always(REFUSED);
    ops.checks({ kind: 'refused', problem: 'Slack refuses the token.' });
    await room.say('prod', 'level:warning', { channels: ['ops'] });
    await room.run(HOUR);
    ops.always(undefined);
    ops.checks({ kind: 'ready', as: '@tollkeeper' });
    await room.run(16 * MINUTE);

    expect(tells()).toEqual(['prod 1 level:warning']);
    expect(channel('desk').arrived.map(({ text }) => text.split('\n')[0])).toEqual([
      'Channel "ops" is broken',
      'Channel "ops" works again',
    ]);
  });

  it('is told of once although a check finds it well again and again', async () => {
    await open('ops', 'desk');
    ops.always(REFUSED);
    await room.say('prod', 'level:warning', { channels: ['ops'] });
    await room.run(5 * HOUR);

    expect(ops.tries()).toBeGreaterThan(10);
    expect(ops.tries()).toBeLessThan(25);
    expect(channel('desk').arrived).toHaveLength(1);
    expect(await room.rows('prod')).toEqual(['ops level:warning waiting']);
  });

  it('is not what one message is that is refused alone: that one is given up, and the others arrive', async () => {
    await open('ops', 'desk');
    ops.before(({ about }) => {
      if (about.some(({ subject }) => subject?.['name'] === 'bad')) ops.plays(REFUSED);
    });
    await room.say('bad', 'level:warning', { channels: ['ops'] });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await room.say(key, 'level:warning', { channels: ['ops'] });
    await room.run(HOUR);

    expect(tells().sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map((key) => `${key} 1 level:warning`));
    expect(await room.rows('bad')).toEqual(['ops level:warning dead']);
    expect(channel('desk').arrived.at(-1)?.text).toContain('A message to "ops" could not be delivered');
  });

  it('that has no other beside it keeps its messages all the same, and the log says so', async () => {
    await open();
    ops.always(REFUSED);
    ops.checks({ kind: 'refused', problem: 'Slack refuses the token.' });
    await room.say('prod', 'level:warning');
    await room.run(HOUR);

    expect(await room.rows('prod')).toEqual(['ops level:warning waiting']);
    expect(room.faults.join()).toContain('No other channel can be told of it.');
  });
});

describe('messages that come together', () => {
  it('stay alone up to three, a second apart', async () => {
    await open();
    for (const key of ['a', 'b', 'c']) await room.say(key, 'level:warning');
    await room.run(5 * SECOND);

    expect(ops.arrived.map(({ at }) => at - NOON)).toEqual([5_000, 6_000, 7_000]);
  });

  it('are one from four on, which lists them, and has the receipt of each', async () => {
    await open();
    for (const key of ['a', 'b', 'c']) await room.say(key, 'level:warning');
    await room.say('prod', 'level:exhausted');
    await room.run(MINUTE);

    expect(ops.arrived).toHaveLength(1);
    const [{ text = '' } = {}] = ops.arrived;
    expect(text).toContain('4 alerts: 1 exhausted, 3 warning');
    expect(text).toContain('Key "prod" has spent 95%');
    for (const key of ['a', 'b', 'c', 'prod']) {
      expect(text).toContain(`#${(await seen(key)).shortId}`);
      const [row] = await room.store.outbox.ofIncident({ alertKey: alertKey(key), number: 1 });
      expect(row?.end).toMatchObject({ as: 'delivered', receipt: expect.stringContaining('"ops 1"') });
    }
  });

  it('are not changed for one of them: what becomes of that one has a message of its own', async () => {
    await open();
    for (const key of ['a', 'b', 'c', 'd']) await room.say(key, 'level:warning');
    await room.run(MINUTE);
    await acknowledge('a');
    await room.run(MINUTE);
    await room.say('a', 'resolved');
    await room.run(5 * MINUTE);

    expect(ops.arrived.map(({ message, isChange, pings }) => [message, isChange, pings])).toEqual([
      ['ops 1', false, true],
      ['ops 2', false, false],
      ['ops 2', true, true],
    ]);
  });

  it('wait for the end of 30 seconds after another message', async () => {
    await open();
    await room.say('first', 'level:warning');
    await room.run(5 * SECOND);
    for (const key of ['a', 'b', 'c', 'd']) {
      await room.say(key, 'level:warning');
      await room.run(5 * SECOND);
    }
    await room.run(MINUTE);

    expect(tells().map((each) => each.split(', ').length)).toEqual([1, 4]);
    // The first at 5 s.
    expect(ops.arrived.map(({ at }) => at - NOON)).toEqual([5_000, 35_000]);
  });

  it('wait five minutes in a storm, but what is grave only 30 seconds', async () => {
    await open();
    for (const key of ['a', 'b', 'c', 'd']) await room.say(key, 'level:warning');
    await room.run(5 * SECOND);
    await room.say('e', 'level:warning');
    await room.run(2 * MINUTE);
    expect(ops.arrived).toHaveLength(1);
    await room.run(3 * MINUTE + 5 * SECOND);
    expect(ops.arrived).toHaveLength(2);

    for (const key of ['f', 'g', 'h', 'i']) await room.say(key, 'level:warning');
    await room.run(MINUTE);
    await room.say('grave', 'level:critical');
    await room.run(5 * SECOND);
    expect(tells().at(-1)).toContain('grave');
  });

  it('are never more than 30 in ten minutes, and nothing waits for the end of a storm', async () => {
    await open();
    for (let tick = 0; tick < 360; tick += 1) {
      await room.say(`key-${tick}`, 'level:critical');
      await room.run(5 * SECOND);
    }
    const sent = ops.arrived.map(({ at }) => at);
    for (const at of sent)
      expect(sent.filter((each) => each >= at && each < at + 10 * MINUTE).length).toBeLessThanOrEqual(30);
    await room.run(5 * MINUTE);
    expect(tells().join(', ').split(', ')).toHaveLength(360);
  });

  it('are listed up to a bound and counted beyond it', async () => {
    await open();
    for (let key = 0; key < 300; key += 1) await room.say(`key-${key}`, 'level:warning');
    await room.run(MINUTE);

    expect(ops.arrived).toHaveLength(1);
    expect(ops.arrived[0]?.text).toContain('and 50 more: 50 warning');
    expect(ops.arrived[0]?.tells).toHaveLength(300);
  });

  it('do not wait where the guard looks once', async () => {
    await open();
    await room.say('a', 'level:warning');
    await room.deliver({ comesBack: false });
    await room.say('b', 'level:warning');
    await room.deliver({ comesBack: false });

    expect(tells()).toEqual(['a 1 level:warning', 'b 1 level:warning']);
  });

  it('go to a terminal one by one and at once', async () => {
    room = await openPostRoom(['ops'], 'terminal');
    ops = channel('ops');
    for (let key = 0; key < 9; key += 1) await room.say(`key-${key}`, 'level:warning');
    await room.deliver();

    expect(ops.arrived.map(({ at }) => at)).toEqual(Array.from({ length: 9 }, () => NOON));
  });
});

describe('two guards', () => {
  it('tell an alert once', async () => {
    await open();
    for (const key of ['a', 'b', 'c']) await room.say(key, 'level:warning');
    await Promise.all([room.deliver(), room.deliver()]);
    await room.run(MINUTE);

    expect(tells().sort()).toEqual(['a 1 level:warning', 'b 1 level:warning', 'c 1 level:warning']);
  });

  it('tell it twice at most when one was suspended over its lease, and the late one writes nothing', async () => {
    await open();
    await room.say('prod', 'level:warning');
    const wake = Promise.withResolvers<void>();
    const asleep = Promise.withResolvers<void>();
    ops.before(() => {
      ops.before(() => undefined);
      asleep.resolve();
      return wake.promise;
    });
    const suspended = room.deliver();
    await asleep.promise;
    room.advance(61 * SECOND);
    await room.deliver();
    const [finished] = await room.store.outbox.ofIncident({ alertKey: alertKey('prod'), number: 1 });
    room.advance(MINUTE);
    wake.resolve();
    await suspended;

    expect(tells()).toEqual(['prod 1 level:warning', 'prod 1 level:warning']);
    const [row] = await room.store.outbox.ofIncident({ alertKey: alertKey('prod'), number: 1 });
    expect(row).toEqual(finished);
    expect(room.faults.join()).toContain('claimed by another guard');
  });

  it('do not send what one claimed so long ago that its lease may end under way', async () => {
    await open();
    for (const key of ['a', 'b', 'c']) await room.say(key, 'level:warning');
    ops.before(async () => {
      room.advance(25 * SECOND);
      if (ops.tries() === 3) await room.deliver();
    });
    await room.deliver();
    await room.run(5 * MINUTE);

    expect(tells().sort()).toEqual(['a 1 level:warning', 'b 1 level:warning', 'c 1 level:warning']);
    for (const key of ['a', 'b', 'c']) {
      const [row] = await room.store.outbox.ofIncident({ alertKey: alertKey(key), number: 1 });
      expect(row?.attempts).toBe(1);
    }
  });
});
