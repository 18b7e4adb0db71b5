import { openStore, type Store } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { hourBook } from './hour-book.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

describe('hourBook', () => {
  it('takes for done what it noted in this hour, and in no other', async () => {
    const book = hourBook((await newStore()).readings);
    book.note('a', after(1));
    expect(book.isDone('a', after(59))).toBe(true);
    expect(book.isDone('a', after(60))).toBe(false);
    expect(await book.left(['a', 'b'], after(5), ['forecast'])).toEqual(['b']);
    expect(await book.left(['a', 'b'], after(-5), ['forecast'])).toEqual(['a', 'b']);
  });

  it('asks the store each time what another guard has done meanwhile', async () => {
    const store = await newStore();
    const book = hourBook(store.readings);
    expect(await book.left(['a', 'b', 'c'], after(5), ['forecast', 'pattern'])).toEqual(['a', 'b', 'c']);
    await add(store, ['a', 'forecast', after(3)], ['b', 'pattern', after(4)], ['c', 'key', after(4)]);
    expect(await book.left(['a', 'b', 'c'], after(6), ['forecast', 'pattern'])).toEqual(['c']);
    expect(await book.left(['a', 'b', 'c'], after(66), ['forecast', 'pattern'])).toEqual(['a', 'b', 'c']);
  });

  it('is not held up by what a clock that was ahead had dated', async () => {
    const store = await newStore();
    await add(store, ['a', 'forecast', after(5)], ['a', 'forecast', after(300)]);
    expect(await hourBook(store.readings).left(['a'], after(10), ['forecast'])).toEqual([]);
  });
});

async function newStore(): Promise<Store> {
  const store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  return store;
}

async function add(store: Store, ...readings: readonly (readonly [string, string, Date])[]): Promise<void> {
  const nothing = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
  const rows = readings.map(([subjectKey, kind, at]) => ({ subjectKey, kind, at, json: '{}' }));
  await store.guard.commit({ ...nothing, readings: rows });
}
