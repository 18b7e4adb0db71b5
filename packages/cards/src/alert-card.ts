import type { Evidence, Notification, Outlook } from '@tollkeeper/engine';

import { durationText } from './alert/duration-text.ts';
import { evidenceAdvice } from './alert/evidence-advice.ts';
import { evidenceAnswer } from './alert/evidence-answer.ts';
import { evidenceFields } from './alert/evidence-fields.ts';
import { outlookFields } from './alert/outlook-fields.ts';
import { causeText, reasonText } from './alert/reason-text.ts';
import { subjectText } from './alert/subject-text.ts';
import type { Card, Field, Section } from './card.ts';
import { instantText } from './instant-text.ts';
import { listSections } from './section.ts';

/**
 * Lays out one message of the guard: what stops whom and when, the figures, why it is sent now, what helps.
 *
 * `shortId` is what people type to name the incident, such as `7F3A`.
 */
export function alertCard(
  notification: Notification,
  { shortId }: { readonly shortId?: string | undefined } = {},
): Card {
  const { evidence, reason, outlook, at } = notification;
  const isOver = reason.kind === 'resolved';
  const figures = evidenceFields(evidence, at);
  const ahead = isOver || outlook === undefined ? [] : outlookFields(stillAhead(outlook, evidence), at);
  return {
    title: titleOf(notification, shortId),
    answer: isOver ? overAnswer(notification) : evidenceAnswer(notification.subject, evidence, at),
    sections: [
      { kind: 'fields', fields: [...figures, ...ahead, ...datesOf(notification)] },
      {
        kind: 'note',
        text: isOver
          ? evidenceAnswer(notification.subject, evidence, at)
          : `Sent now because ${reasonText(notification)}.`,
      },
      ...(isOver ? [] : adviceSections(notification)),
    ],
  };
}

function titleOf({ severity, reason, evidence, subject }: Notification, shortId: string | undefined): string {
  const state = reason.kind === 'resolved' ? 'Resolved' : SEVERITY_TEXT[severity];
  const what = evidence.kind === 'limit' && subject.kind !== 'key' ? 'shared budget' : WHAT[evidence.kind];
  return `${state}: ${what}${shortId === undefined ? '' : ` #${shortId}`}`;
}

/** Says why it is over and how long it lasted. */
function overAnswer({ subject, reason, since }: Notification): string {
  if (reason.kind !== 'resolved') return '';
  const lasted = durationText(reason.resolvedAt.getTime() - since.getTime());
  return `${subjectText(subject)}: over after ${lasted}, because ${causeText(reason.cause)}.`;
}

/** Where nothing is left, no pace is safe, and the forecast of its end is a thing of the past. */
function stillAhead(outlook: Outlook, evidence: Evidence): Outlook {
  const isOfLimit = evidence.kind === 'limit' || evidence.kind === 'burn';
  if (!isOfLimit || evidence.standing.share.numerator < evidence.standing.share.denominator) return outlook;
  const { first: _, safePace: __, ...ahead } = outlook;
  return ahead;
}

function datesOf({ since, evidence }: Notification): readonly Field[] {
  const { readAt } = evidence;
  return [
    ...(since.getTime() === readAt.getTime() ? [] : [{ label: 'Since', value: instantText(since) }]),
    { label: SOURCE[evidence.kind], value: instantText(readAt) },
  ];
}

function adviceSections({ subject, evidence, outlook, at }: Notification): readonly Section[] {
  const { helps, doesNotHelp } = evidenceAdvice(evidence, { subject, outlook, now: at });
  return [...listSections('What helps', helps), ...listSections('What does not help', doesNotHelp)];
}

const SEVERITY_TEXT = {
  info: 'Info',
  warning: 'Warning',
  critical: 'Critical',
  exhausted: 'Exhausted',
} as const;

const WHAT: Record<Evidence['kind'], string> = {
  limit: 'key limit',
  'no-limit': 'key limit',
  forecast: 'forecast',
  balance: 'account credits',
  expiring: 'credits that may expire',
  'key-expiry': 'key expiry',
  burn: 'fast spending',
  pattern: 'unusual spending',
  'top-up': 'automatic top-up',
  refusals: 'refused requests',
  source: 'no readings',
  plan: 'plan',
};

/** Where the figures come from, before the instant at which they were so. */
const SOURCE: Record<Evidence['kind'], string> = {
  limit: 'Read from OpenRouter at',
  'no-limit': 'Read from OpenRouter at',
  forecast: 'Forecast made at',
  balance: 'Read from OpenRouter at',
  expiring: 'Worked out at',
  'key-expiry': 'Read from OpenRouter at',
  burn: 'Read from OpenRouter at',
  pattern: 'Worked out at',
  'top-up': 'Read from OpenRouter at',
  refusals: 'Reported until',
  source: 'Looked at',
  plan: 'Worked out at',
};
