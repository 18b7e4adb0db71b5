import type { SendOutcome } from '../channels/channel.ts';
import { backoff } from './backoff.ts';
import { breakChannel, LONGEST_PAUSE_MS, noteArrival } from './broken.ts';
import { keptReceiptText } from './kept-receipt.ts';
import type { Told } from './message.ts';
import { deadNotice, isNotice, otherChannel } from './notices.ts';
import { changeState, end, putOff, type Route, stateOf } from './route.ts';

/** Whether the next message may follow at once. */
export type Settled = 'goes on' | 'stops';

/** Writes down what became of a message: it arrived, waits for another try, or broke its channel. */
export async function settle(
  told: readonly Told[],
  outcome: Exclude<SendOutcome, { readonly kind: 'gone' }>,
  route: Route,
): Promise<Settled> {
  switch (outcome.kind) {
    case 'sent':
      await arrived(told, keptReceiptText({ receipt: outcome.receipt, tells: told.length }), route);
      return 'goes on';
    case 'wait':
      await pause(told, outcome.untilMs, route);
      return 'stops';
    case 'again':
      await failed(told, outcome.reason, route);
      return 'stops';
    case 'refused':
      return refused(told, outcome.reason, route);
  }
}

async function arrived(told: readonly Told[], receipt: string, route: Route): Promise<void> {
  const at = new Date(route.now());
  for (const as of ['delivered', 'combined'] as const) {
    const rows = told.filter(({ verdict }) => verdict.as === as).map(({ head }) => head.row);
    await end(route, rows, { as, at, receipt });
  }
  const isChange = told.every(({ verdict }) => verdict.edits !== undefined && !verdict.pings);
  await noteArrival(route, told.length > 1 ? 'group' : isChange ? 'change' : 'message');
}

/** The platform named the time: it is no failure, and holds for everything that goes there. */
async function pause(told: readonly Told[], untilMs: number, route: Route): Promise<void> {
  const asked = untilMs - route.delivery.clock.realNow();
  const at = route.now() + route.ms(Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, asked)));
  await changeState(route, (state) => ({ state: { ...state, pausedUntil: at } }));
  await putOff(route, rowsOf(told), { at, reason: 'the platform asks to wait' });
}

async function failed(told: readonly Told[], reason: string, route: Route): Promise<void> {
  const { delivery, now, ms } = route;
  const state = await changeState(route, (before) => {
    const failures = before.failures + 1;
    return { state: { ...before, failures, pausedUntil: now() + ms(backoff(failures, delivery.random())) } };
  });
  const isOver = ({ head: { row } }: Told): boolean =>
    row.attempts >= LEAST_TRIES &&
    now() - Math.max(row.createdAt.getTime(), state.mendedAt ?? 0) >= ms(LONGEST_MS);
  await bury(told.filter(isOver), `It was tried for 24 hours. ${reason}`, route);
  const alive = told.filter((each) => !isOver(each));
  const tries = Math.min(...alive.map(({ head }) => head.row.attempts));
  await retry(alive, { at: now() + ms(backoff(tries, delivery.random())), reason }, route);
}

/** What was refused together is tried one by one where the channel itself is well; one that fails alone breaks it. */
async function refused(told: readonly Told[], reason: string, route: Route): Promise<Settled> {
  const { entry, now, ms } = route;
  const [first] = told;
  const { deliveredAt = Number.NEGATIVE_INFINITY } = await stateOf(route);
  const isSuspect = told.length > 1 || (first !== undefined && isOwnFault(first, deliveredAt));
  // A webhook of the user's says nothing to a check.
  const says = isSuspect && entry.channel.platform !== 'webhook' ? await entry.channel.check() : undefined;
  if (says?.kind === 'ready') {
    if (told.length > 1) {
      await changeState(route, (state) => ({ state: { ...state, singlyUntil: now() + ms(SINGLY_MS) } }));
      await retry(told, { at: now(), reason }, route);
    } else if (told.every(({ head }) => head.row.attempts >= MOST_REFUSALS)) {
      await bury(told, reason, route);
    } else {
      await retry(told, { at: now() + ms(REFUSED_MS), reason }, route);
    }
    return 'goes on';
  }
  const probeAt = await breakChannel(route, reason);
  // What was refused before goes behind the others, for it may be the only one that is refused.
  const isFirstTry = told.every(({ head }) => head.row.attempts === 1);
  await retry(told, { at: isFirstTry ? now() : probeAt.getTime(), reason }, route);
  return 'stops';
}

/** Others arrived since it was decided, and it was refused before. */
function isOwnFault({ head: { row } }: Told, deliveredAt: number): boolean {
  return row.attempts > 1 && deliveredAt > row.createdAt.getTime();
}

/** Another channel is told first: after a crash in between it is told once all the same. */
async function bury(told: readonly Told[], reason: string, route: Route): Promise<void> {
  if (told.length === 0) return;
  const { delivery, name, now } = route;
  const own = told.filter(({ head }) => !isNotice(head.row));
  const to = own.length === 0 ? undefined : await otherChannel(route);
  if (to !== undefined) {
    const { breaks: number } = await stateOf(route);
    const outbox = [deadNotice(to, { name, number, at: now(), told: own, reason })];
    const nothing = { readings: [], watched: [], incidents: [], events: [], targets: [] };
    await delivery.store.guard.commit({ ...nothing, outbox });
  }
  await delivery.store.outbox.dead(rowsOf(told), { at: new Date(now()), reason });
  delivery.onFault(`channel ${name}`, new Error(`${told.length} could not be delivered: ${reason}`));
}

async function retry(
  told: readonly Told[],
  { at, reason }: { readonly at: number; readonly reason: string },
  { delivery }: Route,
): Promise<void> {
  if (told.length === 0) return;
  await delivery.store.outbox.retryLater(rowsOf(told), { at: new Date(at), reason, counts: true });
}

function rowsOf(told: readonly Told[]): readonly Told['head']['row'][] {
  return told.map(({ head }) => head.row);
}

const LEAST_PAUSE_MS = 250;
const LONGEST_MS = 24 * 3_600_000;
const SINGLY_MS = 600_000;
const REFUSED_MS = 300_000;
const MOST_REFUSALS = 3;

/** After a night in which the guard did not run, a message is old and was not tried yet. */
const LEAST_TRIES = 10;
