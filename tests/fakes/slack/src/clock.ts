/** The time of the workspace: it passes by itself, and a test may let it jump. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Jumps ahead and rings what falls due on the way, in order. */
  readonly advance: (milliseconds: number) => void;
  /** Rings once after so many milliseconds; the answer cancels it. */
  readonly ring: (after: number, alarm: () => void) => () => void;
  /** Cancels every alarm. */
  readonly stop: () => void;
};

/** Starts a clock at the time that it is. */
export function createClock(): Clock {
  const alarms = new Set<Alarm>();
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const cancel = (alarm: Alarm): void => {
    clearTimeout(alarm.timer);
    alarms.delete(alarm);
  };
  const fire = (alarm: Alarm): void => {
    cancel(alarm);
    alarm.ring();
  };

  return {
    now,
    advance: (milliseconds) => {
      ahead += milliseconds;
      const due = [...alarms].filter((alarm) => alarm.at <= now()).sort((one, other) => one.at - other.at);
      for (const alarm of due) fire(alarm);
    },
    ring: (after, ring) => {
      const alarm: Alarm = { at: now() + after, ring, timer: setTimeout(() => fire(alarm), after).unref() };
      alarms.add(alarm);
      return () => cancel(alarm);
    },
    stop: () => {
      for (const alarm of [...alarms]) cancel(alarm);
    },
  };
}

type Alarm = { readonly at: number; readonly ring: () => void; readonly timer: NodeJS.Timeout };
