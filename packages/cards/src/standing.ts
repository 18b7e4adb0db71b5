export type { AccountStanding, KeyStanding, LeftAt, Seen } from './account/standing.ts';
export { accountCard } from './account-card.ts';
export { type AlertStanding, alertHistoryCard, alertsCard, type ListedIncident } from './alerts-card.ts';
export { digestCard } from './digest-card.ts';
export { type HeldPlan, heldPlanCard } from './held-plan-card.ts';
export { keyCard } from './key-card.ts';
