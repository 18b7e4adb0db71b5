export type { AlertEvent } from './alerting/alert-event.ts';
export type { AlertRule } from './alerting/alert-rule.ts';
export type { Doubt } from './alerting/doubt.ts';
export type { Evidence } from './alerting/evidence.ts';
export type { GuardDecision, GuardInput, IncidentFacts, RuleSilence } from './alerting/guard-decision.ts';
export type { Hold } from './alerting/hold.ts';
export type { IncidentChange } from './alerting/incident-change.ts';
export type { Notice, Notification, NotificationKind, Reason } from './alerting/notification.ts';
export type { OpenAlert } from './alerting/open-alert.ts';
export type { Outlook } from './alerting/outlook.ts';
export type { Reminders } from './alerting/reminders.ts';
export type { ResolvedCause } from './alerting/resolved-cause.ts';
export type { Severity } from './alerting/severity.ts';
export type { Horizon, LevelOf, Threshold } from './alerting/threshold.ts';
export type { Watched } from './alerting/watched.ts';
export type { ExpiringLot, SpendForecast, SpendOutlook } from './budgeting/credit-expiry.ts';
export type { CreditLedger, LotStanding } from './budgeting/credit-ledger.ts';
export type { CreditLot, LotExpiry, LotOrigin } from './budgeting/credit-lot.ts';
export type { CreditMovements } from './budgeting/credit-lots-inferred.ts';
export type { TopUpPattern } from './budgeting/credit-top-up.ts';
export type { CreditWithdrawal, WithdrawalKind } from './budgeting/credit-withdrawal.ts';
export type { DeclaredCredits, DeclaredPurchase, DeclaredWithdrawal } from './budgeting/declared-credits.ts';
export type {
  DerivedReading,
  ForecastReading,
  LotsReading,
  PatternPart,
  PatternReading,
  PlanReading,
  RefusalCount,
  RefusalsAt,
  RefusalsReading,
  SharedBasis,
} from './budgeting/derived-reading.ts';
export type { Forecast, ForecastQuestion } from './budgeting/forecast.ts';
export type { HourlySpend } from './budgeting/hourly-spend.ts';
export type { LayerForecast, RunwayEnd, RunwayRisk } from './budgeting/layer-forecast.ts';
export type { LimitSpent } from './budgeting/limit.ts';
export type { ModelDay } from './budgeting/model-day.ts';
export type { Month, MonthSpend } from './budgeting/month-spend.ts';
export type { PlanState } from './budgeting/plan-state.ts';
export type {
  AnsweredReading,
  BudgetLayer,
  BudgetReading,
  CounterReading,
  CreditsReading,
  GoneReading,
  KeyReading,
  LimitReset,
  MissingReading,
  Reading,
  SpentByPeriod,
} from './budgeting/reading.ts';
export type { RunwayLayer } from './budgeting/runway-layer.ts';
export type { Pace, SafePace } from './budgeting/safe-pace.ts';
export type { SpendPoint, SpentDay } from './budgeting/spend-curve.ts';
export type { SpendHistory } from './budgeting/spend-history.ts';
export type { SpendPaths } from './budgeting/spend-paths.ts';
export type {
  AccountSubject,
  BudgetSubject,
  KeySubject,
  PlanSubject,
  SourceSubject,
  Subject,
} from './budgeting/subject.ts';
export type { Suspicion } from './budgeting/suspicion.ts';
export { type Advice, adviceFor } from './deciding/advice.ts';
export { type Basis, basisOf, catalogOf } from './deciding/basis.ts';
export {
  type CacheBreakEven,
  type CacheMultiples,
  cacheBreakEvens,
  cacheMultiple,
} from './deciding/cache-break-even.ts';
export {
  type Candidate,
  type Comparison,
  compare,
  type Difference,
  type Ranked,
  type Verdict,
} from './deciding/comparison.ts';
export type { Decider } from './deciding/decider.ts';
export type { DiffKind } from './deciding/diff-step.ts';
export { type InputEdit, type ModelEdit, withInput, withModel } from './deciding/edit.ts';
export { DIFF_ORDER, type DiffPart, type EstimateDiff, estimateDiff } from './deciding/estimate-diff.ts';
export { type OtherHost, otherHosts } from './deciding/other-hosts.ts';
export { type PilotWish, pilotOf } from './deciding/pilot.ts';
export type { ObservedSum, PilotObservation } from './deciding/pilot-observation.ts';
export type { Pilot, PilotPurchase, PilotRefused, PilotStep } from './deciding/pilot-plan.ts';
export type { PilotRecord } from './deciding/pilot-records.ts';
export { type MeasuredChange, type PilotResult, pilotResult } from './deciding/pilot-result.ts';
export type { PilotUnit } from './deciding/piloted-work.ts';
export {
  type BreakEvenWork,
  type Plan,
  type PlanBreakEven,
  planBreakEven,
} from './deciding/plan-break-even.ts';
export type { Proposal } from './deciding/proposal.ts';
export { type BudgetQuestion, largestWithin, type Point, type WithinBudget } from './deciding/reverse.ts';
export type { Variation } from './deciding/sample-size.ts';
export { type Sensitivity, sensitivitiesOf, type Varied } from './deciding/sensitivity.ts';
export { type CheaperTier, type TierMove, tierMove } from './deciding/tier-move.ts';
export {
  type Assumed,
  type Assumption,
  byDefault,
  given,
  type Inputs,
  measured,
  type Range,
} from './estimation/assumption.ts';
export type { CacheWrite } from './estimation/cache-write-cost.ts';
export { type Estimate, estimate, type Quantity, type Total, type UnitCost } from './estimation/estimate.ts';
export { allFields, type Field, type FieldDefinition, fieldDefinition, isField } from './estimation/field.ts';
export { type Layer, type LineItem, ratesOfLine } from './estimation/line-item.ts';
export { OPERATION_FIELDS } from './estimation/operations.ts';
export {
  isStatedPrice,
  type PriceSource,
  type Pricing,
  type StatedPriceField,
} from './estimation/pricing.ts';
export { type Problem, problemOf, problemsOf } from './estimation/problem.ts';
export { assumptionsOf, type RetryConvention, type Scenario, withInputs } from './estimation/scenario.ts';
export type { Variant } from './estimation/variant.ts';
export type {
  AgentWorkload,
  CacheLifetime,
  ImageWorkload,
  Period,
  SpeechWorkload,
  SubscriptionWorkload,
  TextWorkload,
  TranscriptionWorkload,
  VideoWorkload,
  VoiceWorkload,
  Workload,
  WorkloadKind,
} from './estimation/workload.ts';
export { pricingsOf, withPricings } from './estimation/workload.ts';
export { completed, definitionOf, fieldsOf, WORKLOAD_KINDS } from './estimation/workload-definitions.ts';
export { AGENT_PRESETS, type AgentPreset } from './presets/agent-presets.ts';
export { presetsFor, SCENARIO_PRESETS, type ScenarioPreset } from './presets/scenario-presets.ts';
export type { Cause } from './refusals/cause.ts';
export { type Diagnosis, diagnose } from './refusals/diagnosis.ts';
export { type DiagnosisJson, diagnosisJson } from './refusals/diagnosis-json.ts';
export type { Explanation, RefusalScope, UsualWaiting } from './refusals/explanation.ts';
export { EXPLANATIONS } from './refusals/explanations.ts';
export type { Refusal, RefusalMetadata, RefusalShape } from './refusals/refusal.ts';
export type { RefusalContext } from './refusals/refusal-context.ts';
export type { Waiting } from './refusals/waiting.ts';
export {
  type Driver,
  type EstimateRange,
  type Percentiles,
  rangeOf,
} from './uncertainty/estimate-range.ts';
export { randomFrom } from './uncertainty/random.ts';
export type { Sampling } from './uncertainty/sampled-inputs.ts';
