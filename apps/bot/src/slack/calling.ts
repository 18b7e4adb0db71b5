import { setTimeout as pause } from 'node:timers/promises';

import { callFault } from './call-fault.ts';
import type { WaitingLine } from './waiting-line.ts';

/** Whether a call may be made again although it may have been done: else only where it surely was not. */
export type Repeat = 'whenever' | 'unless-done';

/** How a call is made again. */
export type Trying = {
  /** The longest pause between two tries, in milliseconds. */
  readonly longest?: number;
  /** For those whom Slack sends away because there are too many of them. */
  readonly line?: WaitingLine;
};

/**
 * Makes a call, and again up to three times where that helps and harms nothing.
 *
 * Posting has no key by which Slack would know a second try, so a message whose answer was lost is never sent again.
 */
export async function calling<T>(
  repeat: Repeat,
  call: () => Promise<T>,
  { longest = LONGEST_PAUSE, line = (wait) => wait }: Trying = {},
): Promise<T> {
  for (const usual of PAUSES) {
    try {
      return await call();
    } catch (error) {
      const fault = callFault(error);
      const isOver = fault.kind === 'refused' || (fault.kind === 'unclear' && repeat === 'unless-done');
      if (isOver) throw error;
      const wait = fault.kind === 'not-done' && fault.after !== undefined ? line(fault.after) : usual;
      if (wait > longest) throw error;
      await pause(wait);
    }
  }
  return call();
}

/** In milliseconds. */
const PAUSES: readonly number[] = [250, 1_000, 2_500];

/** Whoever asked has gone by then. */
const LONGEST_PAUSE = 30_000;
