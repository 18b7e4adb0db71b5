import { setImmediate as others } from 'node:timers/promises';
import type { ClaimedNotification } from '@tollkeeper/store';

import type { SendOutcome } from '../channels/channel.ts';
import { isOpen } from './broken.ts';
import { type Gathered, gather } from './gather.ts';
import { headOf } from './head.ts';
import { judge } from './judge.ts';
import { laidOut } from './laid-out.ts';
import { messageOf, type Told } from './message.ts';
import { end, LONGEST_PUT_OFF_MS, putOff, type Route, stateOf } from './route.ts';
import { settle } from './settle.ts';
import { takeTurn } from './take-turn.ts';

/** Brings to one channel what it is owed and may have now. */
export async function deliverOn(route: Route): Promise<void> {
  let left = route.delivery.comesBack && route.isPaced ? MOST_AT_A_TIME : MOST_AT_ONCE;
  while (left > 0 && !isEnding(route) && (await isOpen(route))) {
    const claimedAt = route.now();
    const rows = await claim(route);
    if (rows.length === 0) return;
    const told = await whatGoes(rows, route);
    left -= await sendAll(told, { until: claimedAt + route.ms(SAFE_MS), left }, route);
  }
}

function claim({ delivery, name, ms }: Route): Promise<readonly ClaimedNotification[]> {
  const leaseMs = Math.min(LONGEST_LEASE_MS, Math.max(1, ms(LEASE_MS)));
  return delivery.store.outbox.claim({
    channel: name,
    now: delivery.clock.now(),
    leaseMs,
    pauseMs: ms(LONGEST_PUT_OFF_MS),
    limit: MOST_CLAIMED,
  });
}

/** Ends what nobody has to be told any more, puts off what is silenced, and lays out the rest. */
async function whatGoes(rows: readonly ClaimedNotification[], route: Route): Promise<readonly Told[]> {
  const { delivery } = route;
  const now = delivery.clock.now();
  const wishes = { now, rules: delivery.rules, silences: await delivery.store.silences.active(now) };
  const told: Told[] = [];
  const ended: Record<'combined' | 'snoozed', ClaimedNotification[]> = { combined: [], snoozed: [] };
  for (const [index, row] of rows.entries()) {
    if (index % MOST_IN_A_ROW === MOST_IN_A_ROW - 1) await others();
    const head = await headOf(delivery, row);
    const verdict = judge(head, wishes);
    if (verdict.kind === 'ends') ended[verdict.as].push(row);
    else if (verdict.kind === 'waits')
      await putOff(route, [row], { at: lookAt(verdict, route), ...SILENCED });
    else told.push({ head, verdict: heard(verdict, route), card: laidOut(head, verdict, route.delivery) });
  }
  for (const as of ['combined', 'snoozed'] as const) await end(route, ended[as], { as, at: now });
  return told;
}

function heard(verdict: Told['verdict'], { entry }: Route): Told['verdict'] {
  return entry.pings ? verdict : { ...verdict, pings: false };
}

/** A silence may be ended before its time, and what comes behind must not wait for it. */
function lookAt({ until }: { readonly until: Date }, { now, ms }: Route): number {
  return Math.min(until.getTime(), now() + ms(LOOK_AGAIN_MS));
}

type Bounds = {
  /** Until when a message may be begun: the lease has to hold until its end. */
  readonly until: number;
  readonly left: number;
};

/** Sends what may go now and gives the rest back; says how many messages were tried. */
async function sendAll(told: readonly Told[], { until, left }: Bounds, route: Route): Promise<number> {
  const { messages, later } = await gathered(told, route);
  if (later !== undefined) {
    await putOff(route, rowsOf(later.told), { at: later.at, reason: 'it waits for others to go with it' });
  }
  for (const [index, message] of messages.entries()) {
    const isTooLate = isEnding(route) || (index > 0 && (index >= left || route.now() >= until));
    const sent = isTooLate ? { kind: 'stops' as const, at: route.now() } : await send(message, route);
    if (sent.kind === 'goes on') continue;
    const rest = messages.slice(sent.kind === 'put off' || isTooLate ? index : index + 1).flat();
    await putOff(route, rowsOf(rest), { at: sent.at, reason: 'others were before it' });
    return Math.max(1, index);
  }
  return messages.length;
}

async function gathered(told: readonly Told[], route: Route): Promise<Gathered> {
  if (!route.isPaced) return { messages: told.map((each) => [each]) };
  const { comesBack: waits, clock } = route.delivery;
  return gather(told, { state: await stateOf(route), now: route.now(), speed: clock.speed, waits });
}

type Sent =
  | { readonly kind: 'goes on' }
  /** It was tried, and what comes after it waits. */
  | { readonly kind: 'stops'; readonly at: number }
  /** It was not tried, for the pace of the channel. */
  | { readonly kind: 'put off'; readonly at: number };

async function send(told: readonly Told[], route: Route): Promise<Sent> {
  const message = messageOf(told, route.delivery.simulated?.());
  const { edits, ...anew } = message;
  const turn = await takeTurn(route, edits === undefined || message.pings);
  if (turn.kind === 'later') return { kind: 'put off', at: turn.at };
  let outcome = await tried(message, route);
  if (outcome.kind === 'gone') {
    const again = await takeTurn(route, true);
    if (again.kind === 'later') return { kind: 'put off', at: again.at };
    outcome = await tried(anew, route);
  }
  const settled = await settle(told, outcome.kind === 'gone' ? strange(outcome.reason) : outcome, route);
  return settled === 'goes on' ? { kind: 'goes on' } : { kind: 'stops', at: route.now() };
}

async function tried(
  message: ReturnType<typeof messageOf>,
  { entry, delivery, name }: Route,
): Promise<SendOutcome> {
  try {
    return await entry.channel.send(message);
  } catch (error) {
    delivery.onFault(`channel ${name}`, error);
    return { kind: 'again', reason: 'The guard itself failed at it; the log says how.', ambiguous: true };
  }
}

/** Nothing was to be changed. */
function strange(reason: string): SendOutcome & { readonly kind: 'again' } {
  return { kind: 'again', reason, ambiguous: false };
}

function isEnding({ delivery }: Route): boolean {
  return delivery.isEnding?.() ?? false;
}

function rowsOf(told: readonly Told[]): readonly ClaimedNotification[] {
  return told.map(({ head }) => head.row);
}

const SILENCED = { reason: 'its rule is silenced' } as const;

/** In real time. */
const LOOK_AGAIN_MS = 30_000;

/** In real time: a message takes a few calls of ten seconds at the most. */
const LEASE_MS = 60_000;
const SAFE_MS = 15_000;
const LONGEST_LEASE_MS = 86_400_000;

/** One message tells no more than these. */
const MOST_CLAIMED = 500;
const MOST_IN_A_ROW = 25;

/** Where it is done again within seconds, polling must not wait long for it. */
const MOST_AT_A_TIME = 6;
const MOST_AT_ONCE = 200;
