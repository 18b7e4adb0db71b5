export type { AccountStanding, KeyStanding, LeftAt, Seen } from './account/standing.ts';
export { accountCard } from './account-card.ts';
export { asOfText } from './alert/as-of-text.ts';
export { durationText } from './alert/duration-text.ts';
export { evidenceAnswer } from './alert/evidence-answer.ts';
export { shareText } from './alert/limit-text.ts';
export { causeText } from './alert/reason-text.ts';
export { subjectText } from './alert/subject-text.ts';
export { alertCard } from './alert-card.ts';
export {
  type AlertHistory,
  type AlertStanding,
  alertHistoryCard,
  alertsCard,
  type ListedIncident,
} from './alerts-card.ts';
export { digestCard } from './digest-card.ts';
export { type HeldPlan, heldPlanCard } from './held-plan-card.ts';
export { keyCard } from './key-card.ts';
export { noticeCard } from './notice-card.ts';
