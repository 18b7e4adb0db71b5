import { type Refusal, refused } from './refusal.ts';

/** Why a bot token no longer opens anything. */
export type Revocation = 'token_revoked' | 'account_inactive';

/** The keys of the app: one for its bot with scopes, one for the app itself. */
export type Tokens = {
  readonly bot: string;
  readonly app: string;
  readonly scopes: ReadonlySet<string>;
  revoked?: Revocation;
};

/** What a method asks of a token. */
export type Demand = { readonly token: 'bot' | 'app'; readonly scope?: string };

/** What the manifest of the bot asks for, and `files:read`, by which it sees when a picture may be shown. */
export const USUAL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:history',
  'im:write',
  'reactions:write',
  'users:read',
];

/** Issues the tokens of an installation with these scopes. */
export function issueTokens(scopes: readonly string[]): Tokens {
  return { bot: 'xoxb-0-fake-bot', app: 'xapp-1-A0FAKE-fake', scopes: new Set(scopes) };
}

/** How Slack refuses a token for what a method demands, or undefined where it takes it. */
export function tokenRefusal(tokens: Tokens, given: string | undefined, demand: Demand): Refusal | undefined {
  if (given === undefined || given === '') return refused('not_authed');
  if (given !== tokens.bot && given !== tokens.app) return refused('invalid_auth');
  if (given !== tokens[demand.token]) return refused('not_allowed_token_type');
  if (demand.token === 'app') return undefined;
  if (tokens.revoked !== undefined) return refused(tokens.revoked);
  if (demand.scope === undefined || tokens.scopes.has(demand.scope)) return undefined;
  return refused('missing_scope', { needed: demand.scope, provided: [...tokens.scopes].join(',') });
}
