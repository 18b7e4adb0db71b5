import type { Fields } from './fields.ts';
import { type Message, PEOPLE, type World } from './world.ts';

/** A place where people talk: a conversation, or a thread in it. */
export type Place = { readonly channel: string; readonly thread?: string };

/** A message as somebody sees it. */
export type Seen = {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly from: string;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly files: readonly SeenFile[];
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly reactions: readonly string[];
  /** Who is called by it, as `@alice` or `@channel`. */
  readonly calls: readonly string[];
};

/** A file that hangs on a message. */
export type SeenFile = {
  readonly name: string;
  readonly title: string;
  readonly altText: string | undefined;
  readonly bytes: Buffer;
};

/** What somebody sees in a place, oldest first: nothing where they are no member; replies only in their thread. */
export function visibleTo(world: World, user: string, { channel, thread }: Place): readonly Seen[] {
  if (!world.channels.get(channel)?.members.has(user)) return [];
  return world.messages
    .filter((message) => message.channel === channel)
    .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user)
    .filter((message) => message.thread === thread || message.ts === thread || isBroadcast(message, thread))
    .map((message) => seen(world, message));
}

function isBroadcast(message: Message, thread: string | undefined): boolean {
  return thread === undefined && message.isBroadcast === true;
}

function seen(world: World, message: Message): Seen {
  const { channel, ts, thread, from, text, blocks, edited, reactions, onlyFor } = message;
  const files = message.files.flatMap((id): readonly SeenFile[] => {
    const file = world.files.get(id);
    if (file?.bytes === undefined) return [];
    return [{ name: file.name, title: file.title ?? file.name, altText: file.altText, bytes: file.bytes }];
  });
  const calls = [...new Set([text, ...markedUp(blocks)].flatMap(calledBy))];
  const what = { channel, ts, from, text, blocks, files, ephemeral: onlyFor !== undefined, edited };
  return { ...what, ...(thread !== undefined && { thread }), reactions: [...reactions], calls };
}

/** The texts in which Slack reads marks; `plain_text` and the raw cells of tables stay as they are. */
function markedUp(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markedUp);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, user_id: user, range } = value as Fields;
  if ((type === 'mrkdwn' || type === 'markdown') && typeof text === 'string') return [text];
  if (type === 'user') return [`<@${user}>`];
  if (type === 'broadcast') return [`<!${range}>`];
  return Object.values(value).flatMap(markedUp);
}

function nameOf(user: string): string {
  return Object.entries(PEOPLE).find(([, id]) => id === user)?.[0] ?? user;
}

/** Whom a text calls; quoted words of people are not marked up and call nobody. */
function calledBy(text: string): readonly string[] {
  const marks = text.matchAll(
    /<!(channel|here|everyone)(?:\|[^>]*)?>|<!subteam\^(\w+)[^>]*>|<@(\w+)(?:\|[^>]*)?>/g,
  );
  return [...marks].map(([, all, group, user]) => `@${all ?? group ?? nameOf(user ?? '')}`);
}
