import type { PriceSource } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';

/** A change that may save money, before anybody has looked at how much. */
export type Proposal = {
  readonly kind: 'threshold' | 'batch' | 'flex' | 'caching' | 'compaction' | 'host';
  /** Which workload changes, by its place. */
  readonly workload: number;
  /** What to do, as an order without a full stop: "Trim the prompt by 5,000 tokens". */
  readonly change: string;
  /** What it costs in time or risk. */
  readonly cost: string;
  /** The scenario with the change. */
  readonly scenario: Scenario;
};

/** The workload that is looked at, with what it takes to estimate it. */
export type WorkloadAt = {
  readonly scenario: Scenario;
  readonly workload: number;
  readonly prices: PriceSource;
};
