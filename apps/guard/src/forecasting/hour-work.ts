import type { Store } from '@tollkeeper/store';

import type { HourBook } from './hour-book.ts';
import type { ReadySubjects } from './ready-subjects.ts';

/** What the forecasts of an hour are made with. */
export type HourWork = {
  readonly readings: Store['readings'];
  readonly book: HourBook;
  readonly ready: ReadySubjects;
  readonly at: Date;
  /** Whether it took long enough for once. */
  readonly isOver: () => boolean;
};
