import { createHash } from 'node:crypto';
import { setImmediate as otherTurn } from 'node:timers/promises';

/** An account of OpenRouter without a network. */
export type ListedAccount = {
  /** Answers as OpenRouter would, in pages of 100 keys. */
  readonly fetch: typeof fetch;
  /** Lets one key in `every` spend a cent. */
  readonly spend: (every: number) => void;
};

/**
 * Makes an account of so many keys in each workspace, each with $100 a month.
 *
 * From its fiftieth cent on, each cent brings one key in a hundred to half of its limit.
 */
export function listedAccount(keys: number, workspaces: readonly string[]): ListedAccount {
  const hashes = new Map(workspaces.map((name) => [name, hashesOf(keys, name)]));
  const cents = new Uint32Array(keys);
  let pages = new Map<string, readonly string[]>();
  const spend = (every: number): void => {
    for (let index = 0; index < keys; index += every) cents[index] = (cents[index] ?? 0) + 1;
    pages = new Map(
      [...hashes].map(([name, own]) => [
        name,
        pagesOf(own.map((hash, index) => rowOf(hash, index, cents[index] ?? 0))),
      ]),
    );
  };
  spend(1);
  return {
    spend,
    fetch: async (input) => {
      // As behind a network, everybody else has a turn before each page.
      await otherTurn();
      const { pathname, searchParams: query } = new URL(input instanceof Request ? input.url : input);
      if (pathname.endsWith('/key')) return answer(MANAGER);
      // Each page begins with the last row of the one before.
      const page = Math.ceil(Number(query.get('offset') ?? 0) / (PAGE - 1));
      return answer(pages.get(query.get('workspace_id') ?? DEFAULT)?.[page] ?? '{"data":[]}');
    },
  };
}

/** The workspace of which nothing is said. */
export const DEFAULT = '';

function hashesOf(keys: number, workspace: string): readonly string[] {
  return Array.from({ length: keys }, (_, index) =>
    createHash('sha256').update(`${workspace} ${index}`).digest('hex'),
  );
}

function pagesOf(rows: readonly object[]): readonly string[] {
  return Array.from({ length: Math.ceil(rows.length / (PAGE - 1)) + 1 }, (_, page) =>
    JSON.stringify({ data: rows.slice(page * (PAGE - 1), page * (PAGE - 1) + PAGE) }),
  );
}

function rowOf(hash: string, index: number, cents: number): object {
  // Half a cent away, so that nobody stands exactly on the level.
  const usage = (HALF_IN_CENTS - FIRST_IN_CENTS - (index % 100) + cents - 0.5) / 100;
  return {
    hash,
    name: `service-${index}`,
    label: `sk-or-v1-${hash.slice(0, 3)}...${hash.slice(-3)}`,
    disabled: false,
    limit: 100,
    limit_remaining: 100 - usage,
    limit_reset: 'monthly',
    include_byok_in_limit: false,
    usage,
    usage_daily: cents / 100,
    usage_weekly: usage,
    usage_monthly: usage,
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
    created_at: '2026-11-01T00:00:00.000000+00:00',
    updated_at: null,
    expires_at: null,
  };
}

function answer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

const PAGE = 100;

const HALF_IN_CENTS = 5_000;
const FIRST_IN_CENTS = 50;

const MANAGER = '{"data":{"label":"sk-or-v1-abc...def","usage":0,"limit":null,"is_management_key":true}}';
