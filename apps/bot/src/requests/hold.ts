import { setTimeout as pause } from 'node:timers/promises';

import type { Host } from './host.ts';
import { loggedFault } from './logged-fault.ts';

/** A delivery that this process answers, as long as it lives. */
export type Hold = {
  /** Whether it still does: whoever stood still for longer than the lease may have lost it to another process. */
  readonly isKept: () => Promise<boolean>;
  /** It is answered: nobody else needs to. */
  readonly finish: () => Promise<void>;
};

/**
 * Claims a delivery for this process; `undefined` where another one has answered it.
 *
 * While another one works on it, it is looked at again: should that process die, its lease runs out, and this one takes
 * over. A process that dies between its answer and the mark of it is answered after, which is twice. Where the store is
 * out of reach, twice is better than never, too.
 */
export async function hold(delivery: string, host: Host): Promise<Hold | undefined> {
  const { store, now, log } = host;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    if (look > 0) await pause(LOOKED_AGAIN_AFTER);
    const from = now();
    try {
      const { kind } = await store.deliveries.claim(delivery, { now: from, leaseMs: LEASE });
      if (kind === 'claimed' && look > 0) log.warn('a request was taken over from a process that stopped');
      if (kind === 'claimed') return held(delivery, from.getTime(), host);
      log.debug({ kind }, 'a request was seen before');
      if (kind === 'done') return undefined;
    } catch (error) {
      loggedFault(log, { error, what: 'a request could not be claimed' });
      if (look === 0) return held(delivery, from.getTime(), host);
    }
  }
  return undefined;
}

function held(delivery: string, from: number, { store, now, log }: Host): Hold {
  let [until, isLost, last] = [from + LEASE, false, Promise.resolve()];
  const renew = async (): Promise<void> => {
    const [end, leaseMs] = [until, now().getTime() + LEASE - until];
    if (isLost || leaseMs < 1) return;
    try {
      // Claimed from where our lease ends, it is had only if nobody else has claimed it since.
      const { kind } = await store.deliveries.claim(delivery, { now: new Date(end), leaseMs });
      if (kind === 'claimed') until = end + leaseMs;
      else isLost = true;
    } catch (error) {
      loggedFault(log, { error, what: 'the claim of a request could not be renewed' });
    }
  };
  const renewing = setInterval(() => {
    if (now().getTime() - from < LONGEST_WORK) last = last.then(renew);
  }, RENEWED_EVERY).unref();
  return {
    isKept: async () => {
      await last;
      if (now().getTime() >= until) await renew();
      return !isLost;
    },
    finish: async () => {
      clearInterval(renewing);
      await last;
      if (isLost) return;
      await store.deliveries.finish(delivery, now()).catch((error: unknown) => {
        loggedFault(log, { error, what: 'a delivery could not be marked as done' });
      });
    },
  };
}

/** In milliseconds, as all of these: so long an answer is waited for whose process died. */
const LEASE = 10_000;

const RENEWED_EVERY = 3_000;

/** Longer than any answer takes, a language model and its retries included. */
const LONGEST_WORK = 120_000;

const LOOKED_AGAIN_AFTER = 1_000;

const MOST_LOOKS = (LONGEST_WORK + 3 * LEASE) / LOOKED_AGAIN_AFTER;
