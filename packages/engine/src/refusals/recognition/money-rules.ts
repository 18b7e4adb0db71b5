import type { Cause } from '../cause.ts';
import type { MessageRule } from './message-rule.ts';

/** Whose money a message is about: the account's credits or the limit of one key. */
export type Purse = 'account' | 'key';

/**
 * Tells by the address and the advice in a message which purse is too small; `undefined` where neither says it.
 *
 * `/settings/credits` is the account; `/settings/keys`, or since September 2026 `/workspaces/<slug>/keys/…`, is
 * the key. The rest of the sentence is the same (limits page, 2026; seen in the wild since 2025).
 */
export function purseIn(message: string): Purse | undefined {
  if (KEY_WORDS.test(message)) return 'key';
  return ACCOUNT_WORDS.test(message) ? 'account' : undefined;
}

/** Whether a cause was taken for the account's only because the message did not name the key. */
export function isPurseUntold(cause: Cause, message: string): boolean {
  return ALIKE.has(cause) && purseIn(message) === undefined;
}

/** Reads messages about money, where `purse` is known from a field or else from the message. */
export function moneyRules(purse?: Purse): readonly MessageRule[] {
  const of =
    (account: Cause, key: Cause) =>
    (message: string): Cause =>
      (purse ?? purseIn(message)) === 'key' ? key : account;
  return [
    [/prompt tokens limit exceeded/i, of('prompt_exceeds_account_balance', 'prompt_exceeds_key_limit')],
    [
      /requires? (?:more|additional) credits|more credits are required|can only afford \d|fewer max_tokens/i,
      of('request_exceeds_account_balance', 'request_exceeds_key_limit'),
    ],
    [
      /at least \$[\d.,]+ (?:in|of) balance|\bbalance for (?:image|video)/i,
      of('account_balance_below_media_minimum', 'key_limit_below_media_minimum'),
    ],
    [/in-?\s?flight (?:requests|budget)/i, 'in_flight_budget_exhausted'],
    ...LIMIT_RULES,
    [/never purchased (?:any )?credits/i, 'account_never_purchased'],
    [/insufficient[ _]credits|negative (?:credit )?balance|out of credits/i, 'account_balance_exhausted'],
  ];
}

/** The cause of a spent key limit by the name of its period. */
export function keyLimitCause(period: string | undefined): Cause {
  return KEY_LIMITS[period?.toLowerCase() ?? ''] ?? 'key_limit_exceeded';
}

const KEY_WORDS = /\/keys\b|key with a higher|\bkey['’]s (?:\w+ )?limit|limit of (?:the|this|your) key/i;

/** What follows "To increase, visit" where it is the account. */
const ACCOUNT_WORDS = /\/credits\b|add more credits|upgrade to a paid account/i;

/** Causes of the account whose messages are those of a key's limit, but for the address. */
const ALIKE: ReadonlySet<Cause> = new Set([
  'request_exceeds_account_balance',
  'prompt_exceeds_account_balance',
  'account_balance_below_media_minimum',
]);

const KEY_LIMITS: Readonly<Record<string, Cause>> = {
  // A provider may send `constructor`: it is no name of this table.
  __proto__: null as never,
  daily: 'key_limit_daily',
  weekly: 'key_limit_weekly',
  monthly: 'key_limit_monthly',
  total: 'key_limit_total',
  lifetime: 'key_limit_total',
};

const KEY_LIMIT = /\bkey limit exceeded(?:\s*\((\w+))?|\bkey(?:['’]s)? (\w+) limit (?:was |is )?exceeded/i;

/** Limits and budgets that are spent, whoever set them. */
const LIMIT_RULES: readonly MessageRule[] = [
  [/\bworkspace\b.{0,30}\bbudget\b.{0,40}\bexceeded/i, 'workspace_budget_exceeded'],
  [/\bbudget limit exceeded|\bguardrail\b.{0,30}\bbudget\b/i, 'guardrail_budget_exceeded'],
  [
    KEY_LIMIT,
    (message) => {
      const [, inBrackets, before] = KEY_LIMIT.exec(message) ?? [];
      return keyLimitCause(inBrackets ?? before);
    },
  ],
];
