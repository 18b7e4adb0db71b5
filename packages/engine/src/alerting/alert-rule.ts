import type { CreditsExpiringRule } from './rules/credits-expiring.ts';
import type { CreditsLowRule } from './rules/credits-low.ts';
import type { FastBurnRule } from './rules/fast-burn.ts';
import type { ForecastRule } from './rules/forecast.ts';
import type { KeyExpiryRule } from './rules/key-expiry.ts';
import type { LimitShareRule } from './rules/limit-share.ts';
import type { PlanDriftRule } from './rules/plan-drift.ts';
import type { RefusalsSeenRule } from './rules/refusals-seen.ts';
import type { SourceStaleRule } from './rules/source-stale.ts';
import type { SpendAbovePatternRule } from './rules/spend-above-pattern.ts';
import type { TopUpMissingRule } from './rules/top-up-missing.ts';

/** A condition that is worth a message. */
export type AlertRule =
  | LimitShareRule
  | ForecastRule
  | CreditsLowRule
  | CreditsExpiringRule
  | KeyExpiryRule
  | FastBurnRule
  | SpendAbovePatternRule
  | TopUpMissingRule
  | RefusalsSeenRule
  | SourceStaleRule
  | PlanDriftRule;
