import { has } from '../rules/message-flags.ts';
import type { Event } from '../world/event.ts';
import type { Json } from '../world/json.ts';
import { OP } from './opcode.ts';

/** What a bot began with IDENTIFY: it outlives its connection, and what it missed can be played again. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  /** Every event so far, the first with the number 1. */
  readonly packets: Json[];
};

/** Writes an event into a session and gives the packet; undefined if the bot did not ask for such events. */
export function recordEvent(session: Session, event: Event): Json | undefined {
  if (event.intent !== 0 && !has(session.intents, event.intent)) return undefined;
  const packet = {
    op: OP.dispatch,
    t: event.name,
    s: session.packets.length + 1,
    d: event.payload(session.intents),
  };
  session.packets.push(packet);
  return packet;
}

/** Gives the packets that came after a number. */
export function packetsAfter(session: Session, sequence: number): readonly Json[] {
  return session.packets.slice(sequence);
}
