import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

import type { Json } from '../world/json.ts';
import type { World } from '../world/world.ts';
import { type Connection, sendPacket } from './connection.ts';
import { CLOSING, OP } from './opcode.ts';
import { receive } from './receive.ts';
import { recordEvent } from './session.ts';
import { type GatewayState, newGatewayState } from './state.ts';

/** The websocket side of Discord, and what can happen to it. */
export type Gateway = {
  /** How many sockets were ever opened, and how many are open now. */
  readonly connections: () => number;
  readonly openSockets: () => number;
  readonly heartbeats: () => number;
  readonly identifies: readonly Json[];
  readonly resumes: readonly Json[];
  /** Discord asks the bot to connect anew and to resume. */
  readonly askToReconnect: () => void;
  /** Discord says that the session is no more, or that it may be resumed. */
  readonly invalidateSession: (is?: { readonly resumable: boolean }) => void;
  /** The connection breaks without a word, or is closed with a code. */
  readonly drop: (code?: number) => void;
  /** The open connections die without being closed: a zombie, which the bot has to notice by itself. */
  readonly freeze: () => void;
  /** A resume will be refused, as after a long time. */
  readonly forgetSessions: () => void;
  /** The next event is delivered twice. */
  readonly repeatNextEvent: () => void;
  /** The token stops being valid, also on the open connections. */
  readonly refuseToken: () => void;
  readonly close: () => void;
};

/** Opens the gateway on a server that is already there; events of the world go out through it. */
export function openGateway(world: World, server: Server, heartbeatInterval: number): Gateway {
  const state = newGatewayState(heartbeatInterval);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => welcome({ world, state }, socket, request));
  world.emit = (event) => {
    const times = state.repeatsNext ? 2 : 1;
    state.repeatsNext = false;
    for (const session of state.sessions.values())
      for (let time = 0; time < times; time += 1) {
        const packet = recordEvent(session, event);
        if (packet !== undefined) tell(state, (connection) => connection.session === session, packet);
      }
  };
  return { ...observed(state), ...incidents(state), close: () => closeAll(state, sockets) };
}

function welcome(
  { world, state }: { readonly world: World; readonly state: GatewayState },
  socket: WebSocket,
  request: IncomingMessage,
): void {
  const connection: Connection = { socket, isFrozen: false, received: [] };
  const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
  state.connections += 1;
  state.open.add(connection);
  socket.on('message', (frame) => receive({ world, state, connection }, String(frame)));
  socket.on('close', (code) => {
    state.open.delete(connection);
    // A bot that says goodbye ends its session; one that is cut off does not.
    if (code === 1000 || code === 1001) state.sessions.delete(connection.session?.id ?? '');
    world.changes.changed();
  });
  if (query.get('v') !== '10' || query.get('encoding') !== 'json') socket.close(...CLOSING.invalidVersion);
  else
    sendPacket(connection, {
      op: OP.hello,
      d: { heartbeat_interval: state.heartbeatInterval },
      s: null,
      t: null,
    });
  world.changes.changed();
}

function observed(state: GatewayState) {
  return {
    connections: () => state.connections,
    openSockets: () => state.open.size,
    heartbeats: () => state.heartbeats,
    identifies: state.identifies,
    resumes: state.resumes,
  };
}

function incidents(state: GatewayState) {
  const everyone = () => true;
  return {
    askToReconnect: () => tell(state, everyone, { op: OP.reconnect, d: null, s: null, t: null }),
    invalidateSession: ({ resumable } = { resumable: false }) => {
      if (!resumable) state.sessions.clear();
      tell(state, everyone, { op: OP.invalidSession, d: resumable, s: null, t: null });
    },
    drop: (code?: number) => {
      for (const { socket } of state.open) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    freeze: () => {
      for (const connection of state.open) connection.isFrozen = true;
    },
    forgetSessions: () => state.sessions.clear(),
    repeatNextEvent: () => {
      state.repeatsNext = true;
    },
    refuseToken: () => {
      state.sessions.clear();
      for (const { socket } of state.open) socket.close(...CLOSING.authenticationFailed);
    },
  };
}

function tell(state: GatewayState, isMeant: (connection: Connection) => boolean, packet: Json): void {
  for (const connection of state.open) if (isMeant(connection)) sendPacket(connection, packet);
}

function closeAll(state: GatewayState, sockets: WebSocketServer): void {
  for (const { socket } of state.open) socket.terminate();
  sockets.close();
}
