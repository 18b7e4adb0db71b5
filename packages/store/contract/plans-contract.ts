import { describe, expect, it } from 'vitest';

import type { Plan } from '../src/plans.ts';
import type { Store } from '../src/store.ts';
import { PLAN } from './plan.ts';

/** What every store does with plans. */
export function plansContract(current: () => Store): void {
  const save = (changes: Partial<Plan> = {}) => current().plans.save({ ...PLAN, ...changes });
  const find = (idOrName: string, workspace = PLAN.workspace) => current().plans.find(workspace, idOrName);
  const list = (workspace = PLAN.workspace) => current().plans.list(workspace);
  const remove = (id: string, workspace = PLAN.workspace) => current().plans.remove(workspace, id);

  describe('plans', () => {
    it('are found by their id and by their name, whole', async () => {
      expect(await find('p1')).toBeUndefined();
      expect(await save()).toEqual({ kind: 'saved' });
      expect(await find('p1')).toEqual(PLAN);
      expect(await find('Launch')).toEqual(PLAN);
      expect(await find('lAUNCH')).toEqual(PLAN);
      expect(await find('Launc')).toBeUndefined();
      expect(await find('P1')).toBeUndefined();
    });

    it.each([
      ['unknown', null],
      ['nothing', 0n],
      // 2⁵³ + 1, which no float holds
      ['beyond what a float holds', 9_007_199_254_740_993n],
      // More than 2⁶³, where the integers of a database end
      ['beyond what an integer of a database holds', 123_456_789_012_345_678_901_234_567_890n],
    ])('keep planned money that is %s', async (_, plannedPicodollars) => {
      await save({ plannedPicodollars });
      expect((await find('p1'))?.plannedPicodollars).toBe(plannedPicodollars);
      expect((await list())[0]?.plannedPicodollars).toBe(plannedPicodollars);
    });

    it('are listed newest first, without their text', async () => {
      await save({ id: 'p1', name: 'b', savedAt: new Date('2026-11-21T12:00:01.000Z') });
      await save({ id: 'p2', name: 'a', savedAt: new Date('2026-11-21T12:00:02.000Z') });
      await save({ id: 'p3', name: 'c', savedAt: new Date('2026-11-21T12:00:00.000Z') });
      const plans = await list();
      expect(plans.map(({ id }) => id)).toEqual(['p2', 'p1', 'p3']);
      const { state: _, ...listed } = PLAN;
      expect(plans[2]).toEqual({ ...listed, id: 'p3', name: 'c' });
    });

    it('are kept apart by workspace', async () => {
      await save();
      await save({ workspace: 'discord:1', state: '2' });
      expect((await find('p1'))?.state).toBe(PLAN.state);
      expect((await find('Launch', 'discord:1'))?.state).toBe('2');
      expect(await list('discord:1')).toHaveLength(1);
      expect(await find('Launch', 'slack:T2')).toBeUndefined();
      expect(await list('slack:T2')).toEqual([]);
      expect(await remove('p1', 'slack:T2')).toEqual({ kind: 'unknown' });
      await remove('p1', 'discord:1');
      expect(await list()).toHaveLength(1);
    });

    it('are removed by their id alone, and their name is free again', async () => {
      await save();
      expect(await remove('Launch')).toEqual({ kind: 'unknown' });
      expect(await remove('p1')).toEqual({ kind: 'removed' });
      expect(await remove('p1')).toEqual({ kind: 'unknown' });
      expect(await find('p1')).toBeUndefined();
      expect(await save({ id: 'p2' })).toEqual({ kind: 'saved' });
    });

    it('keep 256 KiB of text and refuse a byte more', async () => {
      expect(await save({ state: 'x'.repeat(262_144) })).toEqual({ kind: 'saved' });
      const refused = { kind: 'too-long', bytes: 262_145, most: 262_144 };
      expect(await save({ state: 'x'.repeat(262_145) })).toEqual(refused);
      expect((await find('p1'))?.state).toHaveLength(262_144);
    });

    it.each(['2026-13', '2026-00', '2026-1', 'December', ''])('refuse the month "%s"', async (month) => {
      await expect(save({ month })).rejects.toThrow(
        `The month of a plan is "${month}"; it must be like "2026-11".`,
      );
    });
  });
}
