/** Who may ask what and where, for each platform; in a terminal everything is allowed. */
export type Access = {
  readonly slack: PlatformAccess;
  readonly discord: PlatformAccess;
  /** Of one person; what is more is refused until there is room again. */
  readonly questionsPerMinute: number;
};

export type PlatformAccess = {
  /** Ids of the channels in which there are answers; absent means all. Direct messages need none. */
  readonly channels?: readonly string[];
  /** Who may see what is spent. */
  readonly spend: SpendAccess;
  /** Whom a refused person is told to ask, as the end of a sentence: "the owner of this bot", "@maria". */
  readonly ask: string;
  /** Whether the answer to a command in a channel is for the person alone until it is shared. */
  readonly answers: 'private' | 'shared';
};

/** Ids; empty lists mean nobody. A channel opens it to everybody who reads there, and never a direct message. */
export type SpendAccess = {
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly channels: readonly string[];
};

/** What holds where nothing is configured: estimates for everybody everywhere, spend for nobody. */
export const USUAL_ACCESS: Access = {
  slack: usual(),
  discord: usual(),
  questionsPerMinute: 20,
};

function usual(): PlatformAccess {
  return {
    spend: { people: [], roles: [], channels: [] },
    ask: 'whoever set this bot up',
    answers: 'private',
  };
}
