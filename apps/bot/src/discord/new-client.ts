import {
  Client,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
  type ResponseLike,
} from 'discord.js';

/** How the bot reaches Discord. */
export type DiscordConnection = {
  readonly token: string;
  /** Another address than Discord's own, such as `http://127.0.0.1:4000/api`. */
  readonly apiUrl?: string;
};

/**
 * Makes a client that is not logged in yet.
 *
 * Without the privileged Message Content intent Discord gives the bot only what is meant for it: direct messages,
 * mentions, and replies that ping it.
 */
export function newClient({ apiUrl }: DiscordConnection): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // The direct messages of a person are unknown until they write.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    // A cache of every message of every channel would grow for ever; only what a message replies to is looked up.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 10 }),
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      makeRequest: byFetch,
      // Discord bans an address for 10,000 in ten minutes (topics/rate-limits, 6 August 2026).
      invalidRequestWarningInterval: 500,
    },
  });
}

/**
 * Asks Discord by Node's own fetch.
 *
 * What discord.js asks with by itself (undici 6) goes through whichever undici the process loaded first: behind the
 * one of Slack's SDK (undici 8) it can upload no file.
 */
const byFetch: NonNullable<RESTOptions['makeRequest']> = async (url, init) => {
  try {
    return (await fetch(url, init as unknown as RequestInit)) as unknown as ResponseLike;
  } catch (error) {
    // What broke stands in the cause: by its code it is known whether to try again.
    throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  }
};
