import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

import { problemText } from './refusal.ts';

/** What was begun and has not ended yet. */
export type WorkUnderWay = {
  /** What fails is logged. */
  readonly add: (work: Promise<void>) => void;
  /** Waits until nothing is left, also of what is begun meanwhile, but not longer than so many milliseconds. */
  readonly finished: (longest: number) => Promise<void>;
};

/** Keeps account of work that nobody waits for. */
export function workUnderWay(log: Logger): WorkUnderWay {
  const begun = new Set<Promise<void>>();
  return {
    add: (work) => {
      const ended = work
        .catch((error: unknown) =>
          log.error({ problem: problemText(error) }, 'Something on Discord was not answered.'),
        )
        .then(() => void begun.delete(ended));
      begun.add(ended);
    },
    finished: async (longest) => {
      const stop = new AbortController();
      const late = sleep(longest, 'late' as const, { signal: stop.signal }).catch(() => 'late' as const);
      let now: unknown;
      while (begun.size > 0 && now !== 'late') now = await Promise.race([late, Promise.all(begun)]);
      stop.abort();
    },
  };
}
