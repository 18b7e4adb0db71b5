import { type Client, Events, RESTEvents, Status } from 'discord.js';
import type { Logger } from 'pino';

import { problemText } from './refusal.ts';
import { closedProblem } from './start-problem.ts';

/** What is known of the connection to Discord. */
export type Watch = {
  /** Whether what people do reaches the bot right now. */
  readonly isReady: () => boolean;
  /** Once it is ready for the first time; rejects where Discord closes the connection for good before. */
  readonly firstReady: Promise<void>;
  /** From now on the end of the connection is meant, and nothing to be told. */
  readonly ends: () => void;
};

/** Logs what becomes of the connection; discord.js itself connects anew wherever that makes sense. */
export function watchConnection(client: Client, log: Logger): Watch {
  let isMeant = false;
  const problem = (error: unknown) => ({ problem: problemText(error) });
  client.on(Events.Error, (error) => log.error(problem(error), 'The Discord client has a problem.'));
  client.on(Events.ShardError, (error) =>
    log.warn(problem(error), 'The connection to Discord has a problem.'),
  );
  // discord.js says so of a connection that we close, too.
  client.on(Events.ShardReconnecting, () => {
    if (!isMeant) log.info('Connecting to Discord anew.');
  });
  client.on(Events.ShardResume, () => log.info('Connected to Discord again; nothing was missed.'));
  client.on(Events.ShardReady, () => log.info('Connected to Discord.'));
  client.on(Events.ShardDisconnect, ({ code }) => log.error({ code }, closedProblem(code)));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn(
      { count, remainingTime },
      'Discord refuses many requests; at 10,000 in ten minutes it bans the address.',
    ),
  );
  client.rest.on(RESTEvents.RateLimited, ({ route, retryAfter, global }) =>
    log.debug({ route, retryAfter, global }, 'Waiting for a rate limit of Discord.'),
  );
  return {
    isReady: () => isReady(client),
    firstReady: firstReady(client),
    ends: () => {
      isMeant = true;
    },
  };
}

/** A client stays ready by its own account once it was; its shards tell what is true now. */
function isReady(client: Client): boolean {
  const { shards } = client.ws;
  return client.isReady() && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
}

function firstReady(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(codeText(code))));
  });
}

/** In the words of discord.js, which says the same where it notices first. */
function codeText(code: number): string {
  if (code === 4004) return 'Authentication failed';
  return code === 4014 ? 'Used disallowed intents' : `it closed the connection for good (${code})`;
}
