import type { ClaimedNotification, HeldNotification, NotificationEnd } from '@tollkeeper/store';

import { ChannelFault } from './channel-fault.ts';
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
  delivery.onFault(`channel ${name}`, new ChannelFault(`${problem}: it may tell them a second time.`));
}

/** From when on rows are looked at again, in epoch milliseconds, and why not now. */
export type PutOff = { readonly at: number; readonly reason: string };

/** Gives rows back as if they had not been claimed. */
export function putOff(route: Route, rows: readonly ClaimedNotification[], how: PutOff): Promise<void> {
  return giveBack(route, rows, { ...how, counts: false });
}

/** Gives rows back after a try that failed. */
export function retry(route: Route, rows: readonly ClaimedNotification[], how: PutOff): Promise<void> {
  return giveBack(route, rows, { ...how, counts: true });
}

/** In real time: what is to wait for longer is looked at in between, so that a wrong clock puts nothing off for days. */
export const LONGEST_PUT_OFF_MS = 900_000;

async function giveBack(
  { delivery, now, ms }: Route,
  rows: readonly ClaimedNotification[],
  { at, reason, counts }: PutOff & { readonly counts: boolean },
): Promise<void> {
  if (rows.length === 0) return;
  const soonest = Math.min(at, now() + ms(LONGEST_PUT_OFF_MS));
  await delivery.store.outbox.retryLater(rows, { at: new Date(soonest), reason, counts });
}
