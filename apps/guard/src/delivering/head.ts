import type { Notification } from '@tollkeeper/engine';
import type { ClaimedNotification, Incident, TracedNotification } from '@tollkeeper/store';

import { type Content, contentOf } from './content.ts';
import type { Delivery } from './delivery.ts';

/** A notification whose turn it is, with what is known about it now. */
export type Head = {
  readonly row: ClaimedNotification;
  readonly content: Content;
  /** The incident as people see it; missing where the message is about none. */
  readonly incident: Incident | undefined;
  /** What the channel was owed of the incident before and after this one, in order. */
  readonly before: readonly TracedNotification[];
  readonly after: readonly TracedNotification[];
};

/** Looks up what belongs to a claimed notification. */
export async function headOf({ store }: Pick<Delivery, 'store'>, row: ClaimedNotification): Promise<Head> {
  const own = contentOf(row.content);
  if (own.kind === 'notice') return { row, content: own, incident: undefined, before: [], after: [] };
  const [incident, traces] = await Promise.all([
    store.incidents.find(row.incident),
    store.outbox.ofIncident(row.incident),
  ]);
  const lane = traces.filter(({ channel }) => channel === row.channel);
  const place = lane.findIndex(({ id }) => id === row.id);
  const [before, after] = [lane.slice(0, Math.max(0, place)), lane.slice(place + 1)];
  const content = own.kind === 'unknown' && wordOf(row) === 'update' ? lastAlert(before) : own;
  return { row, content, incident, before, after };
}

/** The first word of the kind: `level`, `repeat`, `escalate`, `update`, `resolved`. */
export function wordOf({ kind }: Pick<ClaimedNotification, 'kind'>): string {
  return kind.split(':', 1)[0] ?? kind;
}

/** Whether its message is to be heard, by its kind. */
export function isLoud(row: Pick<ClaimedNotification, 'kind'>): boolean {
  return LOUD.has(wordOf(row));
}

/** Whether it tells what a person did: the store owes these by the version of the incident. */
export function isByPerson({ kind }: Pick<ClaimedNotification, 'kind'>): boolean {
  return kind.startsWith('update:v');
}

export function notificationOf({ content }: Head): Notification | undefined {
  return content.kind === 'alert' ? content.notification : undefined;
}

/** What a person changes is told with the figures that were told last. */
function lastAlert(before: readonly TracedNotification[]): Content {
  const alerts = before.map(({ content }) => contentOf(content)).filter(({ kind }) => kind === 'alert');
  return alerts.at(-1) ?? { kind: 'unknown' };
}

const LOUD: ReadonlySet<string> = new Set(['level', 'repeat', 'escalate']);
