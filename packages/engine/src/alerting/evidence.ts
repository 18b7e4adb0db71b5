import type { CreditsExpiringEvidence } from './rules/credits-expiring.ts';
import type { BalanceEvidence } from './rules/credits-low.ts';
import type { BurnEvidence } from './rules/fast-burn.ts';
import type { ForecastEvidence } from './rules/forecast.ts';
import type { KeyExpiryEvidence } from './rules/key-expiry.ts';
import type { LimitEvidence, NoLimitEvidence } from './rules/limit-share.ts';
import type { PlanEvidence } from './rules/plan-drift.ts';
import type { RefusalsEvidence } from './rules/refusals-seen.ts';
import type { SourceEvidence } from './rules/source-stale.ts';
import type { PatternEvidence } from './rules/spend-above-pattern.ts';
import type { TopUpEvidence } from './rules/top-up-missing.ts';

/** The figures that a decision rests on, with `readAt`, the instant of their reading; they are kept as they were. */
export type Evidence =
  | LimitEvidence
  | NoLimitEvidence
  | ForecastEvidence
  | BalanceEvidence
  | CreditsExpiringEvidence
  | KeyExpiryEvidence
  | BurnEvidence
  | PatternEvidence
  | TopUpEvidence
  | RefusalsEvidence
  | SourceEvidence
  | PlanEvidence;
