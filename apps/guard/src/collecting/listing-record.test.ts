import type { KeyListing } from '@tollkeeper/openrouter';
import { NOTHING } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type ListingRecord, listingChange, listingOf, storedListing } from './listing-record.ts';
import { sourceSubject } from './source.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const after = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

function listing(ids: readonly string[], change: Partial<KeyListing> = {}): KeyListing {
  const keys = ids.map((id) => ({
    reading: {
      kind: 'key',
      subject: { kind: 'key', id, name: id },
      at: NOON,
      limitReset: 'never',
      spent: { allTime: NOTHING },
    } as const,
    kind: 'ordinary' as const,
    unread: [],
  }));
  return { keys, unread: [], isComplete: true, ...change };
}

/** The ids that are told to be gone by each of some listings in a row. */
function gone(...listings: readonly KeyListing[]): readonly (readonly string[])[] {
  let record: ListingRecord | undefined;
  return listings.map((each, index) => {
    const change = listingChange(record, each, after(index));
    record = change.record ?? record;
    return change.gone.map(({ subject }) => ('id' in subject ? subject.id : ''));
  });
}

describe('listingChange', () => {
  it('tells of a key that is not listed any more more than once, and then no more', () => {
    const [both, one] = [listing(['a', 'b']), listing(['a'])];
    expect(gone(both, one, one, one, one)).toEqual([[], ['b'], ['b'], ['b'], []]);
  });

  it('takes it back when the key is listed again', () => {
    const [both, one] = [listing(['a', 'b']), listing(['a'])];
    expect(gone(both, one, both, one)).toEqual([[], ['b'], [], ['b']]);
  });

  it('concludes nothing from a listing that is cut short, and counts a row that cannot be read as listed', () => {
    const both = listing(['a', 'b']);
    expect(gone(both, listing(['a'], { isComplete: false }))).toEqual([[], []]);
    const unread = [{ hash: 'b', field: 'usage', expected: 'a number' }];
    expect(gone(both, listing(['a'], { unread }))).toEqual([[], []]);
  });

  it('is written only when something changed, and once a day', () => {
    const record = { at: NOON, listed: ['a', 'b'], absent: [] };
    expect(listingChange(record, listing(['b', 'a']), after(23)).record).toBeUndefined();
    expect(listingChange(record, listing(['a', 'b']), after(24)).record).toEqual({
      ...record,
      at: after(24),
    });
    expect(listingChange(record, listing(['a', 'c']), after(1)).record).toMatchObject({
      listed: ['a', 'c'],
      absent: [{ id: 'b', times: 1 }],
    });
  });

  it('survives being kept', () => {
    const record = { at: NOON, listed: ['a'], absent: [{ id: 'b', times: 2 }] };
    expect(listingOf(storedListing(sourceSubject('management keys', 'keys'), record))).toEqual(record);
  });
});
