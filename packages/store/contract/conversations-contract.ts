import { describe, expect, it } from 'vitest';

import type { ConversationKey } from '../src/conversations.ts';
import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const KEY: ConversationKey = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

/** 30 minutes are 1,800,000 ms. */
const LIFETIME_MS = 1_800_000;

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does with conversations. */
export function conversationsContract(current: () => Store): void {
  const load = (key = KEY, now = NOW) => current().conversations.load(key, now);
  const save = (state: string, now = NOW) => current().conversations.save(KEY, { state }, now);

  describe('conversations', () => {
    it('know nothing of a conversation that was never saved', async () => {
      expect(await load()).toBeUndefined();
    });

    it('give back the text that was saved, to the letter', async () => {
      const state = JSON.stringify({
        said: 'Größe 10 % – 5 µs, 💸, a "quote", a\\b',
        nul: '\0',
        half: '\ud800',
      });
      expect((await save(state)).kind).toBe('saved');
      expect((await load())?.state).toBe(state);
    });

    it.each([
      { ...KEY, platform: 'discord' },
      { ...KEY, place: 'T1/C1/1763726400.000200' },
      { ...KEY, person: 'U2' },
    ])('are kept apart by platform, place and person: $platform $place $person', async (other) => {
      await save('1');
      expect(await load(other)).toBeUndefined();
      await current().conversations.save(other, { state: '2' }, NOW);
      expect((await load())?.state).toBe('1');
    });

    it('are forgotten 30 minutes after the last save, not after the first', async () => {
      await save('1');
      expect((await load(KEY, after(LIFETIME_MS - 1)))?.state).toBe('1');
      expect(await load(KEY, after(LIFETIME_MS))).toBeUndefined();
      await save('2', after(LIFETIME_MS - 1));
      expect((await load(KEY, after(2 * LIFETIME_MS - 2)))?.state).toBe('2');
      expect(await load(KEY, after(2 * LIFETIME_MS - 1))).toBeUndefined();
    });

    it('forget one and no other', async () => {
      await save('1');
      await current().conversations.forget({ ...KEY, person: 'U2' });
      expect((await load())?.state).toBe('1');
    });

    it('keep 64 KiB of text and refuse a byte more, with what was there before', async () => {
      // "é" is two bytes of UTF-8: 2 + 32,767 × 2 = 65,536.
      const longest = `"${'é'.repeat(32_767)}"`;
      expect((await save(longest)).kind).toBe('saved');
      expect(await save(`${longest} `)).toEqual({ kind: 'too-long', bytes: 65_537, most: 65_536 });
      expect((await load())?.state).toBe(longest);
    });
  });
}
