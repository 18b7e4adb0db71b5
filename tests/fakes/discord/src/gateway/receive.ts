import { LIMITS } from '../limits.ts';
import { has } from '../rules/message-flags.ts';
import { INTENT } from '../world/event.ts';
import { integerOf, isObject, type Json, objectOf, parsedJson, textOf } from '../world/json.ts';
import type { World } from '../world/world.ts';
import { type Connection, sendPacket } from './connection.ts';
import { greeting } from './greeting.ts';
import { CLOSING, OP } from './opcode.ts';
import { packetsAfter, recordEvent } from './session.ts';
import type { GatewayState } from './state.ts';

/** A gateway and one connection to it. */
export type Line = { readonly world: World; readonly state: GatewayState; readonly connection: Connection };

/** Answers one frame of a bot as Discord would, also by closing the connection. */
export function receive(line: Line, frame: string): void {
  const { world, connection } = line;
  connection.received.push(world.clock.now());
  const closing = isTooFast(line) ? CLOSING.rateLimited : handled(line, parsedJson(frame));
  if (closing !== undefined) connection.socket.close(...closing);
  world.changes.changed();
}

/** Why a connection is closed, with the code and in words. */
type Closing = readonly [number, string];

function handled(line: Line, packet: unknown): Closing | undefined {
  if (!isObject(packet)) return CLOSING.decodeError;
  const data = objectOf(packet['d']);
  switch (packet['op']) {
    case OP.heartbeat:
      return heartbeat(line);
    case OP.identify:
      return identify(line, data);
    case OP.resume:
      return resume(line, data);
    case OP.presence:
    case OP.requestMembers:
      return line.connection.session === undefined ? CLOSING.notAuthenticated : undefined;
    default:
      return CLOSING.unknownOpcode;
  }
}

function heartbeat({ state, connection }: Line): undefined {
  state.heartbeats += 1;
  sendPacket(connection, { op: OP.heartbeatAck, d: null, s: null, t: null });
}

function identify({ world, state, connection }: Line, data: Json): Closing | undefined {
  const intents = integerOf(data['intents']);
  const refusal = refusalOf(world, connection, data);
  state.identifies.push(data);
  if (refusal !== undefined) return refusal;
  const session = { id: world.newId(), intents, packets: [] };
  connection.session = session;
  state.sessions.set(session.id, session);
  world.intents = intents;
  for (const event of greeting(world, session.id)) {
    const packet = recordEvent(session, event);
    if (packet !== undefined) sendPacket(connection, packet);
  }
  return undefined;
}

function refusalOf(world: World, connection: Connection, data: Json): Closing | undefined {
  const intents = Number(data['intents']);
  if (connection.session !== undefined) return CLOSING.alreadyAuthenticated;
  if (!isToken(world, data)) return CLOSING.authenticationFailed;
  if (!Number.isInteger(intents) || intents < 0 || intents >= ALL_INTENTS) return CLOSING.invalidIntents;
  if (PRIVILEGED.some((intent) => has(intents, intent) && !has(world.grantedIntents, intent)))
    return CLOSING.disallowedIntents;
  return undefined;
}

function resume({ world, state, connection }: Line, data: Json): Closing | undefined {
  const session = state.sessions.get(textOf(data['session_id']));
  const sequence = integerOf(data['seq']);
  state.resumes.push(data);
  if (!isToken(world, data)) return CLOSING.authenticationFailed;
  if (session === undefined) {
    sendPacket(connection, { op: OP.invalidSession, d: false, s: null, t: null });
    return undefined;
  }
  if (sequence > session.packets.length) return CLOSING.invalidSequence;
  connection.session = session;
  world.intents = session.intents;
  for (const packet of packetsAfter(session, sequence)) sendPacket(connection, packet);
  const resumed = recordEvent(session, { name: 'RESUMED', intent: 0, payload: () => ({}) });
  if (resumed !== undefined) sendPacket(connection, resumed);
  return undefined;
}

function isToken(world: World, data: Json): boolean {
  return !world.isTokenRevoked && data['token'] === world.token;
}

function isTooFast({ world, connection }: Line): boolean {
  const since = world.clock.now() - LIMITS.rate.gatewayWindow;
  return connection.received.filter((at) => at > since).length > LIMITS.rate.gatewayEvents;
}

const PRIVILEGED = [INTENT.guildMembers, INTENT.guildPresences, INTENT.messageContent];

/** The highest intent in the documents is 1 << 25. */
const ALL_INTENTS = 1 << 26;
