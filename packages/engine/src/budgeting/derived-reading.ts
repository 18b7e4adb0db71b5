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
  /** Only of a shared budget. */
  readonly restsOn?: SharedBasis;
};

/** What the forecast of a shared budget rests on. */
export type SharedBasis = {
  /** Since then its own counter was read: what all of its keys spent together. */
  readonly countedSince: Date;
  /** Of before, what keys of it spent, multiplied to what all of them have spent in this period. */
  readonly before?: { readonly keys: readonly string[]; readonly times: number };
};

/** What was spent from `from` until `at`, beside what is usual for such a time. */
export type PatternReading = {
  readonly kind: 'pattern';
  readonly subject: KeySubject | AccountSubject;
  readonly at: Date;
  readonly from: Date;
  readonly spent: Money;
  readonly usual: Money;
  /** Where the difference comes from: keys in the same time, then models on a whole day; the largest first. */
  readonly parts: readonly PatternPart[];
};

/** One key, one model, or both together. */
export type PatternPart = {
  readonly key?: string;
  readonly keyId?: string;
  readonly model?: string;
  /**
   * The whole UTC day of which these figures are, such as `2026-11-20`: no counter tells of models, so they are known
   * only when the day is over. Missing where they are of the same time as those of the whole.
   */
  readonly day?: string;
  readonly spent: Money;
  /** Missing where too few days were listed before. */
  readonly usual?: Money;
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
  /** Those of them that no reading before has counted, and who heard them: several who hear add theirs up. */
  readonly fresh?: { readonly by: string; readonly refusals: readonly RefusalsAt[] };
};

export type RefusalCount = {
  readonly cause: Cause;
  readonly status?: number;
  readonly count: number;
  /** A sentence: what was read before that contradicts it. */
  readonly unexpected?: string;
};

/** Those of one second. */
export type RefusalsAt = RefusalCount & { readonly at: Date };

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
