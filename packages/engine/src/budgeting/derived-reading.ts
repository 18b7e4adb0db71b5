import type { Money } from '@tollkeeper/pricing';

import type { Cause } from '../refusals/cause.ts';
import type { ExpiringLot } from './credit-expiry.ts';
import type { Forecast } from './forecast.ts';
import type { AccountSubject, BudgetSubject, KeySubject, PlanSubject } from './subject.ts';

/** What was worked out of readings or heard from applications, dated like a reading. */
export type DerivedReading = ForecastReading | PatternReading | RefusalsReading | LotsReading | PlanReading;

/** When a key, a shared budget or the account is stopped, and by what. */
export type ForecastReading = {
  readonly kind: 'forecast';
  readonly subject: KeySubject | BudgetSubject | AccountSubject;
  readonly at: Date;
  readonly forecast: Forecast;
};

/** What was spent from `from` until `at`, beside what is usual for such a time. */
export type PatternReading = {
  readonly kind: 'pattern';
  readonly subject: KeySubject | AccountSubject;
  readonly at: Date;
  readonly from: Date;
  readonly spent: Money;
  readonly usual: Money;
  /** Where the difference comes from, the largest first. */
  readonly parts: readonly PatternPart[];
};

/** One key, one model, or both together. */
export type PatternPart = {
  readonly key?: string;
  readonly model?: string;
  readonly spent: Money;
  readonly usual: Money;
};

/** The refusals that were seen from `from` until `at`; none is an answer, too. */
export type RefusalsReading = {
  readonly kind: 'refusals';
  readonly subject: KeySubject | AccountSubject;
  readonly at: Date;
  readonly from: Date;
  /** The most frequent first. */
  readonly causes: readonly RefusalCount[];
  /** All requests of that time, where they are known. */
  readonly requests?: number;
};

export type RefusalCount = { readonly cause: Cause; readonly status?: number; readonly count: number };

/** What is left of each purchase, and what of it may expire unused. */
export type LotsReading = {
  readonly kind: 'lots';
  readonly subject: AccountSubject;
  readonly at: Date;
  readonly lots: readonly ExpiringLot[];
};

/** A plan from `from` until `until` beside what is spent. */
export type PlanReading = {
  readonly kind: 'plan';
  readonly subject: PlanSubject;
  readonly at: Date;
  readonly from: Date;
  readonly until: Date;
  readonly planned: Money;
  readonly plannedSoFar: Money;
  readonly spent: Money;
  /** By the end, as it goes now. */
  readonly projected: Money;
  /** Of a part of those it is for, nothing is known: `projected` lacks it. */
  readonly isAtLeast?: true;
};
