import type { Clock } from './clock.ts';

/** How often a method may be called: by tier per workspace, or one message a second per channel. */
export type Tier = 1 | 2 | 3 | 4 | 'one-a-second';

/** Counts calls; gives the seconds to wait once there were too many, else undefined. */
export type RateLimit = (counted: string, tier: Tier) => number | undefined;

/**
 * Starts to count. docs.slack.dev/apis/web-api/rate-limits, November 2026: 1+, 20+, 50+ and 100+ calls a
 * minute and method; a message a second and channel. Slack tolerates short bursts and does not say how long:
 * ten calls of tier 1, so that sockets may be recycled, and four messages.
 */
export function createRateLimit(clock: Clock): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (counted, tier) => {
    const { burst, perSecond } = TIERS[tier];
    const now = clock.now();
    const bucket = buckets.get(counted) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond);
    const taken = left >= 1 ? left - 1 : left;
    buckets.set(counted, { left: taken, at: now });
    return left >= 1 ? undefined : Math.ceil((1 - left) / perSecond);
  };
}

const TIERS: Readonly<Record<Tier, { readonly burst: number; readonly perSecond: number }>> = {
  1: { burst: 10, perSecond: 1 / 60 },
  2: { burst: 20, perSecond: 20 / 60 },
  3: { burst: 50, perSecond: 50 / 60 },
  4: { burst: 100, perSecond: 100 / 60 },
  'one-a-second': { burst: 4, perSecond: 1 },
};
