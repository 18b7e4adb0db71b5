import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const DAY_MS = 86_400_000;

/** 30 minutes are 1,800,000 ms. */
const CONVERSATION_MS = 1_800_000;

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does in a sweep. */
export function sweepContract(current: () => Store): void {
  const sweep = (milliseconds: number) => current().sweep(after(milliseconds));
  const claim = (id: string, now: Date) => current().deliveries.claim(id, { now, leaseMs: 60_000 });

  describe('a sweep', () => {
    it('deletes conversations that expired, and no other', async () => {
      const key = { platform: 'slack', place: 'T1/C1', person: 'U1' };
      const other = { ...key, person: 'U2' };
      await current().conversations.save(key, { state: '1' }, NOW);
      await current().conversations.save(other, { state: '2' }, after(1));
      expect(await sweep(CONVERSATION_MS)).toBe(1);
      expect(await sweep(CONVERSATION_MS)).toBe(0);
      expect((await current().conversations.load(other, after(CONVERSATION_MS)))?.state).toBe('2');
      expect(await current().conversations.load(key, NOW)).toBeUndefined();
    });

    it('deletes interpretations that expired, and no other', async () => {
      const save = (key: string, expiresAt: Date) =>
        current().interpretations.save(key, { answer: '1', expiresAt }, NOW);
      await save('a', after(1_000));
      await save('b', after(1_001));
      expect(await sweep(1_000)).toBe(1);
      expect(await current().interpretations.load('a', NOW)).toBeUndefined();
      expect(await current().interpretations.load('b', NOW)).toBeDefined();
    });

    it('deletes deliveries 24 hours after the last change, done or not', async () => {
      await claim('old', NOW);
      await claim('done', NOW);
      await claim('taken over', NOW);
      await current().deliveries.finish('done', after(1));
      await claim('taken over', after(60_000));
      expect(await sweep(DAY_MS - 1)).toBe(0);
      expect(await sweep(DAY_MS)).toBe(1);
      expect(await sweep(DAY_MS + 1)).toBe(1);
      expect(await sweep(DAY_MS + 60_000)).toBe(1);
    });

    it('deletes kept answers that expired, and no other', async () => {
      const keep = (id: string, expiresAt: Date) =>
        current().answers.keep(id, { state: '1', expiresAt }, NOW);
      await keep('a', after(1_000));
      await keep('b', after(1_001));
      expect(await sweep(1_000)).toBe(1);
      expect(await current().answers.find('a', NOW)).toBeUndefined();
      expect(await current().answers.find('b', NOW)).toBeDefined();
    });

    it('leaves plans, however old', async () => {
      const plan = { id: 'p1', workspace: 'slack:T1', name: 'Launch', month: '2026-12', savedBy: 'U1' };
      await current().plans.save({ ...plan, plannedPicodollars: null, state: '1', savedAt: NOW });
      expect(await sweep(3_650 * DAY_MS)).toBe(0);
      expect(await current().plans.list('slack:T1')).toHaveLength(1);
    });

    it('says how many it deleted of all kinds together', async () => {
      await claim('a', NOW);
      await claim('b', NOW);
      await current().answers.keep('a', { state: '1', expiresAt: after(1) }, NOW);
      expect(await sweep(DAY_MS)).toBe(3);
    });
  });
}
