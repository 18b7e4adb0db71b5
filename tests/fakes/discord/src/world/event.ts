import type { Json } from './json.ts';

/** Something that Discord tells a connected bot. */
export type Event = {
  readonly name: string;
  /** The intent without which it is not told; 0 where it always is. */
  readonly intent: number;
  /** What is told to a bot with these intents. */
  readonly payload: (intents: number) => Json;
};

/** The intents that matter here, as in events/gateway#list-of-intents. */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
