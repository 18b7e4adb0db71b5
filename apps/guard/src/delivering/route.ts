import type { ClaimedNotification, HeldNotification, NotificationEnd } from '@tollkeeper/store';

import { type ChannelState, changeChannel, channelState, type StateChange } from './channel-state.ts';
import type { Delivery, DeliveryChannel } from './delivery.ts';
import { guardMs } from './delivery-clock.ts';

/** One channel that is delivered to, with what it takes. */
export type Route = {
  readonly delivery: Delivery;
  readonly entry: DeliveryChannel;
  readonly name: string;
  /** A terminal is written to as fast and as often as there is something to say. */
  readonly isPaced: boolean;
  /** Epoch milliseconds of the guard's clock. */
  readonly now: () => number;
  /** So much real time in the guard's. */
  readonly ms: (realMs: number) => number;
};

export function routeOf(entry: DeliveryChannel, delivery: Delivery): Route {
  const { clock } = delivery;
  return {
    delivery,
    entry,
    name: entry.channel.name,
    isPaced: entry.channel.platform !== 'terminal',
    now: () => clock.now().getTime(),
    ms: (realMs) => guardMs(clock, realMs),
  };
}

export function stateOf({ delivery, name }: Route): Promise<ChannelState> {
  return channelState(delivery, name);
}

export function changeState(
  { delivery, name }: Route,
  change: (state: ChannelState) => StateChange | undefined,
): Promise<ChannelState> {
  return changeChannel(delivery, name, change);
}

/** Ends rows; those that another has claimed since are left to it. */
export async function end(
  { delivery, name }: Route,
  rows: readonly HeldNotification[],
  how: NotificationEnd,
): Promise<void> {
  if (rows.length === 0) return;
  const released = await delivery.store.outbox.finish(rows, how);
  if (released.kind === 'released') return;
  const problem = `${released.ids.length} of ${rows.length} were claimed by another guard meanwhile`;
  delivery.onFault(`channel ${name}`, new Error(`${problem}: it may tell them a second time.`));
}

/** Gives rows back as if they had not been claimed, to be looked at again from an instant on. */
export async function putOff(
  { delivery }: Route,
  rows: readonly ClaimedNotification[],
  { at, reason }: { readonly at: number; readonly reason: string },
): Promise<void> {
  if (rows.length === 0) return;
  await delivery.store.outbox.retryLater(rows, { at: new Date(at), reason, counts: false });
}
