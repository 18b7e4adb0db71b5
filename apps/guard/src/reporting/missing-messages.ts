import type { Severity, Watched } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';
import type { TracedNotification } from '@tollkeeper/store';

import type { RoutedChannel } from '../cycle/route.ts';

/** A message that was decided and that no channel was ever owed: it is lost. */
export type MissingMessage = { readonly channel: string; readonly kind: string };

/** What is compared: what the guard remembers of having said, and what stands in the outbox. */
export type Audited = {
  /** Missing where the incident is over: then only its end can be looked for. */
  readonly state: OpenState | undefined;
  readonly isResolved: boolean;
  readonly severity: Severity;
  readonly rows: readonly TracedNotification[];
  readonly channels: readonly RoutedChannel[];
};

export type OpenState = Extract<Watched['alerts'][number]['state'], { readonly kind: 'open' }>;

/**
 * Finds messages of an incident that were lost on the way into the outbox, or taken out of it.
 *
 * The state of the alert counts them by itself, so the two can differ. Whom a message was owed to then is not
 * remembered: it is missing where nobody has it, for those who hear of its severity today.
 */
export function missingMessages(audited: Audited): readonly MissingMessage[] {
  const { state, isResolved, rows, channels } = audited;
  const kinds = new Set(rows.map(({ kind }) => kind));
  const hearing = (severity: Severity): readonly string[] =>
    channels.filter(({ from }) => from !== 'escalation' && !isWorse(from, severity)).map(({ name }) => name);
  const told = [...new Set(rows.map(({ channel }) => channel))];
  const loud = decidedKinds(audited).flatMap(({ kind, severity }) =>
    kinds.has(kind) ? [] : hearing(severity).map((channel) => ({ channel, kind })),
  );
  const updates = numbered('update', state?.updates ?? 0).flatMap((kind) =>
    kinds.has(kind) ? [] : told.map((channel) => ({ channel, kind })),
  );
  const ends = isResolved ? told.filter((channel) => !isEnded(channel, rows)) : [];
  return [...loud, ...updates, ...ends.map((channel) => ({ channel, kind: 'resolved' }))];
}

function decidedKinds({
  state,
  severity,
}: Audited): readonly { readonly kind: string; readonly severity: Severity }[] {
  if (state === undefined) return [];
  return [
    ...state.told.map((each) => ({ kind: `level:${each}`, severity: each })),
    ...numbered('repeat', state.repeats).map((kind) => ({ kind, severity })),
    ...numbered('escalate', state.escalations).map((kind) => ({ kind, severity })),
  ];
}

function isEnded(channel: string, rows: readonly TracedNotification[]): boolean {
  return rows.some((row) => row.channel === channel && row.kind === 'resolved');
}

function numbered(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${word}:${index + 1}`);
}
