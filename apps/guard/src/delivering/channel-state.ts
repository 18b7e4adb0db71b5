import { type NewNotification, NOT_WATCHED } from '@tollkeeper/store';
import { z } from 'zod';

import type { Delivery } from './delivery.ts';

/** What every guard on a store knows of a channel, so that a restart forgets nothing. Instants are epoch milliseconds. */
export type ChannelState = {
  /** The last messages, oldest first; as many as the rate cap looks at. */
  readonly sentAt: readonly number[];
  /** The last call, which may have been a silent change. */
  readonly calledAt?: number | undefined;
  /** The last message that told of several. */
  readonly groupedAt?: number | undefined;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** Since when nothing arrived though it was tried, and why the last try failed. */
  readonly failing?: { readonly since: number; readonly reason: string } | undefined;
  readonly pausedUntil?: number | undefined;
  /** When the pause was begun; in the future, by a clock that was wrong. */
  readonly pausedAt?: number | undefined;
  readonly broken?: Broken | undefined;
  /** Which break was told on another channel, until a message arrives again. */
  readonly toldOf?: number | undefined;
  /** How often it was broken. */
  readonly breaks: number;
  /** When it was last taken for whole again. */
  readonly mendedAt?: number | undefined;
  /** When a message last arrived. */
  readonly deliveredAt?: number | undefined;
  /** Until when each message goes alone, as one of them made several be refused. */
  readonly singlyUntil?: number | undefined;
};

/** It refused a message in a way that waiting does not change. */
export type Broken = { readonly since: number; readonly reason: string; readonly probeAt: number };

/** A new state, and what is owed because of it. */
export type StateChange = { readonly state: ChannelState; readonly outbox?: readonly NewNotification[] };

export async function channelState({ store }: Pick<Delivery, 'store'>, name: string): Promise<ChannelState> {
  return (await kept(store, name)).state;
}

/** Changes the state on top of what others made of it, in one transaction with what is owed; `undefined` leaves it. */
export async function changeChannel(
  { store }: Pick<Delivery, 'store'>,
  name: string,
  change: (state: ChannelState) => StateChange | undefined,
): Promise<ChannelState> {
  for (let tries = 1; ; tries += 1) {
    const { state, version } = await kept(store, name);
    const changed = change(state);
    if (changed === undefined) return state;
    const watched = [{ key: keyOf(name), version, json: JSON.stringify(changed.state) }];
    const written = await store.guard.commit({ ...NOTHING_ELSE, watched, outbox: changed.outbox ?? [] });
    if (written.kind === 'committed') return changed.state;
    if (tries >= MOST_TRIES) throw new Error(`Others changed the channel "${name}" ${tries} times in a row.`);
  }
}

async function kept(
  store: Delivery['store'],
  name: string,
): Promise<{ readonly state: ChannelState; readonly version: number }> {
  const [found] = await store.guard.watched([keyOf(name)]);
  const version = found?.version ?? NOT_WATCHED;
  return { state: found === undefined ? FRESH : stateOf(found.json), version };
}

/** A state that cannot be read is one that nothing is known of: it costs a try, and no message. */
function stateOf(text: string): ChannelState {
  try {
    return STATE.safeParse(JSON.parse(text)).data ?? FRESH;
  } catch {
    return FRESH;
  }
}

/** Among the keys of subjects, none of which begins like this. */
function keyOf(name: string): string {
  return `channel:${name}`;
}

const FRESH: ChannelState = { sentAt: [], failures: 0, breaks: 0 };
const NOTHING_ELSE = { readings: [], incidents: [], events: [], targets: [] } as const;
const MOST_TRIES = 20;

const STATE = z.object({
  sentAt: z.array(z.number()),
  calledAt: z.number().optional(),
  groupedAt: z.number().optional(),
  failures: z.number(),
  failing: z.object({ since: z.number(), reason: z.string() }).optional(),
  pausedUntil: z.number().optional(),
  pausedAt: z.number().optional(),
  broken: z.object({ since: z.number(), reason: z.string(), probeAt: z.number() }).optional(),
  toldOf: z.number().optional(),
  breaks: z.number(),
  mendedAt: z.number().optional(),
  deliveredAt: z.number().optional(),
  singlyUntil: z.number().optional(),
});
