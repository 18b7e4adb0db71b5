import type { Ratio } from '@tollkeeper/pricing';

import type { Subject } from '../budgeting/reading.ts';
import type { Severity } from './alert-rule.ts';
import type { Doubt } from './doubt.ts';
import type { Evidence } from './evidence.ts';

/** One message about an alert: why it is sent now, and the figures of that moment. */
export type Notification = {
  readonly rule: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly evidence: Evidence;
} & (
  | { readonly reason: 'first'; readonly threshold?: Ratio }
  | { readonly reason: 'worse'; readonly threshold?: Ratio; readonly from: Severity }
  | { readonly reason: 'resolved'; readonly since: Date; readonly cause: ResolvedCause }
);

/** Why an alert no longer holds; `corrected` when the provider took spending back. */
export type ResolvedCause =
  | 'period_reset'
  | 'limit_raised'
  | 'limit_changed'
  | 'limit_removed'
  | 'topped_up'
  | 'corrected';

/** One message about a reading that was not believed: what is known stays as it was. */
export type Notice = { readonly subject: Subject; readonly readAt: Date; readonly doubt: Doubt };
