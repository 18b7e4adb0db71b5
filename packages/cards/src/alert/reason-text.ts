import type { Notification, ResolvedCause, Threshold } from '@tollkeeper/engine';

import { instantText } from '../instant-text.ts';
import { moneyText, numberText, percentText } from '../money-text.ts';
import { durationText } from './duration-text.ts';

/** Says why a message is sent now, as the part of a sentence that follows "because". */
export function reasonText({ reason, severity, at }: Notification): string {
  switch (reason.kind) {
    case 'fired': {
      const { threshold } = reason;
      if (threshold === undefined) return 'no alert was open for it';
      return `${thresholdText(threshold)}, where ${severity} starts, and no alert was open`;
    }
    case 'worse': {
      const start = reason.threshold === undefined ? '' : `: ${thresholdText(reason.threshold)}`;
      return `it went from ${reason.from} to ${severity}${start}`;
    }
    case 'milder':
      return `it went from ${reason.from} to ${severity}`;
    case 'repeated':
      return `it still holds, and nobody has acknowledged it for ${durationText(at.getTime() - reason.lastSaidAt.getTime())}`;
    case 'unanswered':
      return `nobody has acknowledged it for ${durationText(at.getTime() - reason.lastSaidAt.getTime())}`;
    case 'snooze-ended':
      return `it still holds, and it was snoozed until ${instantText(reason.until)}`;
    case 'silence-ended':
      return 'it still holds, and its rule is no longer silenced';
    case 'resolved':
      return causeText(reason.cause);
  }
}

export function causeText(cause: ResolvedCause): string {
  return CAUSE_TEXT[cause];
}

function thresholdText(threshold: Threshold): string {
  switch (threshold.kind) {
    case 'share':
      return `${percentText(threshold.from)} is reached`;
    case 'factor':
      return `${numberText(threshold.from)} times is reached`;
    case 'dollars':
      return `${moneyText(threshold.below)} or less is left`;
    case 'hours':
      return threshold.below <= 0
        ? 'no time is left'
        : `${durationText(threshold.below * HOUR)} or less is left`;
    case 'chance':
      return `the chance within ${durationText(threshold.withinHours * HOUR)} is ${Math.round(threshold.from * 100)}% or more`;
    case 'count':
      return `${threshold.from} or more were seen`;
  }
}

const HOUR = 3_600_000;

const CAUSE_TEXT: Record<ResolvedCause, string> = {
  period_reset: 'a new period of the limit has begun',
  limit_raised: 'the limit was raised',
  limit_changed: 'the limit was changed',
  limit_removed: 'the limit was removed',
  topped_up: 'credits were bought',
  corrected: 'less is spent than was read before',
  rate_fell: 'spending has slowed down',
  risk_fell: 'it is no longer likely',
  came_true: 'it came true: an alert of its own says what is spent',
  credits_used: 'the credits are used, or will be in time',
  expiry_moved: 'the expiry date was moved',
  refusals_stopped: 'no more refusals were seen',
  source_back: 'two readings in a row can be believed',
  back_to_plan: 'spending is back to what was planned',
  key_disabled: 'the key is disabled',
  gone: 'it is listed no more',
  rule_changed: 'the rule was changed',
  rule_removed: 'the rule was removed',
};
