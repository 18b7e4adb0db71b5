export { alertKeyOf } from './alerting/alert-key.ts';
export { DEFAULT_RULES } from './alerting/default-rules.ts';
export { step } from './alerting/guard-step.ts';
export { openAlerts, presentFigures } from './alerting/open-alert.ts';
export { DEFAULT_REMINDERS } from './alerting/reminders.ts';
export { isForMoneyOrPermission } from './alerting/rules/refusals-seen.ts';
export { saidLevels } from './alerting/said-levels.ts';
export { isWorse, SEVERITIES } from './alerting/severity.ts';
export {
  evidenceText,
  notificationText,
  parseEvidence,
  parseNotification,
  parseReading,
  parseSubject,
  parseWatched,
  readingText,
  subjectJson,
  watchedText,
} from './alerting/state-text.ts';
export { budgetReadingsOf } from './budgeting/budget-readings.ts';
export { expiringUnused } from './budgeting/credit-expiry.ts';
export { creditLedger } from './budgeting/credit-ledger.ts';
export { lotsInferredFrom } from './budgeting/credit-lots-inferred.ts';
export { topUpPatternOf } from './budgeting/credit-top-up.ts';
export { exactJson, parseExactJson } from './budgeting/exact-json.ts';
export { forecast } from './budgeting/forecast.ts';
export { hourlySpend } from './budgeting/hourly-spend.ts';
export { limitStanding } from './budgeting/limit.ts';
export { ACTIVITY, modelDaysText, parseModelDays } from './budgeting/model-day.ts';
export { monthOf, monthSpend } from './budgeting/month-spend.ts';
export { planStateOf, planStateText } from './budgeting/plan-state.ts';
export { resetPeriod } from './budgeting/reset-period.ts';
export { runwayLayers, sharedRunway, spentOfBudget } from './budgeting/runway-layer.ts';
export { sharedCurve } from './budgeting/shared-curve.ts';
export { spendCurve } from './budgeting/spend-curve.ts';
export { SPEND_HISTORY_MS, spendHistory } from './budgeting/spend-history.ts';
export { spendForecastOf, spendPaths } from './budgeting/spend-paths.ts';
export { isCalled, subjectKey } from './budgeting/subject.ts';
export { suspicionsOf } from './budgeting/suspicion.ts';
