import type { NotificationEnd, Silence, TracedNotification } from '@tollkeeper/store';

import type { Receipt } from '../channels/receipt.ts';
import { type Content, contentOf } from './content.ts';
import { type Head, isLoud, notificationOf, wordOf } from './head.ts';
import { parseKeptReceipt } from './kept-receipt.ts';

/** What is to become of a notification, as things are now. */
export type Verdict =
  /** Nobody has to be told: another message tells it, or people do not want to hear it. */
  | { readonly kind: 'ends'; readonly as: 'combined' | 'snoozed' }
  /** Its rule is silenced until then, unless somebody ends that before. */
  | { readonly kind: 'waits'; readonly until: Date }
  | {
      readonly kind: 'goes';
      readonly pings: boolean;
      /** The incident's own message, which is to say this instead. */
      readonly edits?: Receipt;
      readonly as: Extract<NotificationEnd['as'], 'delivered' | 'combined'>;
    };

/** What people said and set, as it is at the time of sending. */
export type Wishes = {
  readonly now: Date;
  readonly silences: readonly Silence[];
  readonly rules: readonly { readonly id: string }[];
};

/** Decides what becomes of a notification that was owed some time ago. */
export function judge(head: Head, wishes: Wishes): Verdict {
  if (head.content.kind === 'notice') return goes(head.content.notice.pings);
  switch (wordOf(head.row)) {
    case 'resolved':
      return judgeResolved(head, wishes);
    case 'update':
      return judgeUpdate(head);
    default:
      return judgeLoud(head, wishes);
  }
}

/**
 * A fire that was not told until its incident was over is told by the message that says so.
 *
 * After a snooze it is always said again. Of a silence that is over by the next look nobody may ever know, so what it
 * holds back waits for its end.
 */
function judgeLoud(head: Head, wishes: Wishes): Verdict {
  const waiting = head.after.filter(({ end }) => end === undefined);
  const until = silencedUntil(head, wishes);
  if (isUnwanted(head, wishes)) return SNOOZED;
  if (waiting.some((row) => wordOf(row) === 'resolved')) return until === undefined ? COMBINED : SNOOZED;
  const isAnswered = head.incident?.acknowledged !== undefined;
  if (isAnswered && (until !== undefined || isRepetition(head.content))) return SNOOZED;
  if (isRepetition(head.content) && isSaidSince(head)) return COMBINED;
  if (waiting.some(saysAnew)) return COMBINED;
  return until === undefined ? goes(notificationOf(head)?.pings ?? true) : { kind: 'waits', until };
}

/** A change in place: what waits behind it would say it over, as every message says how things are now. */
function judgeUpdate({ before, after }: Head): Verdict {
  const waiting = after.filter(({ end }) => end === undefined);
  if (waiting.some((row) => !isLoud(row) || saysAnew(row))) return COMBINED;
  if (before.length > 0 && before.every(({ end }) => end?.as === 'snoozed')) return SNOOZED;
  return goes(false, ownMessage(before));
}

function judgeResolved(head: Head, wishes: Wishes): Verdict {
  const { before } = head;
  const isUnheard = isUnwanted(head, wishes) || silencedUntil(head, wishes) !== undefined;
  const pings = (notificationOf(head)?.pings ?? true) && !isUnheard;
  if (before.some(({ end }) => end?.as === 'delivered')) return goes(pings, ownMessage(before));
  // Whoever never heard of it need not hear that it is over; but what could not be told in time is still told.
  const isLate = before.some(({ end }) => end?.as === 'combined' || end?.as === 'dead');
  return isLate && !isUnheard ? { kind: 'goes', pings, as: 'combined' } : SNOOZED;
}

/** The rule was turned off, or the incident snoozed, since this was decided. */
function isUnwanted(head: Head, { now, rules }: Wishes): boolean {
  const { incident } = head;
  const rule = ruleOf(head);
  const isOff = rule !== undefined && !rules.some(({ id }) => id === rule);
  return isOff || (incident?.snoozed !== undefined && incident.snoozed.until > now);
}

function silencedUntil(head: Head, { now, silences }: Wishes): Date | undefined {
  const rule = ruleOf(head);
  const ends = silences
    .filter((silence) => silence.until > now && (silence.rule === '*' || silence.rule === rule))
    .map(({ until }) => until.getTime());
  return ends.length === 0 ? undefined : new Date(Math.max(...ends));
}

function ruleOf(head: Head): string | undefined {
  return notificationOf(head)?.rule ?? head.incident?.rule;
}

/** It says nothing but that nobody answered. */
function isRepetition(content: Content): boolean {
  if (content.kind !== 'alert') return false;
  const { kind } = content.notification.reason;
  return kind === 'repeated' || kind === 'unanswered';
}

/** It cannot become needless, as a repetition does when somebody answers. */
function saysAnew(row: TracedNotification): boolean {
  return isLoud(row) && !isRepetition(contentOf(row.content));
}

/** An earlier message of the incident arrived late, after this one was decided. */
function isSaidSince({ before, row }: Head): boolean {
  return before.some((each) => isLoud(each) && each.end?.as === 'delivered' && each.end.at >= row.createdAt);
}

/** The last message of the incident that tells of nothing else, and can be changed. */
function ownMessage(before: Head['before']): Receipt | undefined {
  const receipts = before.flatMap(({ end }) => {
    const text = end === undefined || end.as === 'dead' ? undefined : end.receipt;
    const kept = text === undefined ? undefined : parseKeptReceipt(text);
    return kept?.tells === 1 && kept.receipt.message !== undefined ? [kept.receipt] : [];
  });
  return receipts.at(-1);
}

function goes(pings: boolean, edits?: Receipt): Verdict {
  return { kind: 'goes', as: 'delivered', pings, ...(edits !== undefined && { edits }) };
}

const COMBINED: Verdict = { kind: 'ends', as: 'combined' };
const SNOOZED: Verdict = { kind: 'ends', as: 'snoozed' };
