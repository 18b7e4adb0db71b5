import { setImmediate as others } from 'node:timers/promises';
import type { Watched } from '@tollkeeper/engine';
import { parseWatched } from '@tollkeeper/engine/guarding';

import type { GuardStore } from './guard-desk.ts';

/** Whether anything was ever read of an account. */
export async function isWatched({ readings }: GuardStore): Promise<boolean> {
  return (await readings.subjects()).length > 0;
}

/** What is known of every subject that is watched, some at a time; what another version wrote is left out. */
export async function watchedSubjects({ readings, guard }: GuardStore): Promise<readonly Watched[]> {
  const keys = await readings.subjects();
  const found: Watched[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    if (from > 0) await others();
    for (const { json } of await guard.watched(keys.slice(from, from + AT_ONCE))) {
      try {
        found.push(parseWatched(json));
      } catch {
        // A guard of another version watches it: this program cannot say what of it is so.
      }
    }
  }
  return found;
}

/** When anything at all was last believed. */
export function lastReadAt(watched: readonly Watched[]): Date | undefined {
  const instants = watched.flatMap(({ freshAt }) => freshAt?.getTime() ?? []);
  return instants.length === 0 ? undefined : new Date(instants.reduce((a, b) => Math.max(a, b)));
}

const AT_ONCE = 100;
