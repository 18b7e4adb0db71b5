import type { Store } from '@tollkeeper/store';

/** What the guard keeps, for one who asks about it. */
export type GuardDesk = {
  readonly store: GuardStore;
  /** Whether this person may see what is spent, and act on alerts, where they ask. */
  readonly maySee: boolean;
  /** Whom a refused person is told to ask, as the end of a sentence. */
  readonly ask: string;
  /** Asked for only when something is recorded, or a time of theirs is read. */
  readonly asker: () => Promise<Asker>;
  /** The time of the account, which a demo lets run faster. */
  readonly now: () => Date;
};

export type GuardStore = Pick<Store, 'guard' | 'readings' | 'incidents' | 'silences'>;

export type Asker = {
  /** Whoever reads of it knows who that is. */
  readonly recordedAs: string;
  /** Missing where the platform does not tell it. */
  readonly zone?: string;
};
