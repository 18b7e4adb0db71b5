import type { MessageAccount } from '@tollkeeper/cards';
import type { Severity } from '@tollkeeper/engine';
import { parseSubject, subjectKey } from '@tollkeeper/engine/guarding';
import type { NotificationCounts, Store } from '@tollkeeper/store';

import type { RoutedChannel } from '../cycle/route.ts';
import { type MissingMessage, missingMessages } from './missing-messages.ts';
import { openStateOf } from './proof.ts';

/** What became of every message, channel by channel, and which of them are lost. */
export type MessageAccounts = {
  readonly accounts: readonly MessageAccount[];
  readonly lost: readonly LostMessage[];
};

/** A message that was decided and is nowhere. */
export type LostMessage = MissingMessage & { readonly shortId: string; readonly id: string };

/** From an instant until before another, of these channels. */
export type AccountsAsked = {
  readonly from: Date;
  readonly until: Date;
  readonly channels: readonly RoutedChannel[];
};

/** Holds what the guard remembers to have decided against what stands in the outbox. */
export async function messageAccounts(
  store: Pick<Store, 'incidents' | 'events' | 'outbox' | 'guard'>,
  { from, until, channels }: AccountsAsked,
): Promise<MessageAccounts> {
  const lost = await lostMessages(store, { from, channels });
  const counts = await store.outbox.counts(from, until);
  const names = [...new Set([...counts, ...lost].map(({ channel }) => channel))].sort();
  return {
    lost,
    accounts: names.map((channel) => {
      const found = counts.find((each) => each.channel === channel) ?? { ...NONE, channel };
      return { ...found, fired: found.fired + lost.filter((each) => each.channel === channel).length };
    }),
  };
}

/** Looks through what is open, and what was resolved since. */
async function lostMessages(
  store: Pick<Store, 'incidents' | 'events' | 'outbox' | 'guard'>,
  { from, channels }: Pick<AccountsAsked, 'from' | 'channels'>,
): Promise<readonly LostMessage[]> {
  // In this order: a message that is owed in between is then found, and not taken for lost.
  const resolved = (await store.incidents.history(MOST_RESOLVED)).filter(
    (each) => each.resolved !== undefined && each.resolved.at >= from,
  );
  const lost: LostMessage[] = [];
  for (const incident of [...(await store.incidents.open()), ...resolved]) {
    const { alertKey, number, shortId } = incident;
    const state = await openStateOf(store, incident, subjectKey(parseSubject(incident.subject)));
    const events = await store.events.ofIncident(incident);
    const rows = await store.outbox.ofIncident(incident);
    const everOwed = await store.outbox.everOwed(alertKey);
    const isResolved = incident.resolved !== undefined;
    const severity = incident.severity as Severity;
    const missing = missingMessages({ state, events, isResolved, severity, rows, everOwed, channels });
    for (const { channel, kind } of missing)
      lost.push({ channel, kind, shortId, id: [alertKey, number, kind, channel].join('⋅') });
  }
  return lost;
}

const MOST_RESOLVED = 1_000;
const NONE: NotificationCounts = {
  channel: '',
  fired: 0,
  delivered: 0,
  combined: 0,
  snoozed: 0,
  dead: 0,
  waiting: 0,
};
