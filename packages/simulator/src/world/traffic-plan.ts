/** The requests of one key to one model. */
export type TrafficPlan = {
  readonly key: string;
  readonly model: string;
  readonly pattern: TrafficPattern;
  /** On an average day of the pattern. */
  readonly requestsPerDay: number;
  /** Of an average request. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** How many of the completion tokens are reasoning. */
  readonly reasoningTokens?: number;
  /** Paid to the provider with a key of the account's own. */
  readonly byok?: boolean;
  /** From the beginning where nothing is said. */
  readonly since?: Date;
};

/** How the requests of a day lie in it (UTC). */
export type TrafficPattern =
  | { readonly kind: 'steady' }
  /** Monday to Friday, 8 to 18 o'clock. */
  | { readonly kind: 'business-hours' }
  /** From 1 to 3 o'clock. */
  | { readonly kind: 'nightly-batch' }
  /** A few minutes of much, a few times a day. */
  | { readonly kind: 'bursty' }
  /** Steady, and each day this many percent more than the day before. */
  | { readonly kind: 'growth'; readonly percentPerDay: number }
  /** Steady until it starts; then twice as much each hour, up to `timesAtMost`. */
  | { readonly kind: 'runaway'; readonly startsAt: Date; readonly timesAtMost: number };
