import { setTimeout as pause } from 'node:timers/promises';

import { callFault } from './call-fault.ts';

/** Makes a call that starts something, and again for a while where the network or Slack is in trouble. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of PAUSES) {
    try {
      return await call();
    } catch (error) {
      const fault = callFault(error);
      if (fault.kind === 'refused') throw error;
      await pause(fault.kind === 'not-done' ? Math.min(fault.after ?? wait, LONGEST) : wait);
    }
  }
  return call();
}

/** In milliseconds; seven seconds and a half together, in which a network comes up. */
const PAUSES: readonly number[] = [500, 1_000, 2_000, 4_000];

const LONGEST = 60_000;
