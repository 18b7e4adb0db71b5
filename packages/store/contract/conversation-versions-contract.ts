import { describe, expect, it } from 'vitest';

import { type ConversationKey, NO_CONVERSATION } from '../src/conversations.ts';
import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const KEY: ConversationKey = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

/** 30 minutes are 1,800,000 ms. */
const LIFETIME_MS = 1_800_000;

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does when two processes answer in one conversation. */
export function conversationVersionsContract(current: () => Store): void {
  const load = (now = NOW) => current().conversations.load(KEY, now);
  const save = (state: string, continues?: number, now = NOW) =>
    current().conversations.save(KEY, { state, ...(continues !== undefined && { continues }) }, now);
  const saved = async (state: string, continues?: number, now = NOW): Promise<number> => {
    const outcome = await save(state, continues, now);
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    return outcome.version;
  };

  describe('conversations with two who answer', () => {
    it('let the last save win where nobody says what it continues', async () => {
      const first = await saved('1');
      const second = await saved('2');
      expect(second).not.toBe(first);
      expect(await load()).toEqual({ state: '2', version: second });
    });

    it('take a save that continues the version that is there', async () => {
      const first = await saved('1');
      const second = await saved('2', first);
      expect(await load()).toEqual({ state: '2', version: second });
    });

    it('refuse a save that continues an older version, and keep what is there', async () => {
      const first = await saved('1');
      const second = await saved('2', first);
      expect(await save('3', first)).toEqual({ kind: 'changed' });
      expect(await load()).toEqual({ state: '2', version: second });
    });

    it('let one of two begin a conversation', async () => {
      const outcomes = await Promise.all([save('1', NO_CONVERSATION), save('2', NO_CONVERSATION)]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'saved']);
    });

    it('begin anew over one that expired', async () => {
      const first = await saved('1');
      expect(await save('2', NO_CONVERSATION, after(LIFETIME_MS - 1))).toEqual({ kind: 'changed' });
      const second = await saved('2', NO_CONVERSATION, after(LIFETIME_MS));
      expect(second).not.toBe(first);
      expect(await load(after(LIFETIME_MS))).toEqual({ state: '2', version: second });
    });

    it('take a save that was loaded before the end and comes after it', async () => {
      const first = await saved('1');
      expect((await save('2', first, after(LIFETIME_MS + 8_000))).kind).toBe('saved');
      expect((await load(after(LIFETIME_MS + 8_000)))?.state).toBe('2');
    });

    it('are gone once forgotten, for whoever still continues them too', async () => {
      const first = await saved('1');
      await current().conversations.forget(KEY);
      expect(await load()).toBeUndefined();
      expect(await save('2', first)).toEqual({ kind: 'changed' });
      expect(await load()).toBeUndefined();
    });

    it('never mistake a new conversation for one that was forgotten', async () => {
      const first = await saved('1');
      await current().conversations.forget(KEY);
      await saved('2', NO_CONVERSATION, after(1));
      expect(await save('3', first, after(2))).toEqual({ kind: 'changed' });
    });

    it('count every one of many edits at a time that load again when they must', async () => {
      const count = async (): Promise<void> => {
        const loaded = await load();
        const state = String(Number(loaded?.state ?? 0) + 1);
        const outcome = await save(state, loaded?.version ?? NO_CONVERSATION);
        if (outcome.kind === 'changed') await count();
      };
      await Promise.all(Array.from({ length: 10 }, count));
      expect((await load())?.state).toBe('10');
    });
  });
}
