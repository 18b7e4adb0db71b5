import { ComponentType, type Message, MessageType } from 'discord.js';

import type { Deed } from '../requests/request.ts';
import { deliverTo } from './deliver.ts';
import { answerIn } from './form-page.ts';
import { originOf } from './origin.ts';
import { messageOutlet } from './outlets.ts';
import type { Tools } from './tools.ts';

/** Answers a message that is meant for the bot: a direct one, a mention, or a reply that pings it. */
export async function answerMessage(message: Message, tools: Tools): Promise<void> {
  const did = deedOf(message);
  if (did === undefined) return;
  const { id, channelId, author } = message;
  const outlet = messageOutlet({ id, channelId, authorId: author.id }, tools);
  await tools.handle({ id, ...originOf(message), did }, deliverTo(outlet, tools));
}

function deedOf(message: Message): Deed | undefined {
  const { author, type, guildId, mentions, client } = message;
  const isByPerson = !author.bot && message.webhookId === null && SAID.includes(type);
  const isMeant = guildId === null || mentions.users.has(client.user.id);
  if (!isByPerson || !isMeant) return undefined;
  const text = message.content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim();
  // Nothing but the name of the bot, or a picture: that person wants to know what can be asked.
  if (text === '') return { kind: 'command', name: 'help', text: '' };
  const continues = continuedBy(message);
  return { kind: 'message', text, ...(continues !== undefined && { continues }) };
}

/** The answer that a reply goes on about: Discord sends the message that is replied to along with the reply. */
function continuedBy({ reference, channel, client }: Message): string | undefined {
  const replied = channel.messages.cache.get(reference?.messageId ?? '');
  if (replied?.author.id !== client.user.id) return undefined;
  return answerIn(customIdsIn(replied.components.map((component) => component.toJSON())));
}

function customIdsIn(components: readonly object[]): readonly string[] {
  return components.flatMap((component) => {
    const { type, custom_id: id, components: inner = [] } = component as SeenComponent;
    return type === ComponentType.Button ? (id ?? []) : customIdsIn(inner);
  });
}

type SeenComponent = {
  readonly type: ComponentType;
  readonly custom_id?: string;
  readonly components?: readonly object[];
};

const SAID: readonly MessageType[] = [MessageType.Default, MessageType.Reply];
