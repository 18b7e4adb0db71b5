import { describe, expect, it } from 'vitest';

import { type GuardBatch, NOT_WATCHED } from '../src/guard-commits.ts';
import type { Store } from '../src/store.ts';
import { batchOf, NOON } from './guard-batch.ts';

/** What every store does with what the guard knows of subjects. */
export function watchedContract(current: () => Store): void {
  const commit = (parts: Partial<GuardBatch>) => current().guard.commit(batchOf(parts));
  const watch = (key: string, version: number, json = '{}') => commit({ watched: [{ key, version, json }] });

  describe('a commit of what is known of subjects', () => {
    it('names everything that is stale', async () => {
      await watch('a', NOT_WATCHED);
      const result = await commit({
        watched: ['c', 'a', 'b'].map((key) => ({ key, version: key === 'b' ? 0 : 7, json: '{}' })),
        targets: [{ id: 'gone', epoch: 1, intervalMs: 0, nextDue: NOON }],
      });
      const stale = [{ kind: 'target', id: 'gone' }, ...['a', 'c'].map((key) => ({ kind: 'watched', key }))];
      expect(result).toEqual({ kind: 'stale', which: stale });
      expect(await current().guard.watched(['a', 'b', 'c'])).toHaveLength(1);
    });

    it('is made by one of many who continue the same version', async () => {
      for (const version of [NOT_WATCHED, 1, 2]) {
        const results = await Promise.all(Array.from({ length: 5 }, () => watch('a', version)));
        expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      }
      expect((await current().guard.watched(['a']))[0]?.version).toBe(3);
      expect(await current().guard.versions(['a', 'unknown'])).toEqual(new Map([['a', 3]]));
    });

    it('takes a thousand subjects at a time', async () => {
      const keys = Array.from({ length: 1_000 }, (_, index) => `key:${index}`);
      const states = (version: number) => keys.map((key) => ({ key, version, json: `"${key}"` }));
      expect((await commit({ watched: states(NOT_WATCHED) })).kind).toBe('committed');
      expect((await commit({ watched: states(1) })).kind).toBe('committed');
      const known = await current().guard.watched(keys);
      expect(known).toHaveLength(1_000);
      expect(known.every(({ key, version, json }) => version === 2 && json === `"${key}"`)).toBe(true);
    });
  });
}
