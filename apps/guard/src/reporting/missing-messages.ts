import type { Severity, Watched } from '@tollkeeper/engine';
import { isWorse, saidLevels } from '@tollkeeper/engine/guarding';
import type { NewEvent, TracedNotification } from '@tollkeeper/store';

import type { RoutedChannel } from '../cycle/route.ts';

/** A message that was decided and that no channel was ever owed: it is lost. */
export type MissingMessage = { readonly channel: string; readonly kind: string };

/** What is compared: what the guard remembers of having said, and what stands in the outbox. */
export type Audited = {
  /** Missing where the incident is over: then levels and its end can be looked for, and no repetition. */
  readonly state: OpenState | undefined;
  /** Of the incident, from the first to the last: they are never taken out. */
  readonly events: readonly NewEvent[];
  readonly isResolved: boolean;
  readonly severity: Severity;
  readonly rows: readonly TracedNotification[];
  /** The channels that were ever owed something of the alert. */
  readonly everOwed: readonly string[];
  readonly channels: readonly RoutedChannel[];
};

export type OpenState = Extract<Watched['alerts'][number]['state'], { readonly kind: 'open' }>;

/**
 * Finds messages of an incident that were lost on the way into the outbox, or taken out of it.
 *
 * The state of the alert and its events count them by themselves, so these can differ. Whom a message was owed to then
 * is not remembered: it is missing where nobody has it, for those who hear of its severity today; of an incident that is
 * over, for those of them who heard of the alert before. A channel that the guard does not have any more is owed nothing.
 */
export function missingMessages(audited: Audited): readonly MissingMessage[] {
  const { state, isResolved, rows, everOwed, channels } = audited;
  const kinds = new Set(rows.map(({ kind }) => kind));
  const hearing = (severity: Severity): readonly string[] =>
    channels
      .filter(({ from }) => from !== 'escalation' && !isWorse(from, severity))
      .map(({ name }) => name)
      .filter((name) => !isResolved || everOwed.includes(name));
  const loud = decidedKinds(audited).flatMap(({ kind, severity }) =>
    kinds.has(kind) ? [] : hearing(severity).map((channel) => ({ channel, kind })),
  );
  const heard = new Set([...rows, ...loud].map(({ channel }) => channel));
  const told = channels.map(({ name }) => name).filter((name) => heard.has(name));
  const updates = numbered('update', state?.updates ?? 0).flatMap((kind) =>
    kinds.has(kind) ? [] : told.map((channel) => ({ channel, kind })),
  );
  const ends = isResolved ? told.filter((channel) => !isEnded(channel, rows)) : [];
  return [...loud, ...updates, ...ends.map((channel) => ({ channel, kind: 'resolved' }))];
}

function decidedKinds({
  state,
  events,
  severity,
}: Audited): readonly { readonly kind: string; readonly severity: Severity }[] {
  const levels = new Set([...(state?.told ?? []), ...saidLevels(events)]);
  return [
    ...[...levels].map((each) => ({ kind: `level:${each}`, severity: each })),
    ...numbered('repeat', state?.repeats ?? 0).map((kind) => ({ kind, severity })),
    ...numbered('escalate', state?.escalations ?? 0).map((kind) => ({ kind, severity })),
  ];
}

function isEnded(channel: string, rows: readonly TracedNotification[]): boolean {
  return rows.some((row) => row.channel === channel && row.kind === 'resolved');
}

function numbered(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${word}:${index + 1}`);
}
