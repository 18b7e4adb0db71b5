import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

import type { Clock } from './clock.ts';
import type { Carrier, Delivery, Outcome } from './delivery.ts';
import { fieldsOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import { APP } from './world.ts';

/** The websockets of an app in Socket Mode. */
export type SocketMode = {
  /** A new address, good for one socket. */
  readonly open: (origin: string) => string;
  readonly deliver: Carrier;
  /** From now on sends each delivery on every socket, which Slack may do with an event; or on one in turn. */
  readonly spread: (to: 'all' | 'one') => void;
  /** How many are open now, and how many were ever opened. */
  readonly count: () => { readonly open: number; readonly ever: number };
  /** Says goodbye on every socket as Slack does when it recycles them; a refreshed one is then closed. */
  readonly recycle: (reason: 'warning' | 'refresh_requested') => void;
  /** Cuts every socket without a word. */
  readonly drop: () => void;
  readonly stop: () => void;
};

/** Serves websockets on the server's `/link`. */
export function serveSockets(server: Server, clock: Clock): SocketMode {
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, (outcome: Outcome) => void>();
  const hub = new WebSocketServer({ noServer: true });
  let ever = 0;
  let turn = 0;
  let spread: 'all' | 'one' = 'one';

  const accept = (socket: WebSocket): void => {
    if (sockets.length >= LIMITS.connections) {
      socket.send(goodbye('too_many_websockets'), () => socket.close());
      return;
    }
    ever += 1;
    sockets.push(socket);
    socket.on('close', () => sockets.splice(sockets.indexOf(socket), 1));
    socket.on('message', (data) => {
      const frame = fieldsOf(JSON.parse(String(data)));
      const answer = fieldsOf(frame['payload']);
      waiting.get(String(frame['envelope_id']))?.({ kind: 'acknowledged', answer });
    });
    socket.send(hello(sockets.length));
  };
  server.on('upgrade', (request, wire, head) => {
    if (tickets.delete(ticketOf(request))) hub.handleUpgrade(request, wire, head, accept);
    else wire.destroy();
  });
  // Bolt takes a socket for dead once pings that had begun do not come for 30 s.
  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping('Ping from applink-1');
  }, PING_EVERY).unref();

  const send = (socket: WebSocket, delivery: Delivery): Promise<Outcome> => {
    const id = randomUUID();
    return new Promise<Outcome>((resolve) => {
      const cancel = clock.ring(LIMITS.acknowledgeWithin, () => settle({ kind: 'timed-out' }));
      const settle = (outcome: Outcome): void => {
        cancel();
        waiting.delete(id);
        resolve(outcome);
      };
      waiting.set(id, settle);
      socket.send(envelope(id, delivery));
    });
  };

  return {
    open: (origin) => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${APP}`;
    },
    deliver: (delivery) => {
      const next = sockets[turn++ % Math.max(1, sockets.length)];
      if (next === undefined) return Promise.resolve({ kind: 'failed', why: 'no websocket is open' });
      const outcomes = (spread === 'all' ? sockets : [next]).map((socket) => send(socket, delivery));
      return firstAcknowledged(outcomes);
    },
    spread: (to) => {
      spread = to;
    },
    count: () => ({ open: sockets.length, ever }),
    recycle: (reason) => {
      for (const socket of [...sockets]) {
        socket.send(goodbye(reason));
        if (reason === 'refresh_requested') socket.close();
        else clock.ring(WARNED_BEFORE, () => socket.close());
      }
    },
    drop: () => {
      for (const socket of [...sockets]) socket.terminate();
    },
    stop: () => {
      clearInterval(pings);
      for (const socket of [...sockets]) socket.terminate();
      hub.close();
    },
  };
}

/** What the first says that takes it; where none does, what became of it at last. */
async function firstAcknowledged(outcomes: readonly Promise<Outcome>[]): Promise<Outcome> {
  const taken = outcomes.map(async (each) => {
    const outcome = await each;
    return outcome.kind === 'acknowledged' ? outcome : Promise.reject(outcome);
  });
  return Promise.any(taken).catch((failed: AggregateError) => failed.errors.at(-1) as Outcome);
}

function ticketOf(request: IncomingMessage): string {
  const url = new URL(request.url ?? '/', 'http://loopback');
  return url.pathname === '/link/' ? (url.searchParams.get('ticket') ?? '') : '';
}

function envelope(id: string, { type, payload, retry }: Delivery): string {
  return JSON.stringify({
    envelope_id: id,
    type,
    accepts_response_payload: type === 'slash_commands' || payload['type'] === 'view_submission',
    payload,
    ...(type === 'events_api' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry === undefined ? '' : 'timeout',
    }),
  });
}

function hello(connections: number): string {
  const debug = { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 };
  const info = { num_connections: connections, connection_info: { app_id: APP }, debug_info: debug };
  return JSON.stringify({ type: 'hello', ...info });
}

function goodbye(reason: string): string {
  return JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
}

const PING_EVERY = 5_000;

/** A warning comes ten seconds before the socket closes. */
const WARNED_BEFORE = 10_000;
