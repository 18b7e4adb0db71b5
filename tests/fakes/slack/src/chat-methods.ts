import { type Fields, isSet, listOf, textOf } from './fields.ts';
import { messageRefusal } from './limits/blocks-refusal.ts';
import type { Method, Site } from './methods.ts';
import { post, withIds } from './post.ts';
import { type Refusal, refused, refusedFor } from './refusal.ts';
import { BOT, type Message, type World } from './world.ts';

/** Messages: to post, show to one person, change, take back, and react to. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    demands: { token: 'bot', scope: 'chat:write' },
    tier: 'one-a-second',
    run: (args, site) => {
      const refusal = channelRefusal(args, site) ?? contentRefusal(args, site.world);
      if (refusal !== undefined) return refusal;
      const isBroadcast = textOf(args['thread_ts']) !== undefined && isSet(args['reply_broadcast']);
      const message = post(site.world, { ...heading(args), isBroadcast }, args['blocks']);
      // An answer ends what the agent said that it was doing.
      site.world.statuses.delete(`${message.channel}/${message.thread ?? ''}`);
      return { ok: true, channel: message.channel, ts: message.ts, message: wireMessage(message) };
    },
  },
  'chat.postEphemeral': {
    demands: { token: 'bot', scope: 'chat:write' },
    tier: 4,
    run: (args, site) => {
      const refusal = channelRefusal(args, site) ?? contentRefusal(args, site.world);
      if (refusal !== undefined) return refusal;
      const user = String(args['user']);
      if (!site.world.channels.get(String(args['channel']))?.members.has(user))
        return refused('user_not_in_channel');
      const message = post(site.world, { ...heading(args), onlyFor: user }, args['blocks']);
      return { ok: true, message_ts: message.ts };
    },
  },
  'chat.update': {
    demands: { token: 'bot', scope: 'chat:write' },
    tier: 3,
    run: (args, { world }) => {
      const message = found(args, world);
      if ('error' in message) return message;
      const refusal = contentRefusal(args, world);
      if (refusal !== undefined) return refusal;
      change(world, message, args);
      return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
    },
  },
  'chat.delete': {
    demands: { token: 'bot', scope: 'chat:write' },
    tier: 3,
    run: (args, { world }) => {
      const message = found(args, world);
      if ('error' in message) return message;
      world.messages.splice(world.messages.indexOf(message), 1);
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  },
  'reactions.add': {
    demands: { token: 'bot', scope: 'reactions:write' },
    tier: 3,
    run: ({ channel, timestamp, name }, { world }) => {
      const message = world.messages.find((each) => each.channel === channel && each.ts === timestamp);
      if (message === undefined) return refused('message_not_found');
      if (message.reactions.includes(String(name))) return refused('already_reacted');
      message.reactions.push(String(name));
      return { ok: true };
    },
  },
};

/** How Slack refuses what a message says, or undefined where it takes it. */
export function contentRefusal(args: Fields, world: World): Refusal | undefined {
  if (args['blocks'] !== undefined && !Array.isArray(args['blocks'])) return refused('invalid_blocks_format');
  return messageRefusal(args, world.takesNative) ?? earlyPicture(args, world);
}

/** Gives a message new words and blocks; what is not named goes. */
export function change(world: World, message: Message, args: Fields): void {
  message.text = textOf(args['text']) ?? '';
  message.blocks = withIds(world, args['blocks']);
  message.edited = true;
}

/** A message as it goes over the wire. */
export function wireMessage(message: Message): Fields {
  const isBot = message.from === BOT.user;
  return {
    type: 'message',
    user: message.from,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(isBot && { bot_id: BOT.id }),
    ...(message.thread !== undefined && { thread_ts: message.thread }),
  };
}

function heading(args: Fields): Pick<Message, 'channel' | 'from' | 'text'> & { readonly thread?: string } {
  const thread = textOf(args['thread_ts']);
  const text = textOf(args['text']) ?? '';
  return { channel: String(args['channel']), from: BOT.user, text, ...(thread !== undefined && { thread }) };
}

function channelRefusal(args: Fields, { world, scopes }: Site): Refusal | undefined {
  const channel = world.channels.get(String(args['channel']));
  if (channel === undefined) return refused('channel_not_found');
  if (!channel.members.has(BOT.user)) {
    if (channel.kind !== 'public') return refused('channel_not_found');
    if (!scopes.has('chat:write.public')) return refused('not_in_channel');
  }
  const thread = textOf(args['thread_ts']);
  const stands = world.messages.some(({ ts, channel: its }) => ts === thread && its === channel.id);
  return thread === undefined || stands ? undefined : refused('thread_not_found');
}

/** The message that the bot may change: its own, and not an ephemeral one. */
function found({ channel, ts }: Fields, world: World): Message | Refusal {
  if (!world.channels.has(String(channel))) return refused('channel_not_found');
  const message = world.messages.find((each) => each.channel === channel && each.ts === ts);
  if (message === undefined || message.onlyFor !== undefined) return refused('message_not_found');
  return message.from === BOT.user ? message : refused('cant_update_message');
}

/** A picture in a block that Slack has not looked at yet. */
function earlyPicture(args: Fields, world: World): Refusal | undefined {
  const early = listOf(args['blocks']).flatMap((block, index) => {
    const id = (block['slack_file'] as Fields | undefined)?.['id'];
    const shownFrom = world.files.get(String(id))?.shownFrom ?? Infinity;
    return id === undefined || shownFrom <= world.clock.now() ? [] : [index];
  });
  const problems = early.map((index) => ({
    pointer: `/blocks/${index}/slack_file`,
    message: 'invalid slack file',
  }));
  return problems.length > 0 ? refusedFor('invalid_blocks', problems) : undefined;
}
