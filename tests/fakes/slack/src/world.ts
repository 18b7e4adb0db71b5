import { randomBytes } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { Fields } from './fields.ts';

/** Who can be met in the workspace; the bot is a member of #general and #finance only. */
export const TEAM = { id: 'T0FAKE', domain: 'fake' } as const;
export const APP = 'A0FAKE';
export const BOT = { user: 'U0COSTBOT', id: 'B0COSTBOT', name: 'costbot' } as const;
export const PEOPLE = { alice: 'U0ALICE', bob: 'U0BOB' } as const;
export const CHANNELS = { general: 'C0GENERAL', random: 'C0RANDOM', finance: 'C0FINANCE' } as const;

/** A conversation. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
};

/** A message in a conversation; `onlyFor` is set while it is ephemeral. */
export type Message = {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  /** A reply that stands in the conversation too. */
  readonly isBroadcast?: boolean;
  readonly from: string;
  readonly onlyFor?: string;
  readonly files: readonly string[];
  text: string;
  blocks: readonly Fields[];
  edited: boolean;
  readonly reactions: string[];
};

/** Words that Slack itself shows to one person, as when an app does not answer. */
export type Notice = { readonly user: string; readonly text: string };

/** A file on its way: it can be shown in blocks once Slack has looked at it. */
export type UploadedFile = {
  readonly id: string;
  readonly name: string;
  readonly altText: string | undefined;
  readonly length: number;
  readonly ticket: string;
  bytes?: Buffer;
  title?: string;
  shownFrom?: number;
};

/** A modal that somebody has before them. */
export type Modal = {
  readonly id: string;
  readonly root: string;
  readonly user: string;
  view: Fields;
  hash: string;
  errors: Readonly<Record<string, string>>;
};

/** A permission to open one modal soon. */
export type Trigger = {
  readonly user: string;
  readonly issued: number;
  used: boolean;
  readonly modal?: string;
};

/** An address at which the app may answer one action of a person. */
export type ResponseUrl = {
  readonly user: string;
  readonly channel: string;
  readonly issued: number;
  uses: number;
  readonly original?: string;
  readonly thread?: string;
};

/** All that the workspace knows. */
export type World = {
  readonly clock: Clock;
  readonly channels: Map<string, Channel>;
  readonly messages: Message[];
  readonly notices: Notice[];
  readonly files: Map<string, UploadedFile>;
  readonly modals: Modal[];
  readonly homes: Map<string, Fields>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly prompts: Map<string, { readonly title?: string; readonly prompts: readonly Fields[] }>;
  readonly statuses: Map<string, string>;
  readonly ids: () => string;
  readonly timestamp: () => string;
  takesNative: boolean;
  /** Whether the incoming webhook of the app takes messages. */
  webhook: 'open' | 'removed' | 'archived';
};

/** Founds a workspace. */
export function createWorld(clock: Clock): World {
  let posted = 0;
  const everyone = Object.values(PEOPLE);
  const channels: readonly Channel[] = [
    { id: CHANNELS.general, name: 'general', kind: 'public', members: new Set([...everyone, BOT.user]) },
    { id: CHANNELS.random, name: 'random', kind: 'public', members: new Set(everyone) },
    { id: CHANNELS.finance, name: 'finance', kind: 'private', members: new Set([PEOPLE.alice, BOT.user]) },
    ...everyone.map((user): Channel => {
      return {
        id: directChannel(user),
        name: 'directmessage',
        kind: 'im',
        members: new Set([user, BOT.user]),
      };
    }),
  ];
  return {
    clock,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    messages: [],
    notices: [],
    files: new Map(),
    modals: [],
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    prompts: new Map(),
    statuses: new Map(),
    ids: () => randomBytes(6).toString('hex').toUpperCase(),
    timestamp: () => {
      posted += 1;
      return `${Math.floor(clock.now() / 1_000)}.${String(posted).padStart(6, '0')}`;
    },
    takesNative: true,
    webhook: 'open',
  };
}

/** The conversation of one person with the bot. */
export function directChannel(user: string): string {
  return user.replace(/^U/, 'D');
}
