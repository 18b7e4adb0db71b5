import type { CreditsReading } from '@tollkeeper/engine';

import { type DailySpend, parseActivity } from './activity-answer.ts';
import type { Answer, Asked, NoAnswer, SuspectAnswer } from './asked.ts';
import { creditsReading } from './counters-reading.ts';
import type { Credential } from './credential.ts';
import { parseCredits } from './credits-answer.ts';
import { type DoorOptions, type DoorRequest, type HttpDoor, httpDoor } from './http-door.ts';
import type { JsonAnswer } from './judged.ts';
import { type KeyEntry, parseKey } from './key-answer.ts';
import { joinedListing, type KeyListing, type KeyPage, nextPage, parseKeyPage } from './key-listing.ts';
import type { BudgetUsed, RequestBudget } from './request-budget.ts';
import type { WhySuspect } from './why-suspect.ts';

/** Asks OpenRouter with one credential; which kind of key a call needs is for `account` to know. */
export type OpenRouterClient = {
  readonly credential: Credential;
  /** What the key itself may spend and has spent; every key may ask this. */
  readonly key: () => Promise<Asked<KeyEntry>>;
  /** Credits of 0 and 0 are suspect unless a management key asked. */
  readonly credits: (askedWith?: CreditsReading['askedWith']) => Promise<Asked<CreditsReading>>;
  /** All keys, disabled ones too; without a workspace those of the default one. Management keys only. */
  readonly keys: (workspaceId?: string) => Promise<Asked<KeyListing>>;
  /** The last 30 completed UTC days, never today. Management keys only. */
  readonly activity: (query?: ActivityQuery) => Promise<Asked<readonly DailySpend[]>>;
  /** What is used of the budget of requests, to be kept over a restart. */
  readonly budgetUsed: () => BudgetUsed;
};

/** Narrows activity to a day, such as `2026-11-20`, to one key by its hash, or to a workspace. */
export type ActivityQuery = {
  readonly day?: string;
  readonly keyHash?: string;
  readonly workspaceId?: string;
};

export type OpenRouterOptions = DoorOptions & {
  readonly credential: Credential;
  readonly budget: RequestBudget;
  /** How far the server's clock may be from ours; without it five minutes. */
  readonly clockToleranceMs?: number;
};

/** Makes a client for one credential; throws when its secret would travel unencrypted. */
export function openRouterClient(options: OpenRouterOptions): OpenRouterClient {
  const { credential } = options;
  const door = httpDoor({ ...options, limits: { bodyBytes: LARGEST_BODY, ...options.limits } });
  const asking: Asking = { door, toleranceMs: options.clockToleranceMs ?? FIVE_MINUTES };
  const subject = { kind: 'key', id: credential.hash, name: credential.name } as const;
  return {
    credential,
    key: () =>
      ask(asking, { path: ['key'] }, ({ body, at }) => {
        const parsed = parseKey(dataOf(body), { at, subject }, ['data']);
        return parsed.kind === 'key' ? parsed.entry : schema(parsed.mismatch);
      }),
    credits: (askedWith) =>
      ask(asking, { path: ['credits'] }, ({ body, at }) => {
        const parsed = parseCredits(body);
        if (parsed.kind === 'mismatch') return schema(parsed.mismatch);
        const reading = creditsReading(at, parsed.counters, askedWith);
        const isEmpty = reading.totalCredits === 0n && reading.totalSpent === 0n;
        return isEmpty && askedWith !== 'management-key' ? suspecting({ kind: 'empty-credits' }) : reading;
      }),
    keys: (workspaceId) => allKeys(asking, workspaceId),
    activity: (query = {}) =>
      ask(asking, { path: ['activity'], query: activityQuery(query) }, ({ body }) => {
        const parsed = parseActivity(body, query.keyHash);
        return parsed.kind === 'activity' ? parsed.spend : schema(parsed.mismatch);
      }),
    budgetUsed: door.budgetUsed,
  };
}

type Asking = { readonly door: HttpDoor; readonly toleranceMs: number };

/** What a reader says of an answer that it cannot take for data. */
type Suspecting = { readonly suspect: WhySuspect };

async function ask<Value extends object>(
  { door, toleranceMs }: Asking,
  request: DoorRequest,
  read: (answer: JsonAnswer) => Value | Suspecting,
): Promise<Asked<Value>> {
  const answer = await door.get(request);
  if (answer.kind === 'unchanged')
    return { kind: 'suspect', why: { kind: 'unasked-304' }, excerpt: '', at: answer.at };
  if (answer.kind !== 'json') return answer;
  const { at, serverAt } = answer;
  const value = read(answer);
  const why = 'suspect' in value ? value.suspect : clockOff(answer, toleranceMs);
  if (why !== undefined) return { kind: 'suspect', why, excerpt: answer.excerpt, at } satisfies SuspectAnswer;
  return { kind: 'ok', value: value as Value, at, ...(serverAt !== undefined && { serverAt }) };
}

/** The page that is read again and again is bounded, and so is how often a moving list is begun anew. */
async function allKeys(asking: Asking, workspaceId: string | undefined): Promise<Asked<KeyListing>> {
  let pages: KeyPage[] = [];
  let last: Asked<KeyPage> | undefined;
  let restarts = 0;
  for (let count = 0; ; count += 1) {
    const next = nextPage(pages);
    if (next.kind === 'moved' && restarts < MOST_RESTARTS) {
      restarts += 1;
      pages = [];
      continue;
    }
    if (next.kind !== 'offset' || count >= MOST_PAGES) {
      if (last?.kind !== 'ok') throw new Error('A listing of keys ended before its first page');
      return listingOf(last, joinedListing(pages, next.kind === 'end'));
    }
    last = await keyPage(asking, workspaceId, next.offset);
    if (last.kind !== 'ok') return last satisfies NoAnswer;
    pages.push(last.value);
  }
}

/** Rows of which not one can be read are no list of keys. */
function listingOf(last: Answer<object>, listing: KeyListing): Asked<KeyListing> {
  const [first] = listing.unread;
  if (listing.keys.length > 0 || first === undefined) return { ...last, value: listing };
  const { field, expected } = first;
  return { kind: 'suspect', why: { kind: 'schema', field, expected }, excerpt: '', at: last.at };
}

function keyPage(asking: Asking, workspaceId: string | undefined, offset: number): Promise<Asked<KeyPage>> {
  const query = {
    include_disabled: 'true',
    ...(offset > 0 && { offset: String(offset) }),
    ...(workspaceId !== undefined && { workspace_id: workspaceId }),
  };
  return ask(asking, { path: ['keys'], query }, ({ body, at }) => {
    const parsed = parseKeyPage(body, at);
    return parsed.kind === 'page' ? parsed.page : schema(parsed.mismatch);
  });
}

function activityQuery({ day, keyHash, workspaceId }: ActivityQuery): Readonly<Record<string, string>> {
  return {
    ...(day !== undefined && { date: day }),
    ...(keyHash !== undefined && { api_key_hash: keyHash }),
    ...(workspaceId !== undefined && { workspace_id: workspaceId }),
  };
}

/** The server's date, cut to the second, has to lie between our asking and our having the answer. */
function clockOff({ sentAt, at, serverAt }: JsonAnswer, toleranceMs: number): WhySuspect | undefined {
  if (serverAt === undefined) return undefined;
  const said = serverAt.getTime();
  const ahead = said - at.getTime();
  const behind = sentAt.getTime() - (said + 1_000);
  if (Math.max(ahead, behind) <= toleranceMs) return undefined;
  return { kind: 'clock', aheadSeconds: Math.round((ahead > 0 ? ahead : -behind) / 1_000) };
}

function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
}

function schema(mismatch: { readonly field: string; readonly expected: string }): Suspecting {
  return suspecting({ kind: 'schema', ...mismatch });
}

function suspecting(suspect: WhySuspect): Suspecting {
  return { suspect };
}

const FIVE_MINUTES = 300_000;

/** Thirty days of many models at many endpoints are far below this. */
const LARGEST_BODY = 10_000_000;

/** Pages hold 100 keys (2026-08-22): an account of 10,000 is read whole, and a list without an end is not. */
const MOST_PAGES = 250;
const MOST_RESTARTS = 2;
