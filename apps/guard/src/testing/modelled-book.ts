import type { AlertEvent, Severity } from '@tollkeeper/engine';
import { isWorse, parseNotification } from '@tollkeeper/engine/guarding';
import type { GuardBatch, Store } from '@tollkeeper/store';

import type { OutgoingMessage, SendOutcome } from '../channels/channel.ts';
import type { Life } from './life.ts';
import { KEYS, severityOfBalance, severityOfSpent } from './modelled-account.ts';
import {
  CHANNELS,
  type ChannelName,
  excuse,
  isWished,
  type ModelledWorld,
  nextPlace,
} from './modelled-world.ts';

/** A guard whose deeds are written down, with the channels that it knows. */
export type Witnessed = {
  readonly world: ModelledWorld;
  readonly life: Life;
  readonly channels: readonly ChannelName[];
  readonly warningFrom: number | undefined;
};

/** What the id of a notification says. */
export type IdParts = {
  readonly rule: string;
  /** Its key. */
  readonly alert: string;
  /** The key and the number. */
  readonly incident: string;
  /** `level`, `repeat`, `escalate`, `update`, `resolved`; of a notice what it is about. */
  readonly word: string;
  readonly channel: string;
};

export function partsOf(id: string): IdParts {
  const [rule = '', subject = '', number = '', kind = '', channel = ''] = id.split('⋅');
  const alert = `${rule}⋅${subject}`;
  return { rule, alert, incident: `${alert} ${number}`, word: kind.split(':', 1)[0] ?? kind, channel };
}

/** Takes down what a guard writes once it is written. */
export function bookedStore(by: Witnessed): Store {
  const { world, life } = by;
  const { store, book } = world;
  return {
    ...store,
    guard: {
      ...store.guard,
      async commit(batch) {
        const done = await store.guard.commit(batch);
        if (done.kind === 'committed') noteCommit(by, batch);
        return done;
      },
    },
    outbox: {
      ...store.outbox,
      async finish(held, end) {
        const done = await store.outbox.finish(held, end);
        const lost = done.kind === 'lost' ? done.ids : [];
        for (const { id } of held) {
          if (lost.includes(id)) continue;
          life.sending.delete(id);
          // What the decision itself took back does not count for its message.
          const since = Math.max(life.tickBegan.place, book.owed.get(id)?.place ?? 0);
          if (isUnwanted(by, id, { at: end.at.getTime(), since })) book.unwanted.add(id);
        }
        return done;
      },
    },
  };
}

/** Takes down what reached a channel, also where its answer was lost, and what may not be said now. */
export function noteArrival(
  by: Witnessed & { readonly channel: string },
  message: OutgoingMessage,
  outcome: SendOutcome,
): void {
  const { channel } = by;
  const isLost = outcome.kind === 'again' && outcome.ambiguous;
  if (outcome.kind !== 'sent' && !isLost) return;
  const { book, clock } = by.world;
  const ids = message.about.map(({ id }) => id);
  book.arrivals.push({
    place: nextPlace(book),
    channel,
    at: clock.trueNow(),
    ids,
    severities: message.about.map(({ severity }) => severity),
    ...(outcome.kind === 'sent' && { message: outcome.receipt.message }),
  });
  if (isLost || by.life.isSlow) excuse(book, ids);
  for (const id of ids) by.life.sending.add(id);
  for (const id of message.pings ? ids : []) {
    if (
      LOUD.has(partsOf(id).word) &&
      isUnwanted(by, id, { at: clock.now(), since: Number.POSITIVE_INFINITY })
    )
      book.broken.push(`${id} disturbs people who do not want it`);
  }
}

/** Whether people wanted not to hear of it, at an instant of the guards' clock; what ended since a place counts yet. */
function isUnwanted(
  { world }: Witnessed,
  id: string,
  { at, since }: { readonly at: number; readonly since: number },
): boolean {
  const { book, settings } = world;
  const { rule, incident, word } = partsOf(id);
  if (rule === 'key-limit' && settings.warningFrom === undefined) return true;
  if (isWished(book.silences, { of: [rule, '*'], at, since })) return true;
  if (isWished(book.snoozes, { of: [incident], at, since })) return true;
  const isRepetition = REPEATED.has(word) && REPETITIONS.has(reasonOf(book.owed.get(id)?.content));
  return isRepetition && isWished(book.acknowledged, { of: [incident], at, since });
}

function reasonOf(content: string | undefined): string {
  return content === undefined ? '' : parseNotification(content).reason.kind;
}

function noteCommit(by: Witnessed, { outbox, incidents, events }: GuardBatch): void {
  const { book } = by.world;
  const place = nextPlace(book);
  for (const row of outbox) {
    if (!book.owed.has(row.id)) book.owed.set(row.id, { ...row, place });
    else if (row.incident.alertKey.startsWith('channel⋅')) continue;
    else book.broken.push(`${row.id} is owed twice`);
  }
  for (const event of events) noteStep(by, event, outbox);
  for (const { alertKey, number, clearsFacts } of incidents) {
    if (!clearsFacts) continue;
    for (const wish of [...book.snoozes, ...book.acknowledged])
      if (wish.of === `${alertKey} ${number}`) wish.over ??= place;
  }
}

/** What is decided is so by what was read, and owed at once to everybody who is to hear of it, by one message each. */
function noteStep(by: Witnessed, event: AlertEvent, outbox: GuardBatch['outbox']): void {
  const { incident, to, reason } = event;
  const { book } = by.world;
  const text = `${incident.alertKey} ${incident.number} ${event.from} → ${to} (${reason})`;
  const isFired = to.startsWith('firing:') && (reason === 'found' || reason === 'worse');
  if (!isSo(by, event, isFired)) book.broken.push(`${text} is not so`);
  if (!isFired) return;
  const severity = to.slice('firing:'.length) as Severity;
  const times = timesSaid(by, incident.alertKey);
  const own = outbox.filter(({ id }) => partsOf(id).incident === `${incident.alertKey} ${incident.number}`);
  for (const { name, from } of CHANNELS) {
    if (!by.channels.includes(name) || from === 'escalation' || isWorse(from, severity)) continue;
    const loud = own.filter(({ id, channel }) => channel === name && LOUD.has(partsOf(id).word));
    if (!times.includes(loud.length)) book.broken.push(`${text} is owed to ${name} ${loud.length} times`);
  }
}

/** Whether the reading that led to it says so; what is over without one ended with its rule. */
function isSo({ world, warningFrom }: Witnessed, event: AlertEvent, isFired: boolean): boolean {
  const { incident, digest = '', to, reason } = event;
  const { rule } = partsOf(incident.alertKey);
  if (rule === 'source-stale' || (!isFired && to !== 'resolved')) return true;
  const read = world.account.read.get(digest);
  if (read === undefined || warningFrom === undefined) return reason === 'rule_removed' || rule === 'credits';
  const limit = KEYS.find(({ id }) => incident.alertKey.endsWith(`:${id}`))?.limit;
  const severity = limit === undefined ? severityOfBalance(read) : severityOfSpent(read, limit, warningFrom);
  if (isFired) return to === `firing:${severity}`;
  return severity === undefined || reason === 'period_reset';
}

/** How often it may be said: not while its rule is silenced, and maybe where that ends while the guard stands still. */
function timesSaid({ world, life }: Witnessed, alertKey: string): readonly number[] {
  const { place: since, at } = life.tickBegan;
  const of = ['*', partsOf(alertKey).rule];
  const [before, after] = [at, world.clock.now()].map((each) =>
    isWished(world.book.silences, { of, at: each, since }),
  );
  if (before !== after) return [0, 1];
  return [before ? 0 : 1];
}

const REPEATED: ReadonlySet<string> = new Set(['repeat', 'escalate']);
const LOUD: ReadonlySet<string> = new Set(['level', ...REPEATED]);
/** Reasons that say nothing but that nobody has answered. */
const REPETITIONS: ReadonlySet<string> = new Set(['repeated', 'unanswered']);
