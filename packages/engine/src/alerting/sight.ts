import type { Reading } from '../budgeting/reading.ts';
import type { Subject } from '../budgeting/subject.ts';
import type { Evidence } from './evidence.ts';
import type { Watched } from './watched.ts';

/** What a rule looks at. */
export type Sight = {
  readonly subject: Subject;
  /** The reading that was just looked at; missing when only time has passed. */
  readonly reading?: Reading;
  /** Whether the reading was believed. */
  readonly isBelieved: boolean;
  /** What is known with it. */
  readonly known: Watched;
  /** The limit began a new period with it. */
  readonly isNewPeriod: boolean;
  /** The figures of the alert of this rule that is open. */
  readonly before?: Evidence;
  /** Nothing is open or pending: a rule that finds nothing may say so by saying nothing. */
  readonly isIdle: boolean;
  readonly now: Date;
};
