import type { SendOutcome } from '../channels/channel.ts';
import { backoff } from './backoff.ts';
import { breakChannel, LONGEST_PAUSE_MS, noteArrival } from './broken.ts';
import { bury } from './bury.ts';
import { keptReceiptText } from './kept-receipt.ts';
import type { Told } from './message.ts';
import { changeState, end, putOff, type Route, retry, stateOf } from './route.ts';

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
  const pausedAt = route.now();
  const at = pausedAt + route.ms(Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, asked)));
  await changeState(route, (state) => ({ state: { ...state, pausedAt, pausedUntil: at } }));
  await putOff(route, rowsOf(told), { at, reason: 'the platform asks to wait' });
}

async function failed(told: readonly Told[], reason: string, route: Route): Promise<void> {
  const { delivery, name, now, ms } = route;
  let isNew = false;
  const state = await changeState(route, (before) => {
    const [failures, pausedAt] = [before.failures + 1, now()];
    const failing = { since: before.failing?.since ?? pausedAt, reason };
    isNew = before.failing === undefined;
    const pausedUntil = pausedAt + ms(backoff(failures, delivery.random()));
    return { state: { ...before, failures, failing, pausedAt, pausedUntil } };
  });
  if (isNew) delivery.onNews?.(`The channel "${name}" fails, and is tried again: ${reason}`);
  const isOver = ({ head: { row } }: Told): boolean =>
    row.attempts >= LEAST_TRIES &&
    now() - Math.max(row.createdAt.getTime(), state.mendedAt ?? 0) >= ms(LONGEST_MS);
  await bury(told.filter(isOver), `It was tried for 24 hours. ${reason}`, route);
  const alive = told.filter((each) => !isOver(each));
  const tries = Math.min(...alive.map(({ head }) => head.row.attempts));
  await retry(route, rowsOf(alive), { at: now() + ms(backoff(tries, delivery.random())), reason });
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
      await retry(route, rowsOf(told), { at: now(), reason });
    } else if (told.every(({ head }) => head.row.attempts >= MOST_REFUSALS)) {
      await bury(told, reason, route);
    } else {
      await retry(route, rowsOf(told), { at: now() + ms(REFUSED_MS), reason });
    }
    return 'goes on';
  }
  const probeAt = await breakChannel(route, reason);
  // What was refused before goes behind the others, for it may be the only one that is refused.
  const isFirstTry = told.every(({ head }) => head.row.attempts === 1);
  await retry(route, rowsOf(told), { at: isFirstTry ? now() : probeAt.getTime(), reason });
  return 'stops';
}

/** Others arrived since it was decided, and it was refused before. */
function isOwnFault({ head: { row } }: Told, deliveredAt: number): boolean {
  return row.attempts > 1 && deliveredAt > row.createdAt.getTime();
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
