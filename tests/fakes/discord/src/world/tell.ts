import { INTENT } from './event.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import { channelJson, memberJson, readableJson } from './wire.ts';
import type { World } from './world.ts';

/** Keeps a message and tells the bot about it; nobody but its reader hears of an ephemeral one. */
export function keepMessage(world: World, message: Message): Message {
  const isNew = !world.messages.has(message.id);
  world.messages.set(message.id, message);
  tell(world, message, {
    name: isNew ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE',
    payload: (intents) => ({
      ...readableJson(world, message, intents),
      ...extraFields(world, message),
    }),
  });
  return message;
}

/** Forgets a message and tells the bot so. */
export function dropMessage(world: World, message: Message): void {
  world.messages.delete(message.id);
  const { guild_id } = extraFields(world, message);
  const payload = () => ({
    id: message.id,
    channel_id: message.channelId,
    ...(guild_id === undefined ? {} : { guild_id }),
  });
  tell(world, message, { name: 'MESSAGE_DELETE', payload });
}

type Telling = { readonly name: string; readonly payload: (intents: number) => Json };

function tell(world: World, message: Message, { name, payload }: Telling): void {
  const isDirect = world.channels.get(message.channelId)?.kind === 'dm';
  const intent = isDirect ? INTENT.directMessages : INTENT.guildMessages;
  if (message.onlyFor === undefined) world.emit({ name, intent, payload });
  world.changes.changed();
}

/** What an event says beyond the message: events/gateway-events#message-create-message-create-extra-fields. */
function extraFields(world: World, message: Message): Json {
  const channel = world.channels.get(message.channelId);
  if (channel === undefined) return {};
  const channelType = { channel_type: channelJson(world, channel)['type'] };
  if (channel.kind === 'dm') return channelType;
  const { user: _, ...member } = memberJson(message.author);
  return { ...channelType, guild_id: world.guildId, member };
}
