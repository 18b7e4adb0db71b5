import { diffPrices, type PriceFile, parsePriceFile } from '@tollkeeper/pricing/snapshot-diff';

import type { Reply } from '../converse/reply.ts';
import { readTextFile } from './read-text-file.ts';

/** Compares two files of prices; what is wrong with either is said at once. */
export async function priceDiff(oldPath: string, newPath: string): Promise<Reply> {
  const [old, now] = await Promise.all([readPrices(oldPath), readPrices(newPath)]);
  if (old.kind === 'refused' || now.kind === 'refused') {
    const faults = [
      { path: oldPath, file: old },
      { path: newPath, file: now },
    ];
    const sentences = faults.flatMap(({ path, file }) =>
      file.kind === 'refused' ? [`${path} ${file.problem}.`] : [],
    );
    return { kind: 'refused', title: 'No comparison', sentences };
  }
  return {
    kind: 'price-diff',
    diff: diffPrices(old.models, now.models),
    compared: { old: { ...daysOf(old), name: oldPath }, new: { ...daysOf(now), name: newPath } },
  };
}

async function readPrices(path: string): Promise<PriceFile> {
  const file = await readTextFile(path, MOST_MEGABYTES);
  return file.kind === 'read' ? parsePriceFile(file.text) : file;
}

function daysOf({ asOf, notBefore }: Extract<PriceFile, { kind: 'read' }>) {
  return { ...(asOf !== undefined && { asOf }), ...(notBefore !== undefined && { notBefore }) };
}

/** OpenRouter's answer has 0.4 MB with 400 models; far more is something else. */
const MOST_MEGABYTES = 20;
