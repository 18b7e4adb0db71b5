import { LIMITS } from '../limits.ts';
import type { Message } from '../world/message.ts';
import { newMessage } from '../world/new-message.ts';
import { pingsOf } from '../world/pings.ts';
import type { Account, Channel } from '../world/place.ts';
import { keepMessage } from '../world/tell.ts';
import type { World } from '../world/world.ts';

/** What a person writes, where, and to which message it is a reply. */
export type Saying = {
  readonly text: string;
  readonly channel: Channel;
  readonly replyTo?: string | undefined;
  /** A reply tells the author of the message, unless the person turned that off. */
  readonly isQuiet?: boolean | undefined;
};

/** Writes a message as a person. */
export function say(world: World, by: Account, { text, channel, replyTo, isQuiet = false }: Saying): Message {
  if (text === '' || text.length > LIMITS.message.content)
    throw new Error(`A message has 1 to ${LIMITS.message.content} characters, not ${text.length}.`);
  const replied = world.messages.get(replyTo ?? '');
  if (replyTo !== undefined && replied === undefined) throw new Error(`There is no message ${replyTo}.`);
  const pings = pingsOf({
    text,
    allowed: undefined,
    byDefault: ['users', 'roles', 'everyone'],
    ...(replied === undefined || isQuiet ? {} : { repliedTo: replied.author.id }),
  });
  return keepMessage(world, {
    ...newMessage(world, by, channel),
    content: text,
    pings,
    ...(replied === undefined ? {} : { replyTo: replied.id }),
  });
}
