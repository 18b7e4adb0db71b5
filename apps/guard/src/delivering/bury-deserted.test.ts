import { afterEach, describe, expect, it } from 'vitest';

import type { Delivery } from './delivery.ts';
import { HOUR, MINUTE, openPostRoom, type PostRoom, SECOND } from './testing/post-room.ts';

const DOWN = { kind: 'again', reason: '503', ambiguous: false } as const;
const REFUSED = { kind: 'refused', reason: 'no such channel' } as const;

let room: PostRoom;

/** Of the channels `ops` and `desk`, the new guard.yaml has `desk` alone. */
const open = async () => {
  room = await openPostRoom(['ops', 'desk']);
};
const anew = (): Partial<Delivery> => ({
  channels: room.delivery.channels.filter(({ channel }) => channel.name === 'desk'),
});
const runAnew = async (milliseconds: number, every = MINUTE) => {
  for (let passed = 0; passed < milliseconds; passed += every) {
    room.advance(every);
    await room.deliver(anew());
  }
};
const arrivedAt = (name: string) => room.channels[name]?.arrived ?? [];
const deadIn = async () => (await room.store.outbox.deadLetters(10)).length;

afterEach(() => room.store.close());

describe('buryDeserted', () => {
  it('gives up after a quarter of an hour what waits for a channel that is no more, and tells another what it was', async () => {
    await open();
    await room.say('prod', 'level:critical', { channels: ['ops'] });
    await room.say('prod', 'resolved', { channels: ['ops'] });
    await room.say('test', 'level:warning', { channels: ['ops'] });
    await runAnew(14 * MINUTE);
    expect(arrivedAt('desk')).toEqual([]);
    await runAnew(2 * MINUTE);

    expect(await room.rows('prod')).toEqual(['ops level:critical dead', 'ops resolved dead']);
    expect(await room.rows('test')).toEqual(['ops level:warning dead']);
    const texts = arrivedAt('desk').map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('3 messages to "ops" could not be delivered');
    expect(texts[0]).toContain('guard.yaml has no channel "ops" any more.');
    expect(texts[0]).toContain('Critical: key limit');
    await runAnew(HOUR);
    expect(arrivedAt('desk')).toHaveLength(1);
    expect(arrivedAt('ops')).toEqual([]);
  });

  it('tells it once where two guards do it at a time', async () => {
    await open();
    await room.say('prod', 'level:critical', { channels: ['ops'] });
    room.advance(HOUR);
    await Promise.all([room.deliver(anew()), room.deliver(anew())]);
    await runAnew(MINUTE);
    expect(arrivedAt('desk')).toHaveLength(1);
    expect(await deadIn()).toBe(1);
  });

  it.each([
    ['fails', DOWN],
    ['is broken', REFUSED],
    ['asks to wait', { kind: 'wait', untilMs: Number.MAX_SAFE_INTEGER } as const],
  ])('leaves to another guard the channel that it has and that %s', async (_, outcome) => {
    await open();
    room.channels['ops']?.always(outcome);
    room.channels['ops']?.checks({ kind: 'refused', problem: 'no such channel' });
    await room.say('prod', 'level:critical', { channels: ['ops'] });
    await room.say('test', 'level:critical', { channels: ['ops'] });
    for (let passed = 0; passed < 3 * HOUR; passed += MINUTE) {
      room.advance(MINUTE);
      await room.deliver();
      await room.deliver(anew());
    }
    expect(await deadIn()).toBe(0);
    room.channels['ops']?.always(undefined);
    room.channels['ops']?.checks({ kind: 'ready', as: 'ops' });
    await room.run(2 * HOUR, MINUTE);
    expect(arrivedAt('ops').flatMap(({ tells }) => tells)).toHaveLength(2);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
    expect(await room.rows('test')).toEqual(['ops level:critical delivered']);
  });

  it('keeps it where nobody could be told', async () => {
    await open();
    await room.say('prod', 'level:critical', { channels: ['ops'] });
    room.advance(HOUR);
    await room.deliver({ channels: [] });
    expect(await room.rows('prod')).toEqual(['ops level:critical waiting']);
    await room.run(10 * SECOND);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
  });
});
