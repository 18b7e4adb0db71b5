import type { SnapshotFile } from '@tollkeeper/pricing';

import type { Validators } from './fetch-outcome.ts';

/** The last good prices, and what is needed to ask for changes only. */
export type StoredPrices = {
  readonly snapshot: SnapshotFile;
  readonly fetchedAt: Date;
  /** When OpenRouter last said that they are still the same. */
  readonly confirmedAt: Date;
  readonly validators: Validators;
};

/** Where the last good prices are kept. */
export type PriceStore = {
  /** `undefined` when there are none, or none that can be used. */
  readonly read: () => Promise<StoredPrices | undefined>;
  /** Replaces them whole: whoever reads meanwhile finds the old ones or the new ones. */
  readonly write: (prices: StoredPrices) => Promise<void>;
};
