import { describe, expect, it } from 'vitest';

import type { Taking } from '../src/allowances.ts';
import type { Store } from '../src/store.ts';

const TODAY = '2026-11-21';
const LIMITS = { perPerson: 2, inTotal: 3 };

/** What every store does with allowances. */
export function allowancesContract(current: () => Store): void {
  const take = (person: string, taking: Partial<Taking> = {}) =>
    current().allowances.take({ person, day: TODAY, limits: LIMITS, ...taking });

  describe('allowances', () => {
    it('are taken until a person has had their share', async () => {
      expect(await take('ann')).toEqual({ kind: 'taken' });
      expect(await take('ann')).toEqual({ kind: 'taken' });
      expect(await take('ann')).toEqual({ kind: 'spent', whose: 'person' });
      expect(await take('bob')).toEqual({ kind: 'taken' });
    });

    it('are taken until everybody together has had theirs', async () => {
      for (const person of ['ann', 'bob', 'cid']) expect((await take(person)).kind).toBe('taken');
      expect(await take('ann')).toEqual({ kind: 'spent', whose: 'everybody' });
      expect(await take('dan')).toEqual({ kind: 'spent', whose: 'everybody' });
    });

    it('count nothing for a person whom the common limit stopped', async () => {
      for (const person of ['ann', 'bob', 'cid']) await take(person);
      for (let attempt = 0; attempt < 5; attempt += 1) await take('dan');
      const raised = { limits: { perPerson: 2, inTotal: 10 } };
      expect((await take('dan', raised)).kind).toBe('taken');
      expect((await take('dan', raised)).kind).toBe('taken');
      expect(await take('dan', raised)).toEqual({ kind: 'spent', whose: 'person' });
    });

    it('count nothing for everybody where a person was stopped', async () => {
      for (let attempt = 0; attempt < 10; attempt += 1) await take('ann');
      expect((await take('bob')).kind).toBe('taken');
    });

    it('begin anew with each day', async () => {
      for (const person of ['ann', 'ann', 'bob']) await take(person);
      expect((await take('ann', { day: '2026-11-22' })).kind).toBe('taken');
      expect((await take('ann')).kind).toBe('spent');
    });

    it('let nobody take where the limit is zero', async () => {
      const nothing = { limits: { perPerson: 0, inTotal: 5 } };
      expect(await take('ann', nothing)).toEqual({ kind: 'spent', whose: 'person' });
      expect(await take('ann', { limits: { perPerson: 5, inTotal: 0 } })).toEqual({
        kind: 'spent',
        whose: 'everybody',
      });
    });

    it('stop at once where a limit is lowered below what was taken', async () => {
      await take('ann');
      await take('ann');
      const lowered = { limits: { perPerson: 1, inTotal: 3 } };
      expect(await take('ann', lowered)).toEqual({ kind: 'spent', whose: 'person' });
    });

    it('never mistake a person for everybody, whatever they are called', async () => {
      expect((await take('everybody', { limits: { perPerson: 1, inTotal: 2 } })).kind).toBe('taken');
      expect((await take('ann', { limits: { perPerson: 1, inTotal: 2 } })).kind).toBe('taken');
    });

    it('give exactly as many as are allowed to many who ask at a time', async () => {
      const people = Array.from({ length: 40 }, (_, index) => `p${index % 8}`);
      const outcomes = await Promise.all(
        people.map((person) => take(person, { limits: { perPerson: 3, inTotal: 20 } })),
      );
      // 8 people × 3 = 24, of which the common limit lets 20 pass.
      expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(20);
    });

    it('remember a day for a week, whatever comes after it', async () => {
      for (const person of ['ann', 'ann']) await take(person);
      await take('bob', { day: '2026-11-28' });
      expect((await take('ann')).kind).toBe('spent');
      await take('bob', { day: '2026-11-29' });
      expect((await take('ann')).kind).toBe('taken');
    });

    it.each(['21.11.2026', '2026-13-01', ''])('refuse the day "%s"', async (day) => {
      await expect(async () => take('ann', { day })).rejects.toThrow(
        `The day of an allowance is "${day}"; it must be like "2026-11-21".`,
      );
    });
  });
}
