import { z } from 'zod';

import { type KeyEntry, type ParsedKey, parseKey } from './key-answer.ts';
import { type Mismatch, mismatchOf } from './wire-amount.ts';

/** The keys of an account or workspace. */
export type KeyListing = {
  /** One entry a key, by its hash; of two answers about one key the later. */
  readonly keys: readonly KeyEntry[];
  /** Rows that cannot be read: these keys exist, and nothing is known about them. */
  readonly unread: readonly UnreadKey[];
  /** False when keys may be missing: the list changed while it was read, or was longer than we read. */
  readonly isComplete: boolean;
};

export type UnreadKey = Mismatch & { readonly hash?: string };

/** One page of /keys, row by row; the hash, empty where there is none, fits pages together. */
export type KeyPage = readonly KeyRow[];
export type KeyRow = { readonly hash: string; readonly parsed: ParsedKey };

export type ParsedPage =
  | { readonly kind: 'page'; readonly page: KeyPage }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch };

/** Reads a page; one row that cannot be read does not hide the others. */
export function parseKeyPage(body: unknown, at: Date): ParsedPage {
  const { data, error } = PAGE.safeParse(body);
  if (data === undefined) return { kind: 'mismatch', mismatch: mismatchOf(error) };
  const page = data.data.map((row, index) => ({
    hash: HASH.safeParse(row).data?.hash ?? '',
    parsed: parseKey(row, { at }, ['data', index]),
  }));
  return { kind: 'page', page };
}

/** What to read after some pages. */
export type NextPage =
  | { readonly kind: 'offset'; readonly offset: number }
  /** The list changed between two pages: it has to be read from the start again. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'end' };

/**
 * Says what to read next.
 *
 * Each page overlaps the one before by one row. When that row is gone, a key was deleted meanwhile and
 * another slipped past the border unseen. Rows that moved the other way are only seen twice. The end is a
 * page that brings nothing new, whatever the size of a page is.
 */
export function nextPage(pages: readonly KeyPage[]): NextPage {
  const [newest, before] = [pages.at(-1), pages.at(-2)];
  if (newest === undefined) return { kind: 'offset', offset: 0 };
  const overlap = before?.at(-1)?.hash;
  if (overlap !== undefined && !newest.some(({ hash }) => hash === overlap)) return { kind: 'moved' };
  const earlier = pages.slice(0, -1);
  const isSeen = ({ hash }: KeyRow): boolean => earlier.some((page) => page.some((row) => row.hash === hash));
  // From its end, where something new is found at once: an account of 10,000 keys has 100 pages.
  if (newest.toReversed().every(isSeen)) return { kind: 'end' };
  return { kind: 'offset', offset: pages.reduce((sum, page) => sum + page.length - 1, 0) };
}

/** Joins the pages of a list. */
export function joinedListing(pages: readonly KeyPage[], isComplete: boolean): KeyListing {
  const rows = pages.flat();
  const byHash = new Map(rows.map((row) => [row.hash, row.parsed]));
  // Rows without a hash cannot be told apart, so each is told.
  const nameless = rows.filter(({ hash }) => hash === '').map(({ parsed }) => parsed);
  byHash.delete('');
  const keys = [...byHash.values()].flatMap((each) => (each.kind === 'key' ? [each.entry] : []));
  const unread = [...byHash].flatMap(([hash, each]) =>
    each.kind === 'mismatch' ? [{ ...each.mismatch, hash }] : [],
  );
  const others = nameless.flatMap((each) => (each.kind === 'mismatch' ? [each.mismatch] : []));
  return { keys, unread: [...unread, ...others], isComplete };
}

const PAGE = z.looseObject({ data: z.array(z.unknown(), { error: 'a list of keys' }) });
const HASH = z.looseObject({ hash: z.string() });
