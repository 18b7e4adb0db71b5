import type { Allowances } from './allowances.ts';
import type { Answers } from './answers.ts';
import type { Conversations } from './conversations.ts';
import type { Deliveries } from './deliveries.ts';
import type { Events } from './events.ts';
import type { GuardCommits } from './guard-commits.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { Incidents } from './incidents.ts';
import type { Interpretations } from './interpretations.ts';
import type { Outbox } from './outbox.ts';
import type { Plans } from './plans.ts';
import type { Readings } from './readings.ts';
import type { Silences } from './silences.ts';
import type { Targets } from './targets.ts';

/**
 * What is remembered between two messages, and by several processes together.
 *
 * It keeps the texts that it is given and nothing else: whoever saves masks secrets before.
 * Everything rejects with a `StoreError` when the storage fails.
 */
export type Store = {
  readonly conversations: Conversations;
  readonly interpretations: Interpretations;
  readonly allowances: Allowances;
  readonly deliveries: Deliveries;
  readonly answers: Answers;
  readonly plans: Plans;
  readonly targets: Targets;
  readonly guard: GuardCommits;
  readonly incidents: Incidents;
  readonly silences: Silences;
  readonly outbox: Outbox;
  readonly readings: Readings;
  readonly events: Events;
  readonly heartbeats: Heartbeats;
  /** Deletes what expired, whatever it is, and thins old readings, in small steps; says how many rows that were. */
  readonly sweep: (now: Date) => Promise<number>;
  /** Finishes what was begun; afterwards everything rejects. */
  readonly close: () => Promise<void>;
};
