import type { Evidence, ResolvedCause, Severity, Subject } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';

import { asOfText } from './alert/as-of-text.ts';
import { durationText } from './alert/duration-text.ts';
import { evidenceAnswer } from './alert/evidence-answer.ts';
import { causeText } from './alert/reason-text.ts';
import type { Action, Card } from './card.ts';
import { incidentActions } from './incident-actions.ts';
import { instantText } from './instant-text.ts';
import { listSections } from './section.ts';
import { capitalised } from './sentence.ts';

/** One lifetime of an alert, as a list shows it. */
export type ListedIncident = {
  readonly shortId: string;
  readonly number: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: Subject;
  /** Missing where another version wrote it. */
  readonly evidence?: Evidence;
  readonly openedAt: Date;
  readonly resolved?: { readonly at: Date; readonly cause: string };
  readonly acknowledged?: { readonly by: string; readonly at: Date };
  readonly snoozed?: { readonly by: string; readonly until: Date };
};

/** Every alert that is open, the rules that are silenced, and when the guard last read anything. */
export type AlertStanding = {
  readonly at: Date;
  readonly open: readonly ListedIncident[];
  /** `*` is every rule. */
  readonly silences: readonly { readonly rule: string; readonly until: Date; readonly by: string }[];
  readonly lastReadAt?: Date;
};

/** What is over, and who silenced which rule and ended that; the newest first. */
export type AlertHistory = {
  readonly at: Date;
  readonly resolved: readonly ListedIncident[];
  /** Without `until`, a silence was ended before its time. */
  readonly silencings: readonly {
    readonly rule: string;
    readonly at: Date;
    readonly by: string;
    readonly until?: Date;
  }[];
};

/** Lists what is open, the gravest first: what, since when, who has acknowledged it and until when it is snoozed. */
export function alertsCard({ at, open, silences, lastReadAt }: AlertStanding): Card {
  const sorted = open.toSorted(gravestFirst);
  const shown = sorted.slice(0, MOST_SHOWN);
  const more = sorted.length - shown.length;
  const actions = shown.filter(({ acknowledged }) => acknowledged === undefined).slice(0, MOST_WITH_BUTTONS);
  return {
    title: 'Alerts',
    answer: openAnswer(sorted, at),
    sections: [
      ...listSections(
        'Open, the gravest first',
        shown.map((each) => openText(each, at)),
      ),
      ...(more > 0 ? [{ kind: 'note', text: `And ${more} more.` } as const] : []),
      ...listSections('Silenced', silences.map(silenceText)),
      ...shown.slice(0, 1).map(({ shortId }) => ({ kind: 'note', text: howText(shortId) }) as const),
      ...(lastReadAt === undefined
        ? []
        : [
            {
              kind: 'note',
              text: `The guard last read something at ${instantText(lastReadAt)}${agoText(lastReadAt, at)}.`,
            } as const,
          ]),
    ],
    ...(actions.length === 0 ? {} : { actions: actions.flatMap(buttonsOf) }),
  };
}

/** Lists what is over: what it was, from when to when, and why it ended; and what people silenced. */
export function alertHistoryCard({ at, resolved, silencings }: AlertHistory): Card {
  return {
    title: 'Alerts that are over',
    answer:
      resolved.length === 0
        ? 'No alert has been resolved yet.'
        : `The last ${resolved.length === 1 ? 'alert that was' : `${resolved.length} alerts that were`} resolved, the newest first.`,
    sections: [
      ...listSections(
        'Resolved',
        resolved.map((each) => overText(each, at)),
      ),
      ...listSections('Silenced and heard again', silencings.map(silencingText)),
    ],
  };
}

function gravestFirst(a: ListedIncident, b: ListedIncident): number {
  if (a.severity !== b.severity) return isWorse(a.severity, b.severity) ? -1 : 1;
  return b.openedAt.getTime() - a.openedAt.getTime();
}

function openAnswer([gravest, ...others]: readonly ListedIncident[], at: Date): string {
  if (gravest === undefined) return 'No alert is open.';
  const what = whatOf(gravest, at);
  return others.length === 0
    ? `One alert is open: ${gravest.severity}. ${what}`
    : `${others.length + 1} alerts are open, the gravest of them ${gravest.severity}. ${what}`;
}

function openText(incident: ListedIncident, at: Date): string {
  const { shortId, severity, openedAt, evidence } = incident;
  const since = `Since ${instantText(openedAt)}${agoText(openedAt, at)}${asOfText(evidence, at)}.`;
  return [
    `#${shortId} ${capitalised(severity)}: ${whatOf(incident, at)}`,
    since,
    ...saidOf(incident, at),
  ].join(' ');
}

function saidOf({ acknowledged, snoozed }: ListedIncident, at: Date): readonly string[] {
  return [
    acknowledged === undefined
      ? 'Nobody has acknowledged it.'
      : `Acknowledged by ${acknowledged.by}, ${instantText(acknowledged.at)}.`,
    ...(snoozed === undefined || snoozed.until <= at
      ? []
      : [`Snoozed until ${instantText(snoozed.until)} by ${snoozed.by}.`]),
  ];
}

function overText(incident: ListedIncident, at: Date): string {
  const { shortId, severity, openedAt, resolved, acknowledged } = incident;
  const end = resolved?.at ?? at;
  const lasted = durationText(end.getTime() - openedAt.getTime());
  const why =
    resolved === undefined ? '' : `, because ${causeText(resolved.cause as ResolvedCause) ?? resolved.cause}`;
  const who =
    acknowledged === undefined ? '' : ` Acknowledged by ${acknowledged.by}, ${instantText(acknowledged.at)}.`;
  return `#${shortId} ${capitalised(severity)}: ${whatOf(incident, end)} From ${instantText(openedAt)} until ${instantText(end)} (${lasted})${why}.${who}`;
}

function whatOf({ subject, evidence, rule }: ListedIncident, at: Date): string {
  return evidence === undefined ? `The rule ${rule} holds.` : evidenceAnswer(subject, evidence, at);
}

function silenceText({ rule, until, by }: AlertStanding['silences'][number]): string {
  return `${nameOf(rule)} until ${instantText(until)}, by ${by}`;
}

function silencingText({ rule, at, by, until }: AlertHistory['silencings'][number]): string {
  const what = until === undefined ? 'heard again' : `silenced until ${instantText(until)}`;
  return `${instantText(at)}: ${nameOf(rule)} ${what}, by ${by}`;
}

function nameOf(rule: string): string {
  return rule === '*' ? 'every rule' : rule;
}

function agoText(instant: Date, at: Date): string {
  const age = at.getTime() - instant.getTime();
  return age < MINUTE ? '' : ` (${durationText(age)} ago)`;
}

/** With the short id in each label, as there may be several. */
function buttonsOf({ shortId, number }: ListedIncident): readonly Action[] {
  return incidentActions({ shortId, number })
    .slice(0, 2)
    .map((action) => ({ ...action, label: action.label.replace(/^\w+/, `$& #${shortId}`) }));
}

function howText(shortId: string): string {
  return `To answer one: /alerts ack ${shortId}, /alerts snooze ${shortId} 2h, or "until tomorrow 9am" in place of 2h; /alerts history shows what is over.`;
}

const MINUTE = 60_000;
const MOST_SHOWN = 10;
const MOST_WITH_BUTTONS = 2;
