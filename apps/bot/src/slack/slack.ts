import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';

import { silentLogger } from './bolt-logger.ts';
import { callFault } from './call-fault.ts';
import { calling, type Repeat, type Trying } from './calling.ts';
import type { TokenWatch } from './token-watch.ts';
import { type WaitingLine, waitingLine } from './waiting-line.ts';

/** Slack as the bot speaks to it. */
export type Slack = {
  readonly log: Logger;
  readonly call: <T>(
    repeat: Repeat,
    call: (web: webApi.WebClient) => Promise<T>,
    trying?: Trying,
  ) => Promise<T>;
  /** The line of those who write messages in a channel. */
  readonly lineIn: (channel: string) => WaitingLine;
  /** The conversation of a person with the bot alone. */
  readonly directChannelOf: (user: string) => Promise<string>;
};

/** A client that tries once: what is tried again is decided call by call, and no call waits for another. */
export function webClient(token: string, apiUrl: string | undefined): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(apiUrl));
}

/** Options of such a client, made anew each time: the libraries write into them. */
export function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger(),
  };
}

/** Speaks to Slack through a client, and lets the watch hear what becomes of it. */
export function createSlack(web: webApi.WebClient, watch: TokenWatch, log: Logger): Slack {
  const directChannels = new Map<string, string>();
  const lines = new Map<string, WaitingLine>();
  const call: Slack['call'] = async (repeat, made, trying) => {
    try {
      const answer = await calling(repeat, () => made(web), trying);
      watch.heard();
      return answer;
    } catch (error) {
      watch.heard(callFault(error).error);
      throw error;
    }
  };
  return {
    log,
    call,
    lineIn: (channel) => {
      const line = lines.get(channel) ?? waitingLine();
      lines.set(channel, line);
      return line;
    },
    directChannelOf: async (user) => {
      const known = directChannels.get(user);
      if (known !== undefined) return known;
      const { channel } = await call('whenever', (client) => client.conversations.open({ users: user }));
      if (channel?.id === undefined) throw new Error('Slack opened a direct conversation without an id.');
      directChannels.set(user, channel.id);
      return channel.id;
    },
  };
}

const TIMEOUT = 10_000;
