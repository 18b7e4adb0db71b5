import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';

import { callFault } from './call-fault.ts';
import type { Link } from './link.ts';
import { patiently } from './patiently.ts';

/** The client of Socket Mode, which must not reconnect by itself. */
export type SocketClient = SocketModeReceiver['client'];

/**
 * Opens the socket of Socket Mode and keeps it open.
 *
 * Left to itself the client waits five seconds when Slack recycles a socket, and a token that is refused meanwhile
 * makes it reject where nobody can catch it, which ends the process.
 *
 * @throws where the first connection cannot be made.
 */
export async function openSocket(client: SocketClient, log: Logger): Promise<Link> {
  const state: State = { isUp: true, isClosed: false, stop: new AbortController() };
  const first = await patiently(() => connect(client));
  const kept = keepOpen(client, { state, first, log });
  return {
    isConnected: () => state.isUp,
    close: async () => {
      state.isClosed = true;
      state.stop.abort();
      await disconnect(client);
      await kept;
    },
  };
}

type State = { isUp: boolean; isClosed: boolean; readonly stop: AbortController };

/** Comes true when the socket is gone. */
type Socket = { readonly gone: Promise<void> };

type Keeping = { readonly state: State; readonly first: Socket; readonly log: Logger };

async function keepOpen(client: SocketClient, { state, first, log }: Keeping): Promise<void> {
  const tell = outageTeller(log);
  let socket: Socket | undefined = first;
  let failures = 0;
  while (!state.isClosed) {
    if (socket !== undefined) {
      const openedAt = Date.now();
      await socket.gone;
      state.isUp = false;
      // One that closes at once is refused in truth: without a pause we would knock for ever.
      failures = Date.now() - openedAt < SHORT_LIVED ? failures + 1 : 0;
    }
    await pause(waitAfter(failures), undefined, { signal: state.stop.signal }).catch(() => undefined);
    if (state.isClosed) return;
    socket = await connect(client).catch((error: unknown) => {
      failures += 1;
      tell.closed(error);
      return undefined;
    });
    state.isUp = socket !== undefined;
    if (socket !== undefined) tell.open();
    if (state.isClosed) await disconnect(client);
  }
}

/** Connects once; a socket that is not greeted in time is given up. */
async function connect(client: SocketClient): Promise<Socket> {
  const isGone = Promise.withResolvers<void>();
  client.once('disconnected', isGone.resolve);
  const late = new AbortController();
  const lateness = pause(GREETED_WITHIN, undefined, { signal: late.signal }).then(
    () => disconnect(client),
    () => undefined,
  );
  try {
    await client.start();
    return { gone: isGone.promise };
  } catch (error) {
    client.off('disconnected', isGone.resolve);
    throw error ?? new Error('The socket closed before Slack greeted.');
  } finally {
    late.abort();
    await lateness;
  }
}

/** Closes the socket; a second call cuts one whose other end does not answer. */
async function disconnect(client: SocketClient): Promise<void> {
  const asked = client.disconnect();
  const isDone = await Promise.race([asked.then(() => true), pause(CLOSED_WITHIN, false, { ref: false })]);
  if (!isDone) await client.disconnect();
}

/** Logs an outage when it begins, when its reason changes, and when it ends; the rest is for who watches readiness. */
function outageTeller(log: Logger): { readonly closed: (error: unknown) => void; readonly open: () => void } {
  let told: string | undefined;
  return {
    closed: (cause) => {
      const { kind, error } = callFault(cause);
      if (told === kind) return;
      told = kind;
      if (kind !== 'refused')
        log.warn({ error }, 'The socket to Slack is closed, and could not be opened again yet.');
      else {
        log.error(
          `Slack no longer takes SLACK_APP_TOKEN (${error}): nothing reaches the bot from there. Make a new app-level token with the scope connections:write, put it into SLACK_APP_TOKEN, and start the bot again.`,
        );
      }
    },
    open: () => {
      if (told !== undefined) log.info('The socket to Slack is open again.');
      told = undefined;
    },
  };
}

/** In milliseconds: at once where Slack recycles a socket, then ever longer, to a minute. */
function waitAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(60_000, 250 * 2 ** (failures - 1));
}

/** In milliseconds, like those below. */
const SHORT_LIVED = 10_000;

const GREETED_WITHIN = 30_000;

const CLOSED_WITHIN = 1_000;
