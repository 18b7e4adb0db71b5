import type {
  Evidence,
  LimitReset,
  LimitSpent,
  Notification,
  ResolvedCause,
  Subject,
} from '@tollkeeper/engine';
import { type Ratio, ratio } from '@tollkeeper/pricing';

import type { Card, Field } from './card.ts';
import { instantText } from './instant-text.ts';
import { exactMoneyText, moneyText, percentText } from './money-text.ts';

/** Lays out one message of the guard: what happened, the figures, why it is sent now, what one can do. */
export function alertCard(notification: Notification): Card {
  const { subject, evidence } = notification;
  const actions = notification.reason === 'resolved' ? [] : actionsFor(evidence);
  return {
    title: titleOf(notification),
    answer: answerOf(subject, evidence),
    sections: [
      { kind: 'fields', fields: [...figuresOf(evidence), readAtField(evidence)] },
      { kind: 'note', text: `Sent now because ${whyNow(notification)}.` },
      ...(actions.length === 0 ? [] : [{ kind: 'list', title: 'What you can do', items: actions } as const]),
    ],
  };
}

/** Names what is watched: `Key "prod"`, `The account`. */
export function subjectText(subject: Subject): string {
  return subject.kind === 'key' ? `Key "${subject.name}"` : 'The account';
}

/** Writes a share of a limit, rounded down: 99.999% is not yet 100%. */
export function shareText(share: Ratio): string {
  const hundredths = (share.numerator * 10_000n) / share.denominator;
  return percentText(ratio(hundredths, 10_000n));
}

function titleOf({ severity, reason, evidence }: Notification): string {
  const what = evidence.kind === 'balance' ? 'account credits' : 'key limit';
  return reason === 'resolved' ? `Resolved: ${what}` : `${SEVERITY_TEXT[severity]}: ${what}`;
}

function answerOf(subject: Subject, evidence: Evidence): string {
  const who = subjectText(subject);
  switch (evidence.kind) {
    case 'limit': {
      const { share, spent, limit, reset } = evidence.standing;
      const part = `${shareText(share)} of its ${ADJECTIVE[reset]}limit`;
      return `${who} has spent ${part}: ${moneyText(spent)} of ${moneyText(limit)}.`;
    }
    case 'no-limit':
      return `${who} has no limit any more.`;
    case 'balance': {
      const { balance, totalSpent, totalCredits } = evidence;
      const left = balance <= 0n ? 'has no credits left' : `has ${moneyText(balance)} of credits left`;
      return `${who} ${left}: ${moneyText(totalSpent)} spent of ${moneyText(totalCredits)} bought.`;
    }
  }
}

function figuresOf(evidence: Evidence): readonly Field[] {
  switch (evidence.kind) {
    case 'limit':
      return limitFigures(evidence.standing);
    case 'no-limit':
      return [{ label: 'Limit', value: 'none' }];
    case 'balance':
      return [
        { label: 'Spent', value: exactMoneyText(evidence.totalSpent) },
        { label: 'Bought', value: exactMoneyText(evidence.totalCredits) },
        { label: 'Balance', value: exactMoneyText(evidence.balance) },
      ];
  }
}

function limitFigures({ spent, share, limit, remaining, reset, resetsAt }: LimitSpent): readonly Field[] {
  return [
    { label: 'Spent', value: `${exactMoneyText(spent)}, ${shareText(share)} of the limit` },
    { label: 'Limit', value: `${exactMoneyText(limit)} ${PER[reset]}` },
    { label: 'Remaining', value: exactMoneyText(remaining) },
    { label: 'Resets at', value: resetsAt === undefined ? resetText(reset) : instantText(resetsAt) },
  ];
}

/** Where no instant can be counted. */
function resetText(reset: LimitReset): string {
  return reset === 'unknown' ? 'unknown' : 'never';
}

function readAtField({ readAt }: Evidence): Field {
  return { label: 'Reading taken at', value: instantText(readAt) };
}

function whyNow(notification: Notification): string {
  if (notification.reason === 'resolved') return CAUSE_TEXT[notification.cause];
  const { threshold, severity, evidence } = notification;
  if (threshold === undefined) return 'nothing is left and no alert was open';
  const level = percentText(threshold);
  if (notification.reason === 'worse') {
    return `it went from ${notification.from} to ${severity}, which starts at ${level}`;
  }
  const resets = evidence.kind === 'limit' && evidence.standing.reset !== 'never';
  return `${level} of the limit is reached and no alert was open${resets ? ' for this period' : ''}`;
}

/** A limit and the balance are two purses: what helps one does nothing for the other. */
function actionsFor(evidence: Evidence): readonly string[] {
  if (evidence.kind !== 'limit') {
    return [
      'Buy credits at https://openrouter.ai/settings/credits; they can take up to an hour to show.',
      'The balance is not a key limit: a higher limit on a key does not help here.',
    ];
  }
  const { resetsAt, share } = evidence.standing;
  const spent = share.numerator >= share.denominator;
  const wait = resetsAt === undefined ? [] : [`Wait for the reset at ${instantText(resetsAt)}.`];
  return [
    `Raise the limit of the key at https://openrouter.ai/settings/keys.${spent ? ' Until then its requests are refused.' : ''}`,
    ...wait,
    'A key limit is not the account balance: the key stops at its limit although the account has credits left, and buying credits does not raise the limit.',
  ];
}

const SEVERITY_TEXT = {
  info: 'Info',
  warning: 'Warning',
  critical: 'Critical',
  exhausted: 'Exhausted',
} as const;

const ADJECTIVE: Record<LimitReset, string> = {
  daily: 'daily ',
  weekly: 'weekly ',
  monthly: 'monthly ',
  never: '',
  unknown: '',
};

const PER: Record<LimitReset, string> = {
  daily: 'a day',
  weekly: 'a week',
  monthly: 'a month',
  never: 'in all',
  unknown: 'in a period of unknown length',
};

const CAUSE_TEXT: Record<ResolvedCause, string> = {
  period_reset: 'a new period of the limit has begun',
  limit_raised: 'the limit was raised',
  limit_changed: 'the limit was changed',
  limit_removed: 'the limit was removed',
  topped_up: 'credits were bought',
  corrected: 'two readings in a row show less spent than before',
};
