/** A clock that runs by itself and can be pushed forward: rate limits pass in real time, expiries at will. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Pushes the clock forward by a number of milliseconds. */
  readonly skip: (milliseconds: number) => void;
};

/** Starts a clock at the time of this machine. */
export function startClock(): Clock {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    skip: (milliseconds) => {
      skipped += milliseconds;
    },
  };
}
