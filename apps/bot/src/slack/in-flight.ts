import { setTimeout as pause } from 'node:timers/promises';

/** Counts what is under way. */
export type InFlight = {
  readonly track: (work: Promise<void>) => Promise<void>;
  /** Waits until nothing is under way, or so many milliseconds have passed; gives what is left. */
  readonly drained: (within: number) => Promise<number>;
};

/** Starts with nothing under way. */
export function createInFlight(): InFlight {
  const under = new Set<Promise<void>>();
  return {
    track: (work) => {
      const tracked = work.finally(() => under.delete(tracked));
      under.add(tracked);
      return tracked;
    },
    drained: async (within) => {
      const late = new AbortController();
      const end = pause(within, undefined, { signal: late.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled(under), end]);
      late.abort();
      return under.size;
    },
  };
}
