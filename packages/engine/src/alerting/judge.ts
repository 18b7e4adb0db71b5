import type { Reading } from '../budgeting/reading.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Judgement } from './judgement.ts';
import { judgeCreditsExpiring } from './rules/credits-expiring.ts';
import { judgeCreditsLow } from './rules/credits-low.ts';
import { judgeFastBurn } from './rules/fast-burn.ts';
import { judgeForecast } from './rules/forecast.ts';
import { judgeKeyExpiry } from './rules/key-expiry.ts';
import { judgeLimitShare } from './rules/limit-share.ts';
import { judgePlanDrift } from './rules/plan-drift.ts';
import { judgeRefusalsSeen } from './rules/refusals-seen.ts';
import { judgeSourceStale } from './rules/source-stale.ts';
import { judgeSpendAbovePattern } from './rules/spend-above-pattern.ts';
import { judgeTopUpMissing } from './rules/top-up-missing.ts';
import type { Sight } from './sight.ts';

/** Whether a rule can say anything about such a reading; asked first, as a sweep has many keys and many rules. */
export function looksAt({ kind }: AlertRule, reading: Reading | undefined): boolean {
  return reading === undefined || LOOKS_AT[kind].has(reading.kind);
}

/** What a rule finds; `undefined` when it says nothing about such a reading. */
export function judge(rule: AlertRule, sight: Sight): Judgement | undefined {
  switch (rule.kind) {
    case 'limit-share':
      return judgeLimitShare(rule, sight);
    case 'forecast':
      return judgeForecast(rule, sight);
    case 'credits-low':
      return judgeCreditsLow(rule, sight);
    case 'credits-expiring':
      return judgeCreditsExpiring(rule, sight);
    case 'key-expiry':
      return judgeKeyExpiry(rule, sight);
    case 'fast-burn':
      return judgeFastBurn(rule, sight);
    case 'spend-above-pattern':
      return judgeSpendAbovePattern(rule, sight);
    case 'top-up-missing':
      return judgeTopUpMissing(rule, sight);
    case 'refusals-seen':
      return judgeRefusalsSeen(rule, sight);
    case 'source-stale':
      return judgeSourceStale(rule, sight);
    case 'plan-drift':
      return judgePlanDrift(rule, sight);
  }
}

const LOOKS_AT: Record<AlertRule['kind'], ReadonlySet<Reading['kind']>> = {
  'limit-share': new Set(['key', 'budget']),
  forecast: new Set(['forecast']),
  'credits-low': new Set(['credits', 'forecast']),
  'credits-expiring': new Set(['lots']),
  'key-expiry': new Set(['key']),
  'fast-burn': new Set(['key']),
  'spend-above-pattern': new Set(['pattern']),
  'top-up-missing': new Set(['credits']),
  'refusals-seen': new Set(['refusals']),
  'source-stale': new Set(['key', 'credits', 'budget', 'missing', 'answered']),
  'plan-drift': new Set(['plan']),
};
