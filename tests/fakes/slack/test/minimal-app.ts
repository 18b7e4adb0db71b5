import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';

import type { FakeSlack } from '../src/index.ts';

/** A small Bolt app on a fake Slack, and what it could not handle. */
export type MinimalApp = {
  readonly app: App;
  readonly errors: readonly Error[];
  readonly stop: () => Promise<void>;
};

/** Starts one in Socket Mode. */
export async function startSocketApp(slack: FakeSlack, listen: (app: App) => void): Promise<MinimalApp> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 200,
    logLevel: LogLevel.ERROR,
    logger: SILENT,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const minimal = build(slack, receiver, listen);
  await minimal.app.init();
  await minimal.app.start();
  return {
    ...minimal,
    stop: async () => {
      const gone = new Promise<void>((resolve) => receiver.client.once('disconnected', () => resolve()));
      await minimal.app.stop();
      await gone;
    },
  };
}

/** Starts one behind HTTP, and tells the fake where it is. */
export async function startHttpApp(
  slack: FakeSlack,
  listen: (app: App) => void,
): Promise<MinimalApp & { url: string }> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logLevel: LogLevel.ERROR,
    logger: SILENT,
  });
  const minimal = build(slack, receiver, listen);
  await minimal.app.init();
  const server = await minimal.app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('The app listens on no port.');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.deliversTo(url);
  return {
    ...minimal,
    url,
    stop: async () => {
      await minimal.app.stop();
    },
  };
}

function build(
  slack: FakeSlack,
  receiver: SocketModeReceiver | HTTPReceiver,
  listen: (app: App) => void,
): Omit<MinimalApp, 'stop'> {
  const errors: Error[] = [];
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 } },
    deferInitialization: true,
    logger: SILENT,
  });
  app.error(async (error) => {
    errors.push(error);
  });
  listen(app);
  return { app, errors };
}

const nothing = (): void => {};

/** Keeps quiet: what these apps would log is what they are made to suffer. */
export const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: (): LogLevel => LogLevel.ERROR,
  setName: nothing,
};
