/** Why an alert no longer holds. */
export type ResolvedCause =
  | 'period_reset'
  | 'limit_raised'
  | 'limit_changed'
  | 'limit_removed'
  | 'topped_up'
  /** The provider took spending back. */
  | 'corrected'
  | 'rate_fell'
  | 'risk_fell'
  /** What was forecast has happened, and an alert of its own says so. */
  | 'came_true'
  | 'credits_used'
  | 'expiry_moved'
  | 'refusals_stopped'
  | 'source_back'
  | 'back_to_plan'
  | 'key_disabled'
  | 'gone'
  | 'rule_changed'
  | 'rule_removed';
