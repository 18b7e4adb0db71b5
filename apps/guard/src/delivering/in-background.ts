/** Work that is begun again and again and never runs twice at a time. */
export type BackgroundWork = {
  /** Begins it unless it is under way; waits for its end, but no longer than the patience. */
  readonly begin: () => Promise<void>;
  /** Waits for the end of what is under way. */
  readonly settled: () => Promise<void>;
};

/** Lets others go on after a while: a channel that hangs must not hold up the polling. */
export function inBackground(work: () => Promise<void>, patience: () => Promise<void>): BackgroundWork {
  let underWay: Promise<void> | undefined;
  return {
    begin: () => {
      underWay ??= work().finally(() => {
        underWay = undefined;
      });
      // Whoever no longer waits for it must not end the process by that.
      underWay.catch(() => undefined);
      return Promise.race([underWay, patience()]);
    },
    settled: async () => {
      await underWay;
    },
  };
}
