export type { Allowances, Taken, Taking } from './allowances.ts';
export type { Answers, KeptAnswer, NewAnswer } from './answers.ts';
export {
  type Conversation,
  type ConversationEdit,
  type ConversationKey,
  type Conversations,
  NO_CONVERSATION,
  type SavedConversation,
} from './conversations.ts';
export type { Deliveries, DeliveryClaim, Lease } from './deliveries.ts';
export type { Events, NewEvent } from './events.ts';
export {
  type GuardBatch,
  type GuardCommit,
  type GuardCommits,
  NOT_WATCHED,
  type StalePart,
  type WatchedState,
} from './guard-commits.ts';
export type { Heartbeat, Heartbeats } from './heartbeats.ts';
export type {
  HandledIncident,
  Handling,
  Incident,
  IncidentId,
  Incidents,
  NewIncident,
  SeenIncident,
} from './incidents.ts';
export type {
  Interpretation,
  Interpretations,
  NewInterpretation,
  SavedInterpretation,
} from './interpretations.ts';
export { openStore, type StoreOptions } from './open-store.ts';
export type {
  ClaimedNotification,
  HeldNotification,
  NewNotification,
  NotificationClaim,
  NotificationCounts,
  NotificationEnd,
  Outbox,
  ReleasedNotifications,
  Retry,
  TracedNotification,
} from './outbox.ts';
export type { ListedPlan, Plan, Plans, RemovedPlan, SavedPlan } from './plans.ts';
export type { Readings, StoredReading } from './readings.ts';
export type { Silence, Silences, Silencing } from './silences.ts';
export type { Store } from './store.ts';
export { StoreError } from './store-error.ts';
export { openStoreAt, STANDARD_PLACE, type StorePlace, storePlaceIn, storePlaceText } from './store-place.ts';
export type {
  ClaimedTarget,
  CompletedTarget,
  PolledTarget,
  Target,
  TargetClaim,
  Targets,
} from './targets.ts';
export type { TooLong } from './too-long.ts';
