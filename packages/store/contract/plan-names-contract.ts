import { describe, expect, it } from 'vitest';

import type { Plan } from '../src/plans.ts';
import type { Store } from '../src/store.ts';
import { PLAN } from './plan.ts';

/** What every store does with the names of plans. */
export function planNamesContract(current: () => Store): void {
  const save = (changes: Partial<Plan> = {}) => current().plans.save({ ...PLAN, ...changes });
  const find = (idOrName: string) => current().plans.find(PLAN.workspace, idOrName);
  const list = () => current().plans.list(PLAN.workspace);

  describe('plans and their names', () => {
    it.each([
      ['Launch', 'Launch'],
      ['Launch', 'LAUNCH'],
      ['Größe', 'GRÖSSE'],
      // One letter, or "e" and an accent
      ['caf\u00e9', 'CAFE\u0301'],
      ['ОСЕНЬ', 'осень'],
    ])('have a name once: "%s" is "%s"', async (name, again) => {
      await save({ name });
      expect(await save({ id: 'p2', name: again, state: '2' })).toEqual({ kind: 'name-taken' });
      expect(await list()).toHaveLength(1);
      expect(await find(again)).toEqual({ ...PLAN, name });
    });

    it('may have the same name in another month and in another workspace', async () => {
      await save();
      expect(await save({ id: 'p2', month: '2027-01' })).toEqual({ kind: 'saved' });
      expect(await save({ id: 'p2', workspace: 'discord:1' })).toEqual({ kind: 'saved' });
    });

    it('let one of many have a name who save it at a time', async () => {
      const ids = Array.from({ length: 10 }, (_, index) => `p${index}`);
      const outcomes = await Promise.all(ids.map((id) => save({ id })));
      expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'name-taken')).toHaveLength(9);
    });

    it('take their own place when they are saved again', async () => {
      await save();
      const again = { name: 'LAUNCH', plannedPicodollars: null, state: '2', savedBy: 'U2' };
      expect(await save(again)).toEqual({ kind: 'saved' });
      expect(await list()).toHaveLength(1);
      expect(await find('p1')).toEqual({ ...PLAN, ...again });
    });

    it.each([{ name: 'Other' }, { month: '2027-01' }])(
      'keep their id to themselves: %o is another plan',
      async (change) => {
        await save();
        await expect(save({ ...change, state: '2' })).rejects.toThrow();
        expect(await find('p1')).toEqual(PLAN);
      },
    );

    it('are found by an id before a name that is the same', async () => {
      await save({ id: 'p2', name: 'p1', savedAt: new Date('2026-11-22T00:00:00.000Z') });
      await save();
      expect((await find('p1'))?.id).toBe('p1');
    });

    it('are found by their name as the newest of several months', async () => {
      await save({ id: 'p1', month: '2027-02', savedAt: new Date('2026-11-21T12:00:01.000Z') });
      await save({ id: 'p2', month: '2026-12', savedAt: new Date('2026-11-21T12:00:02.000Z') });
      await save({ id: 'p3', month: '2027-01', savedAt: new Date('2026-11-21T12:00:00.000Z') });
      expect((await find('launch'))?.id).toBe('p2');
    });

    it('are found whole by their month, those of all workspaces, oldest first', async () => {
      await save({ savedAt: new Date('2026-11-21T12:00:02.000Z') });
      await save({ id: 'p2', workspace: 'discord:1', savedAt: new Date('2026-11-21T12:00:01.000Z') });
      await save({ id: 'p3', month: '2027-01' });
      const found = await current().plans.inMonth('2026-12');
      expect(found.map(({ id, workspace, state }) => [id, workspace, state])).toEqual([
        ['p2', 'discord:1', PLAN.state],
        ['p1', PLAN.workspace, PLAN.state],
      ]);
      expect(await current().plans.inMonth('2026-11')).toEqual([]);
    });
  });
}
