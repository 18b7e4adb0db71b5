import { hasFallen } from '../budgeting/suspicion.ts';
import type { Evidence } from './evidence.ts';
import type { Judgement } from './judgement.ts';
import type { ResolvedCause } from './resolved-cause.ts';
import { isSpent } from './rules/forecast.ts';
import type { LimitEvidence } from './rules/limit-share.ts';

/** Why what was found is found no longer, by the figures that were last bad and those that are good. */
export function causeOf(before: Evidence, { evidence: after }: Judgement): ResolvedCause {
  switch (after.kind) {
    case 'no-limit':
      return 'limit_removed';
    case 'limit':
      return before.kind === 'limit' ? limitCause(before, after) : 'corrected';
    case 'forecast':
      return forecastCause(before, after);
    case 'balance':
      if (before.kind !== 'balance') return 'corrected';
      if (hasFallen(after.totalCredits, before.totalCredits)) return 'topped_up';
      return hasFallen(before.totalSpent, after.totalSpent) ? 'corrected' : 'risk_fell';
    case 'top-up':
      return before.kind === 'top-up' && hasFallen(after.totalCredits, before.totalCredits)
        ? 'topped_up'
        : 'corrected';
    case 'expiring':
      return 'credits_used';
    case 'key-expiry':
      return 'expiry_moved';
    case 'burn':
      return 'rate_fell';
    case 'pattern':
      return 'rate_fell';
    case 'refusals':
      return 'refusals_stopped';
    case 'source':
      return 'source_back';
    case 'plan':
      return 'back_to_plan';
  }
}

function limitCause({ standing: was }: LimitEvidence, { standing: is }: LimitEvidence): ResolvedCause {
  if (is.reset !== was.reset) return 'limit_changed';
  return is.limit > was.limit ? 'limit_raised' : 'corrected';
}

function forecastCause(
  before: Evidence,
  after: Extract<Evidence, { readonly kind: 'forecast' }>,
): ResolvedCause {
  if (isSpent(after.layer.layer)) return 'came_true';
  if (before.kind !== 'forecast') return 'risk_fell';
  const [was, is] = [before.layer.layer, after.layer.layer];
  if (was.kind === 'budget' && is.kind === 'budget' && is.limit > was.limit) return 'limit_raised';
  return was.kind === 'balance' && is.kind === 'balance' && is.remaining > was.remaining
    ? 'topped_up'
    : 'risk_fell';
}
