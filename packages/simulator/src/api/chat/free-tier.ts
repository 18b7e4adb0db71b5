import { usd } from '../../money/picodollars.ts';
import type { Simulation } from '../../state/simulation.ts';
import { DAY_MS, dayOf } from '../../time/reset-window.ts';
import type { Refusal } from '../answer.ts';

/** Free requests a day: more once 10 credits were bought, where 9 are enough (limits.mdx, autumn 2026). */
export function freeAllowance({ credits }: Simulation): number {
  return credits.bought >= ENOUGH_BOUGHT ? 1_000 : 50;
}

/** Counts the free requests of the account since midnight UTC. */
export function freeCallsToday({ freeCalls }: Simulation, now: Date): number {
  return freeCalls.filter((at) => dayOf(new Date(at)) === dayOf(now)).length;
}

/** Counts one more free request, refused or not, and refuses it beyond 20 a minute or the day's allowance. */
export function freeTierRefusal(simulation: Simulation, now: Date): Refusal | undefined {
  const { freeCalls } = simulation;
  const allowance = freeAllowance(simulation);
  const today = freeCallsToday(simulation, now);
  const lastMinute = freeCalls.filter((at) => at > now.getTime() - MINUTE_MS).length;
  freeCalls.push(now.getTime());
  while ((freeCalls[0] ?? 0) < now.getTime() - DAY_MS) freeCalls.shift();

  const midnight = (dayOf(now) + 1) * DAY_MS;
  if (today >= allowance) {
    return tooMany({
      source: 'openrouter_free_tier_daily',
      message:
        allowance === 50
          ? 'free-models-per-day. Add 10 credits to unlock 1000 free model requests per day'
          : 'free-models-per-day-high-balance. ',
      limit: allowance,
      reset: midnight,
    });
  }
  if (lastMinute < PER_MINUTE) return undefined;
  const nextMinute = (Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  return tooMany({
    source: 'openrouter_free_tier_per_minute',
    message: 'free-models-per-min. ',
    limit: PER_MINUTE,
    reset: nextMinute,
  });
}

function tooMany(what: {
  readonly source: string;
  readonly message: string;
  readonly limit: number;
  readonly reset: number;
}): Refusal {
  const headers = {
    'X-RateLimit-Limit': String(what.limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(what.reset),
  };
  return {
    status: 429,
    message: `Rate limit exceeded: ${what.message}`,
    metadata: {
      headers,
      limit_source: what.source,
      remedy_hint: 'Wait for the reset (see X-RateLimit-Reset), or use a paid model.',
    },
    headers,
  };
}

const ENOUGH_BOUGHT = usd('9');
const MINUTE_MS = 60_000;
const PER_MINUTE = 20;
