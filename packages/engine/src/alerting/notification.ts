import type { Subject } from '../budgeting/subject.ts';
import type { Doubt } from './doubt.ts';
import type { Evidence } from './evidence.ts';
import type { Outlook } from './outlook.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import type { Severity } from './severity.ts';
import type { Threshold } from './threshold.ts';

/** One message that is owed about an incident, with evidence and reason as they were when it was decided. */
export type Notification = {
  readonly alertKey: string;
  readonly incidentNumber: number;
  /** With `alertKey` and number it names the message: the same is never owed twice. */
  readonly kind: NotificationKind;
  /** The rule's id. */
  readonly rule: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** The forecast of the subject that was last read, where there is one. */
  readonly outlook?: Outlook;
  readonly reason: Reason;
  /** When it was decided. */
  readonly at: Date;
  /** The reading with which the incident began. */
  readonly since: Date;
  /** Whether it is to be heard; otherwise it changes what was said before. */
  readonly pings: boolean;
};

export type NotificationKind =
  | `level:${Severity}`
  | `repeat:${number}`
  /** Goes to the next channel, too. */
  | `escalate:${number}`
  | `update:${number}`
  | 'resolved';

/** Why it is said now. */
export type Reason =
  | { readonly kind: 'fired'; readonly threshold?: Threshold }
  | { readonly kind: 'worse'; readonly from: Severity; readonly threshold?: Threshold }
  | { readonly kind: 'milder'; readonly from: Severity }
  /** Nobody has answered since it was last said. */
  | { readonly kind: 'repeated'; readonly lastSaidAt: Date }
  | { readonly kind: 'unanswered'; readonly lastSaidAt: Date }
  | { readonly kind: 'snooze-ended'; readonly until: Date }
  | { readonly kind: 'silence-ended' }
  | { readonly kind: 'resolved'; readonly cause: ResolvedCause; readonly resolvedAt: Date };

/** One remark about a reading that was not believed: what is known stays as it was. */
export type Notice = { readonly subject: Subject; readonly readAt: Date; readonly doubt: Doubt };
