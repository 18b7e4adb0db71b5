import type { Money, Ratio } from '@tollkeeper/pricing';

import type { Total } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { PilotRecord } from './pilot-records.ts';
import type { PilotUnit } from './piloted-work.ts';
import type { Variation } from './sample-size.ts';

/** A small prepaid test of one piece of work, which replaces its assumptions by measurements. */
export type Pilot = {
  readonly kind: 'pilot';
  /** The test itself: so many runs, once, with what goes wrong around them and without a buffer. */
  readonly scenario: Scenario;
  /** The place of the work in the scenario that it is a test of. */
  readonly workload: number;
  readonly unit: PilotUnit;
  readonly runs: bigint;
  /** How near the measured mean cost comes to the true one, in nine tests of ten. */
  readonly precision: Ratio;
  readonly variation: Variation;
  /** The expected cost of one run; "at least" when a part of it has no known price. */
  readonly unitCost: Total;
  readonly cost: Total;
  /** In one case of ten the runs cost more, by the ranges of the inputs; absent where no input is one. */
  readonly p90?: Money;
  /** Where the test ends at the latest: p90, or the expected cost and `precision` more if that is larger, in whole cents. */
  readonly budget: Money;
  /** The least credits that cover the budget; absent where they pay nothing. */
  readonly purchase?: PilotPurchase;
  readonly steps: readonly PilotStep[];
};

export type PilotPurchase = {
  readonly credits: Money;
  readonly fee: Money;
  /** Whether the fee is the least one, $0.80, rather than a share. */
  readonly minimumApplies: boolean;
  readonly total: Money;
  /** What is left of the credits when the runs cost what is expected. */
  readonly remains: Money;
};

export type PilotRefused = { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** One step of a pilot, in words. */
export type PilotStep = {
  readonly title: string;
  readonly text: string;
  /** What to write down, in the step that says so. */
  readonly records?: readonly PilotRecord[];
};
