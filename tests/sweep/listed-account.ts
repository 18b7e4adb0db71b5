import { setImmediate as otherTurn } from 'node:timers/promises';

/** An account of OpenRouter without a network: every key spends a cent between two listings. */
export type ListedAccount = {
  /** Answers as OpenRouter would, in pages of 100 keys. */
  readonly fetch: typeof fetch;
  /** Lets every key spend its cent; of a hundred keys one reaches half of its limit by that. */
  readonly spend: () => void;
};

/** Makes an account of so many keys in each workspace; each may spend $100 a month and has spent almost $50. */
export function listedAccount(keys: number, workspace = ''): ListedAccount {
  let cents = 0;
  let pages: ReadonlyMap<number, string> = new Map();
  const spend = (): void => {
    cents += 1;
    const rows = Array.from({ length: keys }, (_, index) => rowOf(index, { cents, workspace }));
    const starts = Array.from({ length: Math.ceil(keys / (PAGE - 1)) + 1 }, (_, page) => page * (PAGE - 1));
    pages = new Map(
      starts.map((start) => [start, JSON.stringify({ data: rows.slice(start, start + PAGE) })]),
    );
  };
  spend();
  return {
    spend,
    fetch: async (input) => {
      // As behind a network, everybody else has a turn before each page.
      await otherTurn();
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.pathname.endsWith('/key')) return answer(JSON.stringify({ data: MANAGER }));
      const start = Number(url.searchParams.get('offset') ?? 0);
      return answer(pages.get(Math.ceil(start / (PAGE - 1)) * (PAGE - 1)) ?? '{"data":[]}');
    },
  };
}

function answer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function rowOf(
  index: number,
  { cents, workspace }: { readonly cents: number; readonly workspace: string },
): object {
  // Half a cent away, so that nobody stands exactly on the level.
  const usage = (HALF - (index % EVERY) * 10 + cents * 10 - 15) / 1_000;
  const spent = { usage, usage_daily: cents / 100, usage_weekly: usage, usage_monthly: usage };
  return {
    hash: `${workspace}${index.toString(16).padStart(64 - workspace.length, '0')}`,
    name: `service-${workspace}${index}`,
    label: `sk-or-v1-${index.toString(16).padStart(3, '0')}...${index % 1_000}`,
    disabled: false,
    limit: 100,
    limit_remaining: 100 - usage,
    limit_reset: 'monthly',
    include_byok_in_limit: false,
    ...spent,
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
    created_at: '2026-11-01T00:00:00.000000+00:00',
    updated_at: null,
    expires_at: null,
  };
}

const PAGE = 100;

/** In thousandths of a dollar. */
const HALF = 50_000;
const EVERY = 100;

const MANAGER = { label: 'sk-or-v1-abc...def', usage: 0, limit: null, is_management_key: true };
