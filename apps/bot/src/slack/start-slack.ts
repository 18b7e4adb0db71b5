import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';

import type { PlatformPorts, RunningPlatform } from '../requests/platform.ts';
import { silentLogger, warningLogger } from './bolt-logger.ts';
import { deliver } from './deliver.ts';
import { openHttp } from './http-link.ts';
import { identify } from './identify.ts';
import { createInFlight } from './in-flight.ts';
import type { Link } from './link.ts';
import type { Bridge } from './listeners/bridge.ts';
import { listenToButtons } from './listeners/buttons.ts';
import { listenToCommands } from './listeners/commands.ts';
import { listenToDirectMessages } from './listeners/direct-messages.ts';
import { listenToForms } from './listeners/forms.ts';
import { listenToMentions } from './listeners/mentions.ts';
import { listenToMessagesTab } from './listeners/messages-tab.ts';
import { listenToRevocations } from './listeners/revocations.ts';
import { listenToShortcuts } from './listeners/shortcuts.ts';
import { profileOf } from './profile-of.ts';
import { clientOptions, createSlack, webClient } from './slack.ts';
import { openSocket } from './socket-link.ts';
import { startFault } from './start-fault.ts';
import { createTokenWatch } from './token-watch.ts';

/** How a workspace is reached: by a socket of ours, or by HTTP requests of Slack's. */
export type SlackConnection = {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | {
        readonly kind: 'http';
        readonly signingSecret: string;
        readonly port: number;
        readonly host?: string;
      };
  /** Instead of Slack's own, with the slash at its end. */
  readonly apiUrl?: string;
};

/**
 * Connects to a Slack workspace and answers there.
 *
 * @throws a sentence with the setting and the fix, where the start cannot succeed.
 */
export async function startSlack(
  connection: SlackConnection,
  ports: PlatformPorts,
): Promise<RunningPlatform> {
  const { botToken, transport, apiUrl } = connection;
  const { log } = ports;
  const web = webClient(botToken, apiUrl);
  const self = await identify(web, apiUrl);
  const watch = createTokenWatch(log);
  const slack = createSlack(web, watch, log);
  const inFlight = createInFlight();
  const bridge: Bridge = {
    slack,
    self: self.user,
    answer: (request, route, by) => {
      const asked = { ...request, by: { ...request.by, profile: () => profileOf(slack, request.by.id) } };
      return inFlight.track(ports.handle(asked, by ?? ((response) => deliver(slack, route, response))));
    },
  };
  const link = await open(connection, log, (receiver) => {
    const app = new App({
      token: botToken,
      botId: self.bot,
      botUserId: self.user,
      // `identify` has asked already, with patience.
      tokenVerificationEnabled: false,
      convoStore: false,
      receiver,
      logger: warningLogger(log),
      clientOptions: clientOptions(apiUrl),
    });
    listen(app, bridge);
    listenToRevocations(app, watch);
  });
  log.info({ transport: transport.kind }, 'Slack is connected.');
  return {
    name: 'slack',
    isReady: () => link.isConnected() && watch.isGood(),
    close: async () => {
      await link.close();
      const left = await inFlight.drained(DRAINED_WITHIN);
      if (left > 0) log.warn({ left }, 'Slack was left with answers under way.');
    },
  };
}

function listen(app: App, bridge: Bridge): void {
  listenToCommands(app, bridge);
  listenToMentions(app, bridge);
  listenToDirectMessages(app, bridge);
  listenToShortcuts(app, bridge);
  listenToButtons(app, bridge);
  listenToForms(app, bridge);
  listenToMessagesTab(app, bridge);
}

/** Opens the way in; `build` puts the app behind it first, so that nothing comes too early. */
async function open(
  { transport, apiUrl }: SlackConnection,
  log: Logger,
  build: (receiver: HTTPReceiver | SocketModeReceiver) => void,
): Promise<Link> {
  if (transport.kind === 'http') {
    const receiver = new HTTPReceiver({ signingSecret: transport.signingSecret, logger: warningLogger(log) });
    build(receiver);
    return openHttp(receiver, transport);
  }
  const receiver = new SocketModeReceiver({
    appToken: transport.appToken,
    autoReconnectEnabled: false,
    logger: silentLogger(),
    // Its own object: what the receiver is given must never reach the clients that answer.
    installerOptions: { clientOptions: clientOptions(apiUrl) },
  });
  build(receiver);
  return openSocket(receiver.client, log).catch((error: unknown) => {
    throw startFault(error, 'app-token', apiUrl);
  });
}

/** In milliseconds. */
const DRAINED_WITHIN = 10_000;
