import { createHash } from 'node:crypto';
import { type Card, type Field, incidentActions, instantText, type SimulatedTime } from '@tollkeeper/cards';
import { alertCard } from '@tollkeeper/cards/standing';
import type { Severity } from '@tollkeeper/engine';
import { parseSubject, SEVERITIES } from '@tollkeeper/engine/guarding';
import type { Incident } from '@tollkeeper/store';

import type { AlertFacts } from '../channels/alert-facts.ts';
import type { OutgoingMessage } from '../channels/channel.ts';
import { groupCard } from './group-card.ts';
import { type Head, notificationOf, wordOf } from './head.ts';
import type { Verdict } from './judge.ts';
import { simulatedCard } from './simulated-card.ts';

/** A notification that goes out, laid out. */
export type Told = {
  readonly head: Head;
  readonly verdict: Extract<Verdict, { readonly kind: 'goes' }>;
  readonly card: Card;
};

/** Lays a notification out, from the figures of when it was decided and from what people did since. */
export function cardOf(head: Head, verdict: Told['verdict']): Card {
  const { content, incident } = head;
  if (content.kind === 'notice') return content.notice.card;
  const shortId = incident?.shortId;
  const card = content.kind === 'alert' ? alertCard(content.notification, { shortId }) : plainCard(head);
  const lateness = verdict.as === 'combined' ? [latenessOf(head)].flatMap((note) => note ?? []) : [];
  const said = incident === undefined ? [] : saidOf(incident, head.row.createdAt);
  return {
    ...card,
    sections: [
      ...lateness.map((text) => ({ kind: 'note' as const, text })),
      ...card.sections,
      ...(said.length === 0 ? [] : [{ kind: 'fields' as const, fields: said }]),
    ],
    actions: [...buttonsOf(head), ...(card.actions ?? [])],
  };
}

/** A card for what cannot be laid out: that it cannot be is no reason to keep it back. */
export function plainCard({ row, incident }: Head): Card {
  const rule = incident?.rule ?? row.incident.alertKey;
  const id = incident === undefined ? '' : ` #${incident.shortId}`;
  return {
    title: `${wordOf(row) === 'resolved' ? 'Resolved' : (incident?.severity ?? 'Alert')}: ${rule}${id}`,
    answer: `The rule ${rule} has news (${row.kind}), which this version of the guard cannot lay out.`,
    sections: [{ kind: 'note', text: 'The log says why. The alert itself stands in the list of alerts.' }],
  };
}

/** Writes one message for what goes out together, with the same id in every try. */
export function messageOf(told: readonly Told[], simulated: SimulatedTime | undefined): OutgoingMessage {
  const [first] = told;
  if (first === undefined) throw new Error('A message has to tell something.');
  const sorted = told.toSorted((a, b) => rankOf(b) - rankOf(a));
  const isAlone = told.length === 1;
  const { edits } = first.verdict;
  return {
    card: simulatedCard(isAlone ? first.card : groupCard(sorted), simulated),
    id: isAlone ? first.head.row.id : `group⋅${digestOf(told)}`,
    at: new Date(Math.max(...told.map(({ head }) => head.row.createdAt.getTime()))),
    about: sorted.map(aboutOf),
    pings: told.some(({ verdict }) => verdict.pings),
    ...(isAlone && edits !== undefined && { edits }),
  };
}

/** Names what goes out together by its members. */
export function digestOf(told: readonly Pick<Told, 'head'>[]): string {
  const ids = told.map(({ head }) => head.row.id).sort();
  return createHash('sha256').update(JSON.stringify(ids)).digest('hex').slice(0, 16);
}

/** The graver, the higher; what is over comes last. */
function rankOf({ head }: Told): number {
  const severity = notificationOf(head)?.severity ?? severityOf(head.incident);
  const rank = severity === undefined ? 0 : SEVERITIES.indexOf(severity) + 1;
  return wordOf(head.row) === 'resolved' ? rank - SEVERITIES.length : rank;
}

function aboutOf({ head, card: { title } }: Told): AlertFacts {
  const { row, incident } = head;
  const { id, kind } = row;
  const notification = notificationOf(head);
  const severity = notification?.severity ?? severityOf(incident);
  if (severity === undefined) return { id, kind, title };
  const subject = notification?.subject ?? (incident && parseSubject(incident.subject));
  return {
    ...{ id, kind, title },
    shortId: incident?.shortId ?? '',
    incident: row.incident.number,
    rule: notification?.rule ?? incident?.rule ?? '',
    severity,
    subject: { ...subject },
  };
}

function severityOf(incident: Incident | undefined): Severity | undefined {
  return SEVERITIES.find((each) => each === incident?.severity);
}

function latenessOf(head: Head): string | undefined {
  const notification = notificationOf(head);
  if (notification?.reason.kind !== 'resolved') return undefined;
  const [from, until] = [notification.since, notification.reason.resolvedAt].map(instantText);
  return `It held from ${from} until ${until}. No message could be delivered meanwhile: this one tells all of it.`;
}

/** What people said of it, and when; a snooze that was over when this was decided is no news. */
function saidOf({ acknowledged, snoozed, resolved }: Incident, at: Date): readonly Field[] {
  return [
    ...(acknowledged === undefined
      ? []
      : [{ label: 'Acknowledged', value: `by ${acknowledged.by}, ${instantText(acknowledged.at)}` }]),
    ...(snoozed === undefined || snoozed.until <= at || resolved !== undefined
      ? []
      : [{ label: 'Snoozed', value: `until ${instantText(snoozed.until)}, by ${snoozed.by}` }]),
  ];
}

function buttonsOf({ row, incident }: Head): NonNullable<Card['actions']> {
  if (incident === undefined || incident.resolved !== undefined || wordOf(row) === 'resolved') return [];
  const { shortId, number, acknowledged } = incident;
  const actions = incidentActions({ shortId, number });
  return acknowledged === undefined
    ? actions
    : actions.filter((action) => action.kind !== 'button' || action.isMain !== true);
}
