import type { HTTPReceiver } from '@slack/bolt';

import type { Link } from './link.ts';

/**
 * Listens for Slack's signed requests at /slack/events.
 *
 * @throws a sentence with the setting, where the port cannot be had.
 */
export async function openHttp(
  receiver: HTTPReceiver,
  { port, host }: { readonly port: number; readonly host?: string },
): Promise<Link> {
  const listenOn = host === undefined ? { port } : { port, host };
  const server = await receiver.start(listenOn).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `The bot cannot listen on port ${port} for Slack (${error.code ?? error.message}): set slack.port in bot.yaml to a port that is free, or end what uses it.`,
      { cause: error },
    );
  });
  return {
    isConnected: () => server.listening,
    close: async () => {
      const closed = receiver.stop();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), ANSWERED_WITHIN);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** In milliseconds: acknowledgements take no longer. */
const ANSWERED_WITHIN = 3_000;
