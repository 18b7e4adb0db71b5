import { LIMITS } from '../limits.ts';
import type { Route } from '../rest/route.ts';
import type { Answered } from './answer.ts';
import type { Call } from './call.ts';

/** How many requests a route takes in how many milliseconds, for each channel or token in its path. */
export type RateLimit = { readonly requests: number; readonly milliseconds: number };

/** What a limiter says: the headers of a request that may pass, or the 429 of one that may not. */
export type Verdict =
  | { readonly kind: 'passes'; readonly headers: Record<string, string> }
  | { readonly kind: 'refused'; readonly answer: Answered };

/** Counts a request and says whether it may pass. */
export type Limiter = (route: Route, call: Call) => Verdict;

/**
 * Counts requests by route and by the channel, server or token in the path, and all together by the second.
 *
 * Discord does not publish the limits of single routes; these are examples, which a test may change.
 */
export function rateLimiter(limits: Readonly<Record<string, RateLimit>>): Limiter {
  const counts = new Map<string, { count: number; until: number }>();
  const windowOf = (key: string, now: number, milliseconds: number) => {
    const open = counts.get(key);
    if (open !== undefined && open.until > now) return open;
    const opened = { count: 0, until: now + milliseconds };
    counts.set(key, opened);
    return opened;
  };
  return (route, call) => {
    if (route.isInteraction !== true) {
      const all = windowOf('global', call.at, 1000);
      all.count += 1;
      if (all.count > LIMITS.rate.perSecond) return refusal('global', all.until - call.at, {});
    }
    const name = `${route.method} ${route.path}`;
    const limit = limits[name] ?? DEFAULT;
    const window = windowOf(`${call.method} ${majorPath(call.path)} ${name}`, call.at, limit.milliseconds);
    window.count += 1;
    const headers = headersOf(name, limit, { ...window, now: call.at });
    if (window.count > limit.requests) return refusal('user', window.until - call.at, headers);
    return { kind: 'passes', headers };
  };
}

/** Makes Discord's answer 429, for one route or for all of them. */
export function tooManyRequests(
  scope: 'user' | 'shared' | 'global',
  seconds: number,
  headers: Record<string, string> = {},
): Answered {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function refusal(scope: 'user' | 'global', milliseconds: number, headers: Record<string, string>): Verdict {
  return { kind: 'refused', answer: tooManyRequests(scope, milliseconds / 1000, headers) };
}

function headersOf(
  name: string,
  limit: RateLimit,
  window: { readonly count: number; readonly until: number; readonly now: number },
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit.requests),
    'x-ratelimit-remaining': String(Math.max(0, limit.requests - window.count)),
    'x-ratelimit-reset': String(window.until / 1000),
    'x-ratelimit-reset-after': String((window.until - window.now) / 1000),
    'x-ratelimit-bucket': Buffer.from(name).toString('hex').slice(0, 64),
  };
}

/** The part of a path that has a limit of its own: topics/rate-limits, "top-level resources". */
function majorPath(path: string): string {
  return /^\/(channels|guilds)\/\d+|^\/(webhooks|interactions)\/\d+\/[^/]+/.exec(path)?.[0] ?? '';
}

const DEFAULT: RateLimit = { requests: 50, milliseconds: 1000 };
