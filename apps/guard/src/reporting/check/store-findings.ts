import { accessSync, constants, existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { StorePlace } from '@tollkeeper/store';

import { type Finding, note, well, wrong } from './finding.ts';

/** Says whether a guard could remember anything there: a file is written beside others in its folder. */
export function storeFindings(place: StorePlace): readonly Finding[] {
  if (place.kind === 'database') return [well('The store can be opened.')];
  const { path } = place;
  if (path === ':memory:')
    return [note('The store is in memory: whatever the guard knows is lost when it ends.')];
  const folder = dirname(resolve(path));
  const code = unwritable(path, folder);
  if (code !== undefined) {
    const text = `Nothing can be written to ${path} (${code}): a guard would not start, or forget what it saw.`;
    return [
      wrong(text, `Make the folder ${folder} one that the guard may write to, or set TOLLKEEPER_STORE.`),
    ];
  }
  return existsSync(path)
    ? [well('The store can be opened.')]
    : [note('Nothing is remembered yet: the store is made by the first look.')];
}

/** Permissions alone do not tell: the disk may be read-only, and the owner of everything is asked for none. */
function unwritable(path: string, folder: string): string | undefined {
  try {
    if (existsSync(path)) accessSync(path, constants.W_OK);
    rmdirSync(mkdtempSync(join(folder, '.tollkeeper-check-')));
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
