/** The tables as queries see them; `migrations.ts` makes them. Instants are epoch milliseconds. */
export type Tables = {
  readonly conversations: ConversationRow;
  readonly interpretations: InterpretationRow;
  readonly allowances: AllowanceRow;
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
