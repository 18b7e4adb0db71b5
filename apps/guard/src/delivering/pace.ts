import type { ChannelState } from './channel-state.ts';
import { type DeliveryClock, guardMs } from './delivery-clock.ts';

type Past = Pick<ChannelState, 'sentAt' | 'calledAt'>;
type Speed = Pick<DeliveryClock, 'speed'>;

/**
 * Says from when on the next call may be made, in epoch milliseconds; now, where it may.
 *
 * One call a second, and 30 messages in ten minutes: after 20 a minute lies between two. So a storm is told in larger
 * messages, and none has to wait for its end.
 */
export function freeAt(
  state: Past,
  call: { readonly now: number; readonly isMessage: boolean } & Speed,
): number {
  const { now, isMessage } = call;
  const earlier = [(inThePast(state.calledAt, now) ?? Number.NEGATIVE_INFINITY) + guardMs(call, CALL_MS)];
  if (isMessage) {
    const sent = recent(state, call);
    const last = sent.at(-1);
    if (last !== undefined && sent.length >= HOT) earlier.push(last + guardMs(call, HOT_MS));
  }
  return Math.max(now, ...earlier);
}

/** Whether so much was said of late that everything that waits goes as one message. */
export function isHot(state: Past, at: { readonly now: number } & Speed): boolean {
  return recent(state, at).length >= HOT;
}

/** Takes down a call that is about to be made. */
export function called<S extends Past>(
  state: S,
  call: { readonly now: number; readonly isMessage: boolean } & Speed,
): S {
  const { now, isMessage } = call;
  return { ...state, calledAt: now, ...(isMessage && { sentAt: [...recent(state, call), now] }) };
}

/** Instants to come were written by a clock that was wrong. */
function recent({ sentAt }: Past, { now, speed }: { readonly now: number } & Speed): readonly number[] {
  const from = now - guardMs({ speed }, WINDOW_MS);
  return sentAt.filter((at) => at > from && at <= now);
}

function inThePast(at: number | undefined, now: number): number | undefined {
  return at !== undefined && at <= now ? at : undefined;
}

/** Slack takes one message a second and channel (docs.slack.dev/apis/web-api/rate-limits, read 2026-11-21). */
const CALL_MS = 1_000;
const WINDOW_MS = 600_000;
const HOT = 20;
const HOT_MS = 60_000;
