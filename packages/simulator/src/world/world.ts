import type { Reset } from '../time/reset-window.ts';
import type { TrafficPlan } from './traffic-plan.ts';

/** An account as it is to be played. Dollars are decimal text, `'12.50'`. */
export type World = {
  /** Where the record begins; from here on traffic is drawn. */
  readonly from: Date;
  readonly account: AccountPlan;
  readonly keys: readonly KeyPlan[];
  readonly models: readonly ModelPlan[];
  readonly priceChanges?: readonly PriceChange[];
  readonly traffic?: readonly TrafficPlan[];
  readonly budgets?: readonly BudgetPlan[];
  /** How long a counter takes to show what was spent; 4 where nothing is said (minutes, observed 2026-10-02). */
  readonly lagMinutes?: number;
  /** Whether `GET /key` has `budgets` and `effective_budget`: newer servers have, older have not. */
  readonly showsBudgets?: boolean;
};

export type AccountPlan = {
  readonly movements: readonly CreditMovement[];
  readonly autoTopUp?: {
    readonly below: string;
    readonly amount: string;
    readonly outcome: 'works' | 'fails';
  };
  /** What `GET /credits` says to an ordinary key: all three were seen in 2026. A 403 where nothing is said. */
  readonly creditsForOrdinaryKeys?: 'shown' | 'zero' | 'forbidden';
  /** What requests under way and just finished may hold at once; no such budget where nothing is said. */
  readonly inFlightBudget?: string;
};

/** Credits that come or go at an instant, other than by use. */
export type CreditMovement = {
  readonly kind: 'purchase' | 'refund' | 'transfer';
  readonly at: Date;
  readonly amount: string;
};

export type KeyPlan = {
  readonly name: string;
  readonly createdAt: Date;
  readonly limit?: string;
  readonly reset?: Reset;
  readonly includeByok?: boolean;
  readonly disabled?: boolean;
  readonly expiresAt?: Date;
  /** The default workspace where nothing is said. */
  readonly workspace?: string;
  readonly member?: string;
  /** Usage from before the record, which no window shows. */
  readonly usedBefore?: string;
};

/** A budget other than a key's own limit; a guardrail's counts per key or member, a workspace's all together. */
export type BudgetPlan = {
  readonly limit: string;
  readonly reset: Reset;
  readonly includeByok?: boolean;
} & (
  | { readonly kind: 'guardrail'; readonly per: 'key' | 'member'; readonly of: readonly string[] }
  | { readonly kind: 'workspace'; readonly workspace: string }
);

export type ModelPlan = {
  /** `author/slug`, with `:free` for the free variant. */
  readonly id: string;
  readonly name: string;
  readonly contextLength: number;
  readonly maxCompletionTokens: number;
  readonly provider: string;
  /** Per token. */
  readonly prompt: string;
  readonly completion: string;
};

export type PriceChange = {
  readonly at: Date;
  readonly model: string;
  readonly prompt: string;
  readonly completion: string;
};

/** The workspace of everything that names none. */
export const DEFAULT_WORKSPACE = 'default';
