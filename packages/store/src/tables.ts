/** The tables as queries see them; `migrations.ts` makes them. Instants are epoch milliseconds. */
export type Tables = {
  readonly conversations: ConversationRow;
  readonly interpretations: InterpretationRow;
  readonly allowances: AllowanceRow;
  readonly deliveries: DeliveryRow;
  readonly answers: AnswerRow;
  readonly plans: PlanRow;
  readonly targets: TargetRow;
  readonly watched: WatchedRow;
  readonly incidents: IncidentRow;
  readonly silences: SilenceRow;
  readonly silencings: SilencingRow;
  readonly outbox: OutboxRow;
  readonly outbox_lanes: OutboxLaneRow;
  readonly readings: ReadingRow;
  readonly events: EventRow;
  readonly heartbeats: HeartbeatRow;
};

type ConversationRow = {
  readonly platform: string;
  readonly place: string;
  readonly person: string;
  readonly state: string;
  readonly version: number;
  readonly expires_at: number;
};

type InterpretationRow = {
  readonly key: string;
  readonly answer: string;
  readonly saved_at: number;
  readonly expires_at: number;
};

type AllowanceRow = {
  readonly day: string;
  /** `person:` and the person, or `everybody`. */
  readonly whose: string;
  readonly taken: number;
};

type DeliveryRow = {
  readonly id: string;
  readonly state: 'taken' | 'done';
  readonly leased_until: number;
  readonly expires_at: number;
};

type AnswerRow = {
  readonly id: string;
  readonly state: string;
  readonly expires_at: number;
};

export type PlanRow = {
  readonly workspace: string;
  readonly id: string;
  readonly name: string;
  /** The name without what capitals make different; databases do not agree on that beyond ASCII. */
  readonly folded_name: string;
  readonly month: string;
  /** Whole picodollars in digits: no column of a database holds them exactly as a number. */
  readonly planned_picodollars: string | null;
  readonly state: string;
  readonly saved_by: string;
  readonly saved_at: number;
};

export type TargetRow = {
  readonly id: string;
  readonly interval_ms: number;
  readonly next_due: number;
  readonly owner: string;
  readonly lease_until: number;
  /** One more with every claim: whoever comes with an older one lost the target. */
  readonly epoch: number;
};

type WatchedRow = {
  readonly key: string;
  readonly version: number;
  readonly json: string;
};

export type IncidentRow = {
  readonly alert_key: string;
  readonly number: number;
  readonly short_id: string;
  readonly rule: string;
  readonly subject: string;
  readonly severity: string;
  readonly opened_at: number;
  readonly resolved_at: number | null;
  readonly resolved_cause: string | null;
  readonly evidence: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: number | null;
  readonly snoozed_by: string | null;
  readonly snoozed_until: number | null;
  readonly version: number;
};

type SilenceRow = {
  readonly rule: string;
  readonly set_by: string;
  readonly expires_at: number;
};

/** What somebody did about a silence; it is only ever added to. */
type SilencingRow = {
  readonly id: string;
  readonly rule: string;
  readonly at: number;
  readonly made_by: string;
  /** Missing where the silence was ended. */
  readonly until: number | null;
};

export type OutboxRow = {
  readonly id: string;
  readonly alert_key: string;
  readonly incident_number: number;
  readonly channel: string;
  readonly kind: string;
  readonly content: string;
  /** The place in the lane of its alert and channel. */
  readonly sequence: number;
  readonly created_at: number;
  readonly next_at: number;
  readonly lease_until: number;
  readonly epoch: number;
  readonly attempts: number;
  readonly last_failure: string | null;
  readonly ended_at: number | null;
  readonly ended_as: 'delivered' | 'combined' | 'snoozed' | 'dead' | null;
  readonly dead_reason: string | null;
  readonly receipt: string | null;
};

/** The last sequence number of an alert on a channel; its lock lets transactions enter the lane one by one. */
type OutboxLaneRow = {
  readonly alert_key: string;
  readonly channel: string;
  readonly last: number;
};

export type ReadingRow = {
  readonly subject_key: string;
  readonly at: number;
  readonly kind: string;
  readonly json: string;
};

export type EventRow = {
  readonly alert_key: string;
  readonly incident_number: number;
  /** A digest of everything else in the row but its place: the same event twice is one. */
  readonly id: string;
  readonly at: number;
  /** Among those of the same instant. */
  readonly place: number;
  readonly from_state: string;
  readonly to_state: string;
  readonly reason: string;
  readonly digest: string | null;
  readonly made_by: string | null;
};

type HeartbeatRow = {
  readonly replica: string;
  readonly last_ok: number;
  readonly expires_at: number;
};
