/** The time in which a simulated account lives. */
export type SimulatedClock = {
  readonly now: () => Date;
  /** Simulated milliseconds per real one; 0 where somebody moves it by hand. */
  readonly speed: number;
  /** What another process needs to show the same time: `from + (its real time − realFrom) × speed`. */
  readonly anchor: { readonly from: Date; readonly realFrom: Date };
};

/** A clock that only moves when it is told to. */
export type HandClock = SimulatedClock & {
  readonly advance: (milliseconds: number) => void;
  /** Jumps to an instant, which has to lie ahead. */
  readonly moveTo: (instant: Date) => void;
};

/** Starts a clock that runs `speed` times as fast as `realNow`, from an instant of its own. */
export function acceleratedClock(options: {
  readonly from: Date;
  readonly speed: number;
  readonly realNow: () => Date;
}): SimulatedClock {
  const { from, speed, realNow } = options;
  const realFrom = realNow();
  return {
    now: () => new Date(from.getTime() + Math.floor((realNow().getTime() - realFrom.getTime()) * speed)),
    speed,
    anchor: { from, realFrom },
  };
}

/** Makes a clock that stands at an instant until it is moved forward. */
export function handClock(from: Date): HandClock {
  let at = from.getTime();
  const moveTo = (instant: Date): void => {
    if (!(instant.getTime() >= at)) {
      throw new Error(`the clock stands at ${new Date(at).toISOString()} and only moves forward`);
    }
    at = instant.getTime();
  };
  return {
    now: () => new Date(at),
    speed: 0,
    anchor: { from, realFrom: from },
    advance: (milliseconds) => moveTo(new Date(at + milliseconds)),
    moveTo,
  };
}
