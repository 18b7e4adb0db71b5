import { ChannelFault } from './channel-fault.ts';
import { channelState } from './channel-state.ts';
import type { Told } from './message.ts';
import { type Around, deadNotice, isNotice, otherChannel } from './notices.ts';
import type { Route } from './route.ts';

/** The channel where messages are given up, which the guard may not have any more. */
export type Grave = Around & Pick<Route, 'now'>;

/** What is given up, laid out for whoever is told of it. */
export type Buried = Pick<Told, 'head' | 'card'>;

/** Gives messages up. Another channel is told first: after a crash in between it is told once all the same. */
export async function bury(told: readonly Buried[], reason: string, grave: Grave): Promise<void> {
  if (told.length === 0) return;
  const { delivery, name, now } = grave;
  const own = told.filter(({ head }) => !isNotice(head.row));
  const to = own.length === 0 ? undefined : await otherChannel(grave);
  if (to !== undefined) {
    const { breaks: number } = await channelState(delivery, name);
    const outbox = [deadNotice(to, { name, number, at: now(), told: own, reason })];
    const nothing = { readings: [], watched: [], incidents: [], events: [], targets: [] };
    await delivery.store.guard.commit({ ...nothing, outbox });
  }
  const rows = told.map(({ head }) => head.row);
  await delivery.store.outbox.dead(rows, { at: new Date(now()), reason });
  delivery.onFault(`channel ${name}`, new ChannelFault(`${told.length} could not be delivered: ${reason}`));
}
