import { type Environment, isSet } from './environment.ts';

/** What is started together. */
export type Arrangement =
  /** The terminal chat alone, with these words. */
  | { readonly kind: 'answer'; readonly words: readonly string[] }
  /** A simulated account, a guard on it, and the terminal chat. */
  | { readonly kind: 'demo' }
  | {
      readonly kind: 'real';
      readonly guard: boolean;
      /** The bot in Slack and Discord. */
      readonly bot: boolean;
      readonly chat: boolean;
    };

/** Says what to start for the words behind `npm start --`, the credentials that are set, and whether anybody can type. */
export function arrangementFor(
  words: readonly string[],
  environment: Environment,
  hasInput: boolean,
): Arrangement {
  if (words.length > 0) return { kind: 'answer', words };
  const guard = ACCOUNT.some((name) => isSet(environment, name));
  const bot = CHATS.some((name) => isSet(environment, name));
  if (!guard && !bot) return { kind: 'demo' };
  return { kind: 'real', guard, bot, chat: hasInput && !bot };
}

const ACCOUNT = ['OPENROUTER_MANAGEMENT_KEY', 'OPENROUTER_API_KEY'];

/** One of several that are needed is enough: the bot says which others are missing. */
const CHATS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'DISCORD_BOT_TOKEN'];
