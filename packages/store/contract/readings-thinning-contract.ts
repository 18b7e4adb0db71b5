import { describe, expect, it } from 'vitest';

import type { StoredReading } from '../src/readings.ts';
import type { Store } from '../src/store.ts';
import { batchOf } from './guard-batch.ts';

/** Within an hour and a day, so that neither begins when the sweep looks back. */
const NOW = new Date('2026-11-21T12:34:56.789Z');

/** What every store does with old readings in a sweep. */
export function readingsThinningContract(current: () => Store): void {
  const { add, left } = through(current);

  describe('a sweep of readings', () => {
    it('keeps all of two days, and the hour that they begin in', async () => {
      const readings = every(7, '2026-11-19T12:00:00Z', '2026-11-21T12:34:00Z');
      await add(...readings);
      expect(await current().sweep(NOW)).toBe(0);
      expect(await current().readings.since('a', new Date(0))).toEqual(readings);
    });

    it('keeps the last of each hour before, and counts the others', async () => {
      await add(
        reading('2026-11-19T10:00:00.000Z'),
        reading('2026-11-19T10:59:59.999Z'),
        reading('2026-11-19T11:00:00.000Z'),
        reading('2026-11-19T11:30:00.000Z'),
        reading('2026-11-19T12:00:00.000Z'),
        reading('2026-11-19T12:00:00.001Z'),
      );
      expect(await current().sweep(NOW)).toBe(2);
      expect(await left()).toEqual([
        '2026-11-19T10:59:59.999Z key',
        '2026-11-19T11:30:00.000Z key',
        '2026-11-19T12:00:00.000Z key',
        '2026-11-19T12:00:00.001Z key',
      ]);
      expect(await current().sweep(NOW)).toBe(0);
    });

    it('keeps the last of each UTC day before 35 days, of an hour since the day in which they begin', async () => {
      // 35 days before 21 November is 17 October.
      await add(
        reading('2026-10-16T00:00:00.000Z'),
        reading('2026-10-16T23:59:59.999Z'),
        reading('2026-10-17T00:00:00.000Z'),
        reading('2026-10-17T01:00:00.000Z'),
        reading('2026-10-17T01:20:00.000Z'),
      );
      expect(await current().sweep(NOW)).toBe(2);
      expect(await left()).toEqual([
        '2026-10-16T23:59:59.999Z key',
        '2026-10-17T00:00:00.000Z key',
        '2026-10-17T01:20:00.000Z key',
      ]);
    });

    it('forgets forecasts that are older than 35 days, and thins them until then', async () => {
      await add(
        reading('2026-10-17T12:34:56.788Z', 'forecast'),
        reading('2026-10-17T12:34:56.788Z', 'missing'),
        reading('2026-10-18T12:00:00.000Z', 'forecast'),
        reading('2026-10-18T12:10:00.000Z', 'forecast'),
        reading('2026-11-20T12:00:00.000Z', 'forecast'),
        reading('2026-11-20T12:10:00.000Z', 'forecast'),
      );
      await add(reading('2026-10-17T12:34:56.789Z', 'forecast', 'b'));
      expect(await current().sweep(NOW)).toBe(2);
      expect(await left()).toEqual([
        '2026-10-17T12:34:56.788Z missing',
        '2026-10-18T12:10:00.000Z forecast',
        '2026-11-20T12:00:00.000Z forecast',
        '2026-11-20T12:10:00.000Z forecast',
      ]);
      expect(await left('b')).toEqual(['2026-10-17T12:34:56.789Z forecast']);
    });
  });
}

/** What every store does in a sweep with the readings of many subjects and kinds. */
export function manyReadingsThinningContract(current: () => Store): void {
  const { add, left } = through(current);

  describe('a sweep of many readings', () => {
    it('forgets what is older than 400 days', async () => {
      // From 17 October 2025 to 21 November 2026 are 400 days.
      await add(reading('2025-10-17T12:34:56.788Z'), reading('2025-10-18T12:34:56.789Z'));
      await add(reading('2025-10-17T12:34:56.789Z', 'key', 'b'));
      expect(await current().sweep(NOW)).toBe(1);
      expect(await left()).toEqual(['2025-10-18T12:34:56.789Z key']);
      expect(await left('b')).toEqual(['2025-10-17T12:34:56.789Z key']);
    });

    it('holds neither another subject nor another kind for a later one', async () => {
      await add(
        reading('2026-11-01T10:00:00.000Z'),
        reading('2026-11-01T10:10:00.000Z', 'missing'),
        reading('2026-11-01T10:20:00.000Z', 'key', 'b'),
        reading('2026-11-01T10:20:00.000Z', 'key', 'ä'),
      );
      expect(await current().sweep(NOW)).toBe(0);
    });

    it('thins every subject, and each of its hours, however many readings it has', async () => {
      const minutes = every(1, '2026-11-10T00:00:00Z', '2026-11-10T20:00:00Z');
      await add(...['a', 'b', 'ä'].flatMap((subjectKey) => minutes.map((each) => ({ ...each, subjectKey }))));
      // Of 1,200 in twenty hours twenty are left.
      expect(await current().sweep(NOW)).toBe(3 * 1_180);
      expect(await left('b')).toHaveLength(20);
      expect((await left('ä'))[0]).toBe('2026-11-10T00:59:00.000Z key');
    });

    it('leaves the same whether it comes every day or once', async () => {
      const readings = every(20, '2026-10-10T00:00:00Z', '2026-10-14T00:00:00Z');
      await add(...readings, ...readings.map((each) => ({ ...each, subjectKey: 'b' })));
      await current().sweep(NOW);
      const once = await left();
      await add(...readings.map((each) => ({ ...each, subjectKey: 'c' })));
      for (let day = 45; day >= 0; day -= 1)
        await current().sweep(new Date(NOW.getTime() - day * 86_400_000));
      expect(once).toHaveLength(4);
      expect(await left('c')).toEqual(once);
    });

    it('deletes each once where two sweep at a time', async () => {
      await add(...every(1, '2026-11-10T00:00:00Z', '2026-11-11T00:00:00Z'));
      const deleted = await Promise.all([current().sweep(NOW), current().sweep(NOW), current().sweep(NOW)]);
      // What two reached for at once may be left for the next time.
      deleted.push(await current().sweep(NOW));
      // 1,440 minutes, of which 24 stay.
      expect(deleted.reduce((sum, each) => sum + each)).toBe(1_416);
      expect(await left()).toHaveLength(24);
    });
  });
}

function through(current: () => Store) {
  return {
    add: (...readings: readonly StoredReading[]) => current().guard.commit(batchOf({ readings })),
    left: async (subjectKey = 'a'): Promise<readonly string[]> => {
      const readings = await current().readings.since(subjectKey, new Date(0));
      return readings.map(({ at, kind }) => `${at.toISOString()} ${kind}`);
    },
  };
}

function reading(at: string, kind = 'key', subjectKey = 'a'): StoredReading {
  return { subjectKey, at: new Date(at), kind, json: JSON.stringify(at) };
}

function every(minutes: number, from: string, until: string): readonly StoredReading[] {
  const [start, step] = [Date.parse(from), minutes * 60_000];
  const count = Math.ceil((Date.parse(until) - start) / step);
  return Array.from({ length: count }, (_, index) => reading(new Date(start + index * step).toISOString()));
}
