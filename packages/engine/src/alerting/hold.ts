/** How long, in milliseconds, and over how many readings something has to be seen before it counts. */
export type Hold = { readonly for: number; readonly readings: number };

/** Something that was seen from an instant on, in so many readings in a row. */
export type Run = { readonly since: Date; readonly readings: number };

/** The run with one more reading, or a new one. */
export function longer(run: Run | undefined, at: Date): Run {
  // A beginning in the future was dated by a wrong clock.
  const since = run === undefined || run.since > at ? at : run.since;
  return { since, readings: (run?.readings ?? 0) + 1 };
}

export function isHeld({ since, readings }: Run, hold: Hold, at: Date): boolean {
  return readings >= hold.readings && at.getTime() - since.getTime() >= hold.for;
}
