import type { Store } from '@tollkeeper/store';

import type { RunningPlatform } from '../requests/platform.ts';
import type { Readiness } from './health-server.ts';

/** What a bot rests on: the names of the platforms that are set up, those that run by now, and the store. */
export type Parts = {
  readonly names: readonly RunningPlatform['name'][];
  readonly running: () => readonly RunningPlatform[];
  readonly store: Store;
  readonly isDraining: () => boolean;
};

/** Says of each part whether requests are answered with it right now; while the bot stops, of none. */
export function readinessOf({ names, running, store, isDraining }: Parts): Readiness {
  return async () => {
    const platforms = names.map((name) => {
      const platform = running().find((each) => each.name === name);
      return [name, !isDraining() && platform?.isReady() === true] as const;
    });
    return { ...Object.fromEntries(platforms), store: await answers(store) };
  };
}

/** A read of nothing in particular; a store that waits for a lock is not ready either. */
async function answers(store: Store): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const read = store.conversations.load(NOBODY, new Date()).then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([read, late]);
  clearTimeout(timer);
  return answered;
}

const NOBODY = { platform: 'health', place: 'health', person: 'health' };
const PATIENCE_MS = 1_000;
