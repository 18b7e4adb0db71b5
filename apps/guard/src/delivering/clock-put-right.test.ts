import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { alertKey, HOUR, MINUTE, openPostRoom, type PostRoom } from './testing/post-room.ts';

let room: PostRoom;

beforeEach(async () => {
  room = await openPostRoom();
});

afterEach(() => room.store.close());

const ops = () => room.channels['ops'] as NonNullable<PostRoom['channels'][string]>;

/** Does something while the clock is ahead by so much. */
async function ahead(milliseconds: number, work: () => Promise<void>): Promise<void> {
  room.advance(milliseconds);
  await work();
  room.advance(-milliseconds);
}

describe('a clock that was ahead and is put right', () => {
  it.each([1, 24, 24 * 365])('by %d h holds back no message that was put in', async (hours) => {
    await ahead(hours * HOUR, () => room.say('prod', 'level:critical'));
    await room.run(MINUTE);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
  });

  it.each([1, 24, 24 * 365])('by %d h puts off no message whose try had failed', async (hours) => {
    ops().plays({ kind: 'again', reason: '503', ambiguous: false });
    await ahead(hours * HOUR, async () => {
      await room.say('prod', 'level:critical');
      await room.deliver();
    });
    await room.run(MINUTE);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
  });

  it.each([1, 24, 24 * 365])('by %d h leaves no channel broken that works again', async (hours) => {
    ops().plays({ kind: 'refused', reason: 'token_revoked' });
    ops().checks({ kind: 'refused', problem: 'token_revoked' });
    await ahead(hours * HOUR, async () => {
      await room.say('prod', 'level:critical');
      await room.deliver();
    });
    ops().checks({ kind: 'ready', as: 'ops' });
    await room.run(MINUTE);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
  });

  it('does not let what a platform put off for hours be asked again and again', async () => {
    ops().plays({ kind: 'wait', untilMs: room.now() + 5 * HOUR });
    await room.say('prod', 'level:critical');
    await room.deliver();
    // What waits longer than anybody puts off would be taken for put off by a wrong clock.
    const [row] = await room.store.outbox.ofIncident({ alertKey: alertKey('prod'), number: 1 });
    expect(row?.nextAt).toEqual(new Date(room.now() + 15 * MINUTE));
    // An hour is believed.
    await room.run(59 * MINUTE);
    expect(ops().tries()).toBe(1);
    await room.run(2 * MINUTE);
    expect(await room.rows('prod')).toEqual(['ops level:critical delivered']);
  });
});
