import type { WebSocket } from 'ws';

import type { Json } from '../world/json.ts';
import type { Session } from './session.ts';

/** One socket of a bot, with the session it plays. */
export type Connection = {
  readonly socket: WebSocket;
  session?: Session;
  /** A frozen connection is open and dead: nothing is answered and nothing is told. */
  isFrozen: boolean;
  /** When the bot sent something, in the order in which it came. */
  readonly received: number[];
};

/** Sends a packet, unless the connection is frozen or closing. */
export function sendPacket(connection: Connection, packet: Json): void {
  const { socket, isFrozen } = connection;
  if (isFrozen || socket.readyState !== socket.OPEN) return;
  socket.send(JSON.stringify(packet));
}
