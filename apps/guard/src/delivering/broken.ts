import { ChannelFault } from './channel-fault.ts';
import type { ChannelState, StateChange } from './channel-state.ts';
import { changeChannel } from './channel-state.ts';
import type { Delivery } from './delivery.ts';
import { DOUBTFUL } from './gather.ts';
import { brokenNotice, mendedNotice, otherChannel } from './notices.ts';
import { changeState, type Route, stateOf } from './route.ts';

/** Takes a channel for broken until it is mended, tells another channel once, and says when it is looked at again. */
export async function breakChannel(route: Route, reason: string): Promise<Date> {
  const { name, delivery } = route;
  const to = await otherChannel(route);
  const at = route.now();
  const probeAt = at + route.ms(PROBE_MS);
  let isTold = false;
  await changeState(route, (state): StateChange => {
    const number = state.breaks + 1;
    const broken = { since: at, reason, probeAt };
    isTold = state.toldOf !== undefined;
    if (isTold || to === undefined) return { state: { ...state, broken, breaks: number } };
    return {
      state: { ...state, broken, breaks: number, toldOf: number },
      outbox: [brokenNotice(to, { name, number, at, reason })],
    };
  });
  const where = to === undefined && !isTold ? ' No other channel can be told of it.' : '';
  delivery.onFault(`channel ${name}`, new ChannelFault(`The channel is broken: ${reason}${where}`));
  return new Date(probeAt);
}

/** Whether a channel may be sent to; one that was broken is looked at again when it is time. */
export async function isOpen(route: Route): Promise<boolean> {
  const state = await stateOf(route);
  const now = route.now();
  // What is further ahead than anything is put off was written by a clock that was wrong.
  const isOver = (at: number, longestMs: number): boolean => at <= now || at > now + route.ms(longestMs);
  if (state.broken !== undefined) return isOver(state.broken.probeAt, PROBE_MS) && probe(route);
  const { pausedAt = now, pausedUntil } = state;
  return pausedUntil === undefined || pausedAt > now || isOver(pausedUntil, LONGEST_PAUSE_MS);
}

/** Takes a channel for whole again; what waits there is sent. */
export async function mendChannel(store: Pick<Delivery, 'store'>, name: string, now: Date): Promise<void> {
  await changeChannel(store, name, (state) => {
    if (state.broken === undefined) return undefined;
    const { broken: _, pausedUntil: __, ...whole } = state;
    return { state: { ...whole, failures: DOUBTFUL, mendedAt: now.getTime() } };
  });
}

/** A message about one thing or several, or a silent change of one. */
export type Arrival = 'message' | 'group' | 'change';

/** Takes down that something arrived, and tells of it where people heard that nothing does. */
export async function noteArrival(route: Route, arrival: Arrival): Promise<void> {
  const at = route.now();
  const { toldOf, failures, failing } = await stateOf(route);
  if (!route.isPaced && failures === 0 && toldOf === undefined) return;
  const to = toldOf === undefined ? undefined : await otherChannel(route);
  await changeState(route, (state): StateChange => {
    const { toldOf: told, pausedUntil: _, failing: __, ...rest } = state;
    const arrived: ChannelState = {
      ...rest,
      failures: 0,
      ...(arrival !== 'change' && { deliveredAt: at }),
      ...(arrival === 'group' && { groupedAt: at }),
    };
    if (told === undefined || to === undefined) return { state: arrived };
    return { state: arrived, outbox: [mendedNotice(to, { name: route.name, number: told, at })] };
  });
  if (failing !== undefined) {
    const since = new Date(failing.since).toISOString();
    route.delivery.onNews?.(`The channel "${route.name}" works again; it had failed since ${since}.`);
  }
}

async function probe(route: Route): Promise<boolean> {
  const { delivery, entry, name } = route;
  const found = await entry.channel.check();
  if (found.kind === 'ready') {
    await mendChannel(delivery, name, new Date(route.now()));
    return true;
  }
  const probeAt = route.now() + route.ms(PROBE_MS);
  await changeState(route, (state) =>
    state.broken === undefined ? undefined : { state: { ...state, broken: { ...state.broken, probeAt } } },
  );
  return false;
}

const PROBE_MS = 900_000;

/** No platform is believed that asks for more; in real time. */
export const LONGEST_PAUSE_MS = 3_600_000;
