import type { GoneReading, KeySubject, SourceSubject } from '@tollkeeper/engine';
import { subjectKey } from '@tollkeeper/engine/guarding';
import type { KeyListing } from '@tollkeeper/openrouter';
import type { StoredReading } from '@tollkeeper/store';
import { z } from 'zod';

/** Which keys a listing named, and which it did not name any more, by their ids. */
export type ListingRecord = {
  readonly at: Date;
  readonly listed: readonly string[];
  /** How often in a row they were left out. */
  readonly absent: readonly Absent[];
  /** Ids with what OpenRouter shows of the keys themselves, such as `sk-or-v1-0e6...1c96`. */
  readonly labels?: readonly (readonly [id: string, label: string])[];
};

export type Absent = { readonly id: string; readonly times: number };

/** What a new listing means beside the one before it. */
export type ListingChange = {
  readonly gone: readonly GoneReading[];
  /** Missing where the record before still says it all. */
  readonly record?: ListingRecord;
};

/** Finds the keys that are not listed any more; a listing that is cut short proves nothing. */
export function listingChange(
  before: ListingRecord | undefined,
  { keys, unread, isComplete }: KeyListing,
  at: Date,
): ListingChange {
  if (!isComplete) return { gone: [] };
  const listed = [
    ...keys.map(({ reading }) => reading.subject.id),
    ...unread.flatMap(({ hash }) => (hash === undefined || hash === '' ? [] : [hash])),
  ].toSorted();
  const named = new Set(listed);
  const times = new Map(before?.absent.map((each) => [each.id, each.times]));
  const missing = [...(before?.listed ?? []), ...times.keys()].filter((id) => !named.has(id));
  // Told twice, so that the decision can wait for the second listing; once more in case one was lost.
  const absent = [...new Set(missing)]
    .map((id) => ({ id, times: (times.get(id) ?? 0) + 1 }))
    .filter(({ times: count }) => count <= MOST_TOLD);
  const gone = absent.map(({ id }): GoneReading => ({ kind: 'gone', subject: unnamedKey(id), at }));
  const isSame =
    before !== undefined &&
    absent.length === 0 &&
    before.absent.length === 0 &&
    at.getTime() - before.at.getTime() < RENEW_MS &&
    before.listed.length === listed.length &&
    before.listed.every((id, index) => id === listed[index]);
  const labels = keys.flatMap(({ reading, label }) =>
    label === undefined ? [] : [[reading.subject.id, label] as const],
  );
  const record = { at, listed, absent, ...(labels.length > 0 && { labels }) };
  return { gone, ...(!isSame && { record }) };
}

/** A record as it is kept beside the readings. */
export function storedListing(source: SourceSubject, { at, ...record }: ListingRecord): StoredReading {
  return { subjectKey: subjectKey(source), at, kind: LISTING, json: JSON.stringify(record) };
}

/** Reads a record that was kept; throws on what is none, as only this file writes them. */
export function listingOf({ at, json }: StoredReading): ListingRecord {
  const { labels, ...record } = SCHEMA.parse(JSON.parse(json));
  return { at, ...record, ...(labels && { labels }) };
}

export const LISTING = 'listing';

/** What the listing called it is known by whoever watches it. */
function unnamedKey(id: string): KeySubject {
  return { kind: 'key', id, name: `…${id.slice(-4)}` };
}

const SCHEMA = z.object({
  listed: z.array(z.string()),
  absent: z.array(z.object({ id: z.string(), times: z.number() })),
  labels: z.array(z.tuple([z.string(), z.string()])).optional(),
});

const MOST_TOLD = 3;

/** Old records are deleted like readings; one a day is always there. */
const RENEW_MS = 86_400_000;
