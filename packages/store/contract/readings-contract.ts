import { describe, expect, it } from 'vitest';

import type { StoredReading } from '../src/readings.ts';
import type { Store } from '../src/store.ts';
import { after, batchOf, NOON } from './guard-batch.ts';

/** What every store does with readings. */
export function readingsContract(current: () => Store): void {
  const add = (...readings: readonly StoredReading[]) => current().guard.commit(batchOf({ readings }));
  const reading = (subjectKey: string, milliseconds: number, kind = 'key'): StoredReading => ({
    subjectKey,
    at: after(milliseconds),
    kind,
    json: JSON.stringify({ subjectKey, milliseconds, spent: '9007199254740993' }),
  });

  describe('readings', () => {
    it('are told from an instant on, oldest first, of one subject', async () => {
      await add(reading('a', 2), reading('a', 0), reading('b', 1), reading('a', 1, 'missing'));
      expect(await current().readings.since('a', after(1))).toEqual([
        reading('a', 1, 'missing'),
        reading('a', 2),
      ]);
      expect(await current().readings.since('none', NOON)).toEqual([]);
    });

    it('are told by the newest of their kind for each subject that has one', async () => {
      await add(reading('a', 0), reading('a', 1), reading('a', 2, 'missing'));
      await add(reading('b', 0), reading('c', 0));
      const latest = await current().readings.latest('key', ['a', 'b', 'none']);
      expect(latest.toSorted((x, y) => (x.subjectKey < y.subjectKey ? -1 : 1))).toEqual([
        reading('a', 1),
        reading('b', 0),
      ]);
      expect(await current().readings.latest('missing', ['a', 'b'])).toEqual([reading('a', 2, 'missing')]);
      expect(await current().readings.latest('key', [])).toEqual([]);
      expect(await current().readings.latest('key', ['a'], after(0))).toEqual([reading('a', 0)]);
      expect(await current().readings.latest('key', ['a'], after(-1))).toEqual([]);
    });

    it('are told by the newest of many subjects', async () => {
      const keys = Array.from({ length: 450 }, (_, index) => `key:${index}`);
      await add(...keys.map((key) => reading(key, 0)));
      expect(await current().readings.latest('key', keys)).toHaveLength(450);
    });

    it('stay as they came first, and two kinds of one instant beside each other', async () => {
      await add(reading('a', 0), reading('a', 0, 'forecast'));
      await add({ ...reading('a', 0), json: '"other"' });
      expect(await current().readings.since('a', NOON)).toEqual([
        reading('a', 0, 'forecast'),
        reading('a', 0),
      ]);
    });

    it('name every subject once', async () => {
      await add(reading('b', 0), reading('a', 0), reading('b', 1));
      expect(await current().readings.subjects()).toEqual(['a', 'b']);
      const many = Array.from({ length: 2_001 }, (_, index) => `key:${String(index).padStart(4, '0')}`);
      await add(...many.map((name) => reading(name, 0)));
      expect(await current().readings.subjects()).toEqual(['a', 'b', ...many]);
    });

    it('are forgotten before an instant, however many, and counted', async () => {
      const many = Array.from({ length: 1_203 }, (_, index) => reading('a', index));
      await add(...many);
      expect(await current().readings.forgetBefore(after(1_201))).toBe(1_201);
      expect(await current().readings.since('a', NOON)).toEqual(many.slice(1_201));
      expect(await current().readings.forgetBefore(after(1_201))).toBe(0);
    });

    it('let others work while many are forgotten', async () => {
      await add(...Array.from({ length: 2_001 }, (_, index) => reading('a', index)));
      let turns = 0;
      const ticking = setInterval(() => {
        turns += 1;
      }, 0);
      await current().readings.forgetBefore(after(2_001));
      clearInterval(ticking);
      // 2,001 in steps of 500 have four pauses.
      expect(turns).toBeGreaterThanOrEqual(1);
    });
  });
}
