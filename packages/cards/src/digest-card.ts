import type { CreditsReading } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';
import { type Money, NOTHING, ratio } from '@tollkeeper/pricing';

import { runwayChart } from './account/runway-chart.ts';
import { readText, staleNotes } from './account/seen-text.ts';
import type { LeftAt, Seen } from './account/standing.ts';
import { asOfText } from './alert/as-of-text.ts';
import { evidenceAnswer } from './alert/evidence-answer.ts';
import { endText, layerText, shareText } from './alert/limit-text.ts';
import { outlookFields } from './alert/outlook-fields.ts';
import type { ListedIncident } from './alerts-card.ts';
import type { Card, Field, Section } from './card.ts';
import { instantText } from './instant-text.ts';
import { exactMoneyText, moneyText } from './money-text.ts';
import { listSections, tableSections } from './section.ts';
import { capitalised } from './sentence.ts';

/** What was spent in whole UTC days, what is left, what is open, and what became of the messages of the guard. */
export type Digest = {
  readonly span: 'daily' | 'weekly';
  readonly at: Date;
  /** From the first instant of a UTC day until the first of another. */
  readonly from: Date;
  readonly until: Date;
  /** By the account; missing where nobody can tell. */
  readonly spent?: Money;
  /** In as many days before. */
  readonly spentBefore?: Money;
  /** The dearest first. */
  readonly keys: readonly DigestPart[];
  /** Of so many keys nobody can tell, as they were not read when the days began. */
  readonly unknownKeys: number;
  /** The dearest first; missing where OpenRouter has not listed the days. */
  readonly models?: readonly DigestPart[];
  /** OpenRouter lists days to management keys only, and none is set. */
  readonly needsManagementKey: boolean;
  /** When days were last listed. */
  readonly listedAt?: Date;
  readonly credits?: Seen<CreditsReading>;
  /** What was left of the balance before, the oldest first. */
  readonly past: readonly LeftAt[];
  readonly open: readonly ListedIncident[];
  /** Of which messages the accounts are. */
  readonly messagesFrom: Date;
  readonly messagesUntil: Date;
  readonly messages: readonly MessageAccount[];
};

export type DigestPart = {
  readonly name: string;
  readonly spent: Money;
  readonly before?: Money;
  readonly requests?: number;
};

/** What was to be said on a channel, and what became of it: the parts are to add up to `fired`. */
export type MessageAccount = {
  readonly channel: string;
  /** By what the guard remembers to have decided, not by the rows that are there. */
  readonly fired: number;
  readonly delivered: number;
  readonly combined: number;
  readonly snoozed: number;
  readonly dead: number;
  readonly waiting: number;
};

/** Sums up a day or a week: spending by key and model, the balance as it burns down, open alerts, all messages. */
export function digestCard(digest: Digest): Card {
  const { span, at, keys, models, open, credits } = digest;
  return {
    title: `${capitalised(span)} digest: ${daysText(digest)}`,
    answer: answerOf(digest),
    sections: [
      ...staleNotes(credits, 'The balance', at),
      ...(digest.spent === undefined ? [{ kind: 'note', text: NO_SUM } as const] : []),
      ...partSections('Keys, the dearest first', 'Key', { digest, parts: keys }),
      ...unknownNote(digest.unknownKeys),
      ...(models === undefined
        ? [{ kind: 'note', text: noModelsText(digest) } as const]
        : partSections('Models, the dearest first', 'Model', { digest, parts: models })),
      ...creditSections(digest),
      ...listSections(
        'Open alerts, the gravest first',
        open
          .toSorted(gravestFirst)
          .slice(0, MOST_SHOWN)
          .map((each) => openText(each, at)),
      ),
      ...messageSections(digest),
    ],
  };
}

function answerOf(digest: Digest): string {
  const { spent, credits, open } = digest;
  const sum =
    spent === undefined
      ? `What was spent ${inDays(digest)} is not known`
      : `${moneyText(spent)} was spent ${inDays(digest)}${changeText(digest)}`;
  const alerts =
    open.length === 1
      ? '1 alert is open'
      : `${open.length === 0 ? 'No' : open.length} ${open.length === 0 ? 'alert is' : 'alerts are'} open`;
  return `${sum}. ${credits === undefined ? '' : `${leftText(credits, digest.at)}. `}${alerts}.`;
}

/** `, 12.5% more than the day before`; nothing where there is nothing to compare with. */
function changeText({ spent = NOTHING, spentBefore, span }: Digest): string {
  if (spentBefore === undefined || spentBefore === NOTHING) return '';
  const before = span === 'daily' ? 'the day before' : 'the week before';
  const change = spent - spentBefore;
  if (change === 0n) return `, as much as ${before}`;
  const share = ratio(change < 0n ? -change : change, spentBefore);
  return `, ${shareText(share)} ${change > 0n ? 'more' : 'less'} than ${before}`;
}

function leftText({ taken, outlook }: Seen<CreditsReading>, at: Date): string {
  const left = `${moneyText(balanceOf(taken))} of credits are left`;
  const first = outlook?.first;
  if (outlook === undefined) return left;
  return first === undefined
    ? `${left}, with no end in sight`
    : `${left}: ${layerText(first.layer)} end ${endText(first, at)}`;
}

function partSections(
  title: string,
  label: string,
  { digest, parts }: { readonly digest: Digest; readonly parts: readonly DigestPart[] },
): readonly Section[] {
  const known = parts.filter(({ spent, before }) => spent > NOTHING || (before ?? NOTHING) > NOTHING);
  const rows = known
    .slice(0, MOST_SHOWN)
    .map(({ name, spent, before, requests }) => [
      name,
      moneyText(spent),
      digest.spent === undefined || digest.spent <= NOTHING ? '' : shareText(ratio(spent, digest.spent)),
      before === undefined ? '' : moneyText(before),
      requests === undefined ? '' : String(requests),
    ]);
  const more = known.length - rows.length;
  const before = digest.span === 'daily' ? 'Day before>' : 'Week before>';
  return [
    ...tableSections(title, [label, 'Spent>', 'Of all>', before, 'Requests>'], rows),
    ...(more > 0 ? [{ kind: 'note', text: `And ${more} more.` } as const] : []),
  ];
}

function unknownNote(count: number): readonly Section[] {
  if (count === 0) return [];
  const text = `Of ${count === 1 ? '1 key' : `${count} keys`} it is not known what was spent: no reading of before is kept.`;
  return [{ kind: 'note', text }];
}

function creditSections({ credits, past, at }: Digest): readonly Section[] {
  if (credits === undefined) return [];
  const { taken, outlook } = credits;
  const fields: readonly Field[] = [
    { label: 'Balance', value: exactMoneyText(balanceOf(taken)) },
    ...(outlook === undefined ? [] : outlookFields(outlook, at)),
    { label: 'Read from OpenRouter at', value: readText(taken.at, at) },
  ];
  return [
    { kind: 'fields', title: 'The account', fields },
    ...runwayChart({
      title: 'Credits left, and how they may go on',
      now: { at: taken.at, left: balanceOf(taken) },
      past,
      forecast: outlook?.first,
      pace: outlook?.pace,
    }),
  ];
}

function noModelsText({ needsManagementKey, listedAt }: Digest): string {
  if (needsManagementKey)
    return 'By model it is not known: OpenRouter lists days by model to management keys only, and OPENROUTER_MANAGEMENT_KEY is not set.';
  const last = listedAt === undefined ? '' : `; it last listed days at ${instantText(listedAt)}`;
  return `By model it is not known: OpenRouter has not listed these days since they ended${last}.`;
}

function messageSections({ messages, messagesFrom, messagesUntil }: Digest): readonly Section[] {
  const isWrong = messages.some((each) => missingOf(each) !== 0);
  return [
    ...listSections(
      `Messages of the guard from ${instantText(messagesFrom)} until ${instantText(messagesUntil)}`,
      messages.map(accountText),
    ),
    ...(isWrong
      ? [
          {
            kind: 'note',
            text: 'The messages do not add up: some were decided and are not in the outbox, or the other way round. Look at the alerts by "guard prove" and their ids.',
          } as const,
        ]
      : []),
  ];
}

function accountText(account: MessageAccount): string {
  const { channel, fired, delivered, combined, snoozed, dead, waiting } = account;
  const missing = missingOf(account);
  const parts = `${delivered} delivered + ${combined} combined + ${snoozed} snoozed + ${dead} dead + ${waiting} waiting`;
  const end = missing > 0 ? `: ${missing} MISSING` : missing < 0 ? `: ${-missing} TOO MANY` : '';
  return `${channel}: ${fired} fired ${missing === 0 ? '=' : '≠'} ${parts}${end}`;
}

function missingOf({ fired, delivered, combined, snoozed, dead, waiting }: MessageAccount): number {
  return fired - delivered - combined - snoozed - dead - waiting;
}

function openText(
  { shortId, severity, subject, evidence, rule, openedAt }: ListedIncident,
  at: Date,
): string {
  const what = evidence === undefined ? `The rule ${rule} holds.` : evidenceAnswer(subject, evidence, at);
  return `#${shortId} ${capitalised(severity)}: ${what} Since ${instantText(openedAt)}${asOfText(evidence, at)}.`;
}

function gravestFirst(a: ListedIncident, b: ListedIncident): number {
  if (a.severity !== b.severity) return isWorse(a.severity, b.severity) ? -1 : 1;
  return b.openedAt.getTime() - a.openedAt.getTime();
}

function inDays(digest: Digest): string {
  return digest.span === 'daily'
    ? `on ${daysText(digest)} (UTC)`
    : `in the week of ${daysText(digest)} (UTC)`;
}

/** `2026-11-20`, or `2026-11-14 to 2026-11-20`. */
function daysText({ span, from, until }: Digest): string {
  const [first, last] = [from, new Date(until.getTime() - 1)].map((day) => day.toISOString().slice(0, 10));
  return span === 'daily' ? `${first}` : `${first} to ${last}`;
}

function balanceOf({ totalCredits, totalSpent }: CreditsReading): Money {
  return (totalCredits - totalSpent) as Money;
}

const NO_SUM =
  'The sum is not known: OpenRouter has not listed these days to this guard, and it did not read the credits near both of their ends.';
const MOST_SHOWN = 8;
