/**
 * How much the clocks of guards on one store may differ, in milliseconds.
 *
 * What lies further ahead than anybody puts it, and than this, was written by a clock that was wrong.
 */
export const LARGEST_CLOCK_DIFFERENCE_MS = 60_000;
