import type { Money } from '@tollkeeper/pricing';

import type { DerivedReading } from './derived-reading.ts';
import type { BudgetSubject, KeySubject, SourceSubject, Subject } from './subject.ts';

/** One dated observation of counters, the dated failure to get one, or what was worked out of some. */
export type Reading =
  | CounterReading
  | BudgetReading
  | MissingReading
  | AnsweredReading
  | GoneReading
  | DerivedReading;

export type CounterReading = KeyReading | CreditsReading;

/** What a key has spent; without `limit` the key is unlimited. */
export type KeyReading = {
  readonly kind: 'key';
  readonly subject: KeySubject;
  readonly at: Date;
  readonly limit?: Money;
  /** Below zero when requests that were under way overshot the limit. */
  readonly limitRemaining?: Money;
  readonly limitReset: LimitReset;
  readonly spent: SpentByPeriod;
  /** Spent through the provider keys of the account's owner; present only when it counts against the limit. */
  readonly byokSpent?: Partial<SpentByPeriod>;
  /** Every layer that may refuse the key, in the order in which they are enforced; missing where nobody said. */
  readonly budgets?: readonly BudgetLayer[];
  /** The layer that refuses first, by the provider's own judgement. */
  readonly effectiveBudget?: BudgetLayer;
  readonly disabled?: true;
  /** When the key itself ends; credits have no date here. */
  readonly expiresAt?: Date;
};

/** `unknown` is a reset under a name that we have not met: the limit is real, its period is not known. */
export type LimitReset = 'daily' | 'weekly' | 'monthly' | 'never' | 'unknown';

/** A cap on a key, its member or its workspace (OpenRouter's `KeyBudget`, SDK of October 2026). */
export type BudgetLayer = {
  /** The provider's word: `key_limit`, `workspace`, `member` or one that is new. */
  readonly scope: string;
  readonly limit: Money;
  readonly spent: Money;
  /** Zero or less: the layer refuses until it resets. */
  readonly remaining: Money;
  readonly reset: LimitReset;
  readonly resetsAt?: Date;
  readonly includesByok: boolean;
  readonly budgetId?: string;
  readonly guardrailId?: string;
};

/** What is spent of a cap that several keys share. */
export type BudgetReading = {
  readonly kind: 'budget';
  readonly subject: BudgetSubject;
  readonly at: Date;
  /** The key that was told of it; missing in readings that were kept before this was. */
  readonly toldTo?: KeySubject;
  readonly budget: BudgetLayer;
};

/** Money spent since the key exists and in the UTC day, week and month of the reading. */
export type SpentByPeriod = {
  readonly allTime: Money;
  readonly daily?: Money;
  readonly weekly?: Money;
  readonly monthly?: Money;
};

/** What the account has bought and spent; the balance is the difference and may be negative. */
export type CreditsReading = {
  readonly kind: 'credits';
  readonly subject: { readonly kind: 'account' };
  readonly at: Date;
  readonly totalCredits: Money;
  readonly totalSpent: Money;
  /** The kind of key that asked, when it is known: an ordinary key may be answered 0 of 0. */
  readonly askedWith?: 'management-key' | 'ordinary-key';
};

export type MissingReading = {
  readonly kind: 'missing';
  readonly subject: Subject;
  readonly at: Date;
  /** What came instead of the counters, such as `403 Only management keys can perform this operation`. */
  readonly cause: string;
};

/** A source answered, whatever it said of keys. */
export type AnsweredReading = {
  readonly kind: 'answered';
  readonly subject: SourceSubject;
  readonly at: Date;
};

/** A listing of everything does not name the subject any more. */
export type GoneReading = { readonly kind: 'gone'; readonly subject: Subject; readonly at: Date };
