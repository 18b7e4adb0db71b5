import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { parseSnapshot } from '@tollkeeper/pricing/live';
import { z } from 'zod';

import type { PriceStore, StoredPrices } from './price-store.ts';

/** Keeps the prices in one JSON file, which is never seen half written. */
export function priceFile(path: string): PriceStore {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : parseStored(text);
    },
    write: (prices) => replace(path, JSON.stringify({ format: FORMAT, ...prices })),
  };
}

function parseStored(text: string): StoredPrices | undefined {
  const parsed = STORED.safeParse(parseJson(text));
  const snapshot = parseSnapshot(parsed.data?.snapshot);
  if (!parsed.success || snapshot === undefined) return undefined;
  const { etag, lastModified } = parsed.data.validators;
  return {
    snapshot,
    fetchedAt: new Date(parsed.data.fetchedAt),
    confirmedAt: new Date(parsed.data.confirmedAt),
    validators: { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Writes beside the file and renames; both the content and the new name are on the disk when it returns.
 *
 * Without the first sync a power cut can leave the new name on an empty file, without the second the old name.
 */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Raised when prices are read differently, so that those read by an older version are fetched anew. */
const FORMAT = 1;

const STORED = z.object({
  format: z.literal(FORMAT),
  snapshot: z.unknown(),
  fetchedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime(),
  validators: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
});
