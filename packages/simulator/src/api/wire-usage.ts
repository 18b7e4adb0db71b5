import type { Picodollars } from '../money/picodollars.ts';
import { countedIn } from '../state/counters.ts';
import type { KeyAccount } from '../state/key-account.ts';
import { type Simulation, shownTotal } from '../state/simulation.ts';

/** The counters of a key as `GET /key` and `GET /keys` show them, with what is left of its limit. */
export function wireUsage(
  { setBack }: Simulation,
  key: KeyAccount,
  now: Date,
): Readonly<Record<string, Picodollars | string | boolean | null>> {
  const { usage, byok } = key.shown;
  return {
    limit: key.limit,
    limit_remaining: remainingOf(key, now),
    limit_reset: key.reset,
    include_byok_in_limit: key.includeByok,
    usage: shownTotal(key, setBack),
    usage_daily: countedIn(usage, 'daily', now),
    usage_weekly: countedIn(usage, 'weekly', now),
    usage_monthly: countedIn(usage, 'monthly', now),
    byok_usage: byok.total,
    byok_usage_daily: countedIn(byok, 'daily', now),
    byok_usage_weekly: countedIn(byok, 'weekly', now),
    byok_usage_monthly: countedIn(byok, 'monthly', now),
  };
}

function remainingOf({ limit, reset, includeByok, shown }: KeyAccount, now: Date): Picodollars | null {
  if (limit === null) return null;
  const own = includeByok ? countedIn(shown.byok, reset, now) : 0n;
  return limit - countedIn(shown.usage, reset, now) - own;
}
