import { type Answered, done, invalidForm, ok, REFUSALS } from '../http/answer.ts';
import { bodyOf } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { FLAG } from '../rules/message-flags.ts';
import { problem } from '../rules/problem.ts';
import { type Json, objectOf, textOf } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import { newMessage } from '../world/new-message.ts';
import type { Channel } from '../world/place.ts';
import { dropMessage, keepMessage } from '../world/tell.ts';
import { messageJson, readableJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { channelFor } from './channels.ts';
import { compose, isMessage, isTooLarge } from './compose.ts';
import type { Request, Route } from './route.ts';

/** The messages of a channel, written, read, edited and deleted with the token of the bot. */
export const MESSAGE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', answer: send },
  { method: 'GET', path: '/channels/:channel/messages/:message', answer: read },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', answer: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', answer: remove },
];

function send(world: World, { call, params }: Request): Answered {
  if (isTooLarge(call)) return REFUSALS.tooLarge;
  const channel = channelFor(world, params['channel'], 'full');
  if ('status' in channel) return channel;
  const body = bodyOf(call);
  const again = sentBefore(world, body);
  if (again !== undefined) return ok(messageJson(world, again));
  const before = begun(world, channel, body);
  if ('status' in before) return before;
  const composed = compose(world, {
    body,
    before,
    files: call.files,
    flags: SENDABLE,
    pingsByDefault: ['users', 'roles', 'everyone'],
  });
  return isMessage(composed) ? ok(messageJson(world, keepMessage(world, composed))) : composed;
}

function read(world: World, { params }: Request): Answered {
  const found = messageIn(world, params);
  return 'status' in found ? found : ok(readableJson(world, found, world.intents));
}

function edit(world: World, { call, params }: Request): Answered {
  if (isTooLarge(call)) return REFUSALS.tooLarge;
  const found = messageIn(world, params);
  if ('status' in found) return found;
  if (found.author.id !== world.bot.id) return REFUSALS.notTheAuthor;
  const composed = compose(world, {
    body: bodyOf(call),
    before: found,
    files: call.files,
    flags: FLAG.suppressEmbeds | FLAG.componentsV2,
    pingsByDefault: [],
  });
  if (!isMessage(composed)) return composed;
  return ok(messageJson(world, keepMessage(world, { ...composed, editedAt: world.clock.now() })));
}

function remove(world: World, { params }: Request): Answered {
  const found = messageIn(world, params);
  if ('status' in found) return found;
  if (found.author.id !== world.bot.id) return REFUSALS.missingPermissions;
  dropMessage(world, found);
  return done;
}

/** An ephemeral message can only be reached with the token of its interaction. */
function messageIn(world: World, params: Request['params']): Message | Answered {
  const channel = channelFor(world, params['channel'], 'read-only');
  if ('status' in channel) return channel;
  const message = world.messages.get(params['message'] ?? '');
  if (message?.channelId !== channel.id || message.onlyFor !== undefined) return REFUSALS.unknownMessage;
  return message;
}

function begun(world: World, channel: Channel, body: Json): Message | Answered {
  const reference = objectOf(body['message_reference']);
  const replyTo = world.messages.get(textOf(reference['message_id']));
  const nonce = body['nonce'] === undefined ? {} : { nonce: String(body['nonce']) };
  const message = { ...newMessage(world, world.bot, channel), ...nonce };
  if (body['message_reference'] === undefined) return message;
  if (replyTo?.channelId === channel.id) return { ...message, replyTo: replyTo.id };
  return reference['fail_if_not_exists'] === false ? message : invalidForm([unknownReference]);
}

/** With `enforce_nonce` a message that was just sent is given back instead of sent again. */
function sentBefore(world: World, body: Json): Message | undefined {
  if (body['enforce_nonce'] !== true || body['nonce'] === undefined) return undefined;
  const since = world.clock.now() - LIMITS.message.nonceRemembered;
  return [...world.messages.values()].find(
    (message) =>
      message.nonce === String(body['nonce']) &&
      message.author.id === world.bot.id &&
      message.sentAt >= since,
  );
}

const SENDABLE = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.voiceMessage | FLAG.componentsV2;

const unknownReference = problem(
  ['message_reference'],
  'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
  'Unknown message',
);
