import { has } from '../rules/message-flags.ts';
import { INTENT } from './event.ts';
import type { Json } from './json.ts';
import type { Attachment, Message } from './message.ts';
import type { Account, Channel } from './place.ts';
import type { World } from './world.ts';

/** Writes an account as Discord's user object. */
export function userJson(account: Account): Json {
  return {
    id: account.id,
    username: account.username,
    global_name: account.isBot ? null : account.username,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    ...(account.isBot ? { bot: true } : {}),
  };
}

/** Writes an account as a member of the server. */
export function memberJson(account: Account): Json {
  return {
    user: userJson(account),
    nick: null,
    roles: account.roles ?? [],
    joined_at: '2026-01-01T00:00:00.000Z',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: ALL_PERMISSIONS,
    communication_disabled_until: null,
    avatar: null,
    banner: null,
  };
}

/** Writes a channel as Discord's channel object. */
export function channelJson(world: World, channel: Channel): Json {
  const common = { id: channel.id, last_message_id: null, flags: 0 };
  const person = world.people.get(channel.personId ?? '');
  if (channel.kind === 'dm') return { ...common, type: 1, recipients: person ? [userJson(person)] : [] };
  const placed = { ...common, guild_id: world.guildId, name: channel.name, rate_limit_per_user: 0 };
  if (channel.kind === 'text')
    return {
      ...placed,
      type: 0,
      position: 0,
      permission_overwrites: [],
      nsfw: false,
      parent_id: null,
      topic: null,
    };
  return {
    ...placed,
    type: 11,
    parent_id: channel.parentId,
    owner_id: world.bot.id,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-01-01T00:00:00.000Z',
      locked: false,
    },
  };
}

/** Writes a message whole, as its author sees it. */
export function messageJson(world: World, message: Message): Json {
  const replied = world.messages.get(message.replyTo ?? '');
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.replyTo === undefined ? 0 : 19,
    author: userJson(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map((one) => attachmentJson(world, one)),
    flags: message.flags,
    mentions: message.pings.people.flatMap((id) => mentioned(world, id)),
    mention_roles: message.pings.roles,
    mention_everyone: message.pings.everyone,
    timestamp: new Date(message.sentAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    pinned: false,
    tts: false,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.replyTo === undefined
      ? {}
      : {
          message_reference: referenceJson(world, message),
          referenced_message: replied ? messageJson(world, replied) : null,
        }),
  };
}

/**
 * Writes a message as the bot may read it: without the Message Content intent what others wrote is empty,
 * except in direct messages and where the bot is mentioned (events/gateway#message-content-intent).
 */
export function readableJson(world: World, message: Message, intents: number): Json {
  const json = messageJson(world, message);
  const isDirect = world.channels.get(message.channelId)?.kind === 'dm';
  const isOwn = message.author.id === world.bot.id || message.pings.people.includes(world.bot.id);
  if (has(intents, INTENT.messageContent) || isDirect || isOwn) return json;
  return { ...json, content: '', embeds: [], attachments: [], components: [] };
}

function attachmentJson(world: World, attachment: Attachment): Json {
  const url = `${world.origin}/attachments/${attachment.id}/${encodeURIComponent(attachment.name)}`;
  return {
    id: attachment.id,
    filename: attachment.name,
    description: attachment.alt,
    size: attachment.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: attachment.name.endsWith('.png') ? 'image/png' : 'application/octet-stream',
  };
}

function referenceJson(world: World, message: Message): Json {
  return { type: 0, message_id: message.replyTo, channel_id: message.channelId, guild_id: world.guildId };
}

function mentioned(world: World, id: string): readonly Json[] {
  const account = id === world.bot.id ? world.bot : world.people.get(id);
  return account === undefined ? [] : [userJson(account)];
}

/** Every permission there is: who may do what is told by the bot's access to a channel. */
const ALL_PERMISSIONS = '2251799813685247';
