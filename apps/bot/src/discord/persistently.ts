import { setTimeout as sleep } from 'node:timers/promises';

import { isPassing } from './refusal.ts';

/** Tries again where Discord's servers fail or the connection breaks, beyond the tries of discord.js, which do not wait. */
export async function persistently(work: () => Promise<void>): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(pause);
    }
  }
  await work();
}

/** In milliseconds. */
const PAUSES = [500, 2_000];
