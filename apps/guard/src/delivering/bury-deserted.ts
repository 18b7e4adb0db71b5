import { LONGEST_PAUSE_MS } from './broken.ts';
import { type Buried, bury, type Grave } from './bury.ts';
import { type ChannelState, channelState } from './channel-state.ts';
import type { Delivery } from './delivery.ts';
import { guardMs } from './delivery-clock.ts';
import { headOf } from './head.ts';
import { laidOut } from './laid-out.ts';
import { otherChannel } from './notices.ts';
import { LONGEST_PUT_OFF_MS } from './route.ts';

/**
 * Gives up what waits for channels that guard.yaml does not have any more, and tells another channel what it was.
 *
 * Another guard may still have such a channel, as long as new settings are rolled out; so nothing is given up before
 * a quarter of an hour has passed in which nobody tried it, which no guard that has it ever lets pass.
 */
export async function buryDeserted(delivery: Delivery): Promise<void> {
  const { store, channels, clock } = delivery;
  const now = (): number => clock.now().getTime();
  const since = now() - guardMs(clock, LONGEST_PUT_OFF_MS);
  const latest = now() + guardMs(clock, LONGEST_PAUSE_MS);
  const known = channels.map(({ channel }) => channel.name);
  for (const name of await store.outbox.deserted(known, new Date(since))) {
    const grave = { delivery, name, now };
    // Nothing is given up that nobody could be told of.
    if ((await otherChannel(grave)) === undefined) continue;
    if (!isServed(await channelState(delivery, name), since, latest)) await buryAll(grave);
  }
}

async function buryAll(grave: Grave): Promise<void> {
  const { delivery, name } = grave;
  const told: Buried[] = [];
  for (const row of await delivery.store.outbox.waiting(name, MOST_AT_ONCE)) {
    const head = await headOf(delivery, row);
    told.push({ head, card: laidOut(head, PLAINLY, delivery) });
  }
  await bury(told, `guard.yaml has no channel "${name}" any more.`, grave);
}

/** Whoever has a channel that is broken or told to wait tries nothing, and notes when it looks again. */
function isServed({ broken, pausedUntil }: ChannelState, since: number, latest: number): boolean {
  // What is further ahead than anything is put off was written by a clock that was wrong.
  return [broken?.probeAt, pausedUntil].some((at) => at !== undefined && at > since && at <= latest);
}

const PLAINLY = { kind: 'goes', as: 'delivered', pings: false } as const;
const MOST_AT_ONCE = 500;
