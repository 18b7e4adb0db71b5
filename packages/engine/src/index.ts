export type { Alert } from './alerting/alert.ts';
export { type AlertRule, DEFAULT_RULES, isWorse, type Severity } from './alerting/alert-rule.ts';
export type { Doubt } from './alerting/doubt.ts';
export type { Evidence } from './alerting/evidence.ts';
export {
  firingAlerts,
  type GuardDecision,
  type GuardState,
  NOTHING_WATCHED,
  step,
} from './alerting/guard-step.ts';
export type { Notice, Notification, ResolvedCause } from './alerting/notification.ts';
export type { LimitSpent } from './budgeting/limit.ts';
export type {
  CreditsReading,
  KeyReading,
  LimitReset,
  MissingReading,
  Reading,
  SpentByPeriod,
  Subject,
} from './budgeting/reading.ts';
export { type Assumed, type Assumption, byDefault, given } from './estimation/assumption.ts';
export { type Estimate, estimate, type Total } from './estimation/estimate.ts';
export type { Quantity } from './estimation/expected-usage.ts';
export { allFields, type Field, fieldDefinition, isField } from './estimation/field.ts';
export type { LineItem } from './estimation/line-item.ts';
export type { Pricing, StatedPriceField, StatedRate } from './estimation/pricing.ts';
export { type Problem, problemOf, problemsOf } from './estimation/problem.ts';
export type { Operations, Scenario } from './estimation/scenario.ts';
export type {
  AgentContext,
  AgentWorkload,
  ImageWorkload,
  Period,
  RequestVolume,
  TextWorkload,
  Workload,
} from './estimation/workload.ts';
export type { CacheWrite } from './estimation/workload-cost.ts';
