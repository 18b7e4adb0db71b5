import { type Answered, done, ok, REFUSALS } from '../http/answer.ts';
import { bodyOf, type Call } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { FLAG } from '../rules/message-flags.ts';
import type { Interaction } from '../world/interaction.ts';
import { integerOf, type Json } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import { dropMessage, keepMessage } from '../world/tell.ts';
import { messageJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { ANSWERABLE, begunFor } from './callback-message.ts';
import { compose, isMessage, isTooLarge } from './compose.ts';
import type { Request, Route } from './route.ts';

const MESSAGE_PATH = '/webhooks/:application/:token/messages/:message';

/** What can be said with the token of an interaction in the fifteen minutes after it was acknowledged. */
export const FOLLOW_UP_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', isInteraction: true, answer: followUp },
  { method: 'GET', path: MESSAGE_PATH, isInteraction: true, answer: read },
  { method: 'PATCH', path: MESSAGE_PATH, isInteraction: true, answer: edit },
  { method: 'DELETE', path: MESSAGE_PATH, isInteraction: true, answer: remove },
];

function followUp(world: World, { call, params }: Request): Answered {
  const interaction = acknowledged(world, params);
  if ('status' in interaction) return interaction;
  const promised = world.messages.get(interaction.originalId ?? '');
  // Discord keeps an old habit: the first follow-up to a deferred answer fills that answer.
  if (interaction.answer?.kind === 'deferred' && promised?.isLoading)
    return rewritten(world, { call, body: withoutEphemeral(bodyOf(call)) }, promised);
  if (interaction.isUserInstall && interaction.followUps.length >= LIMITS.interaction.userInstallFollowUps)
    return REFUSALS.tooManyFollowUps;
  const composed = compose(world, {
    body: bodyOf(call),
    files: call.files,
    before: begunFor(world, interaction, bodyOf(call)),
    flags: ANSWERABLE,
    pingsByDefault: ['users'],
  });
  if (!isMessage(composed)) return composed;
  interaction.followUps.push(composed.id);
  return ok(messageJson(world, keepMessage(world, composed)));
}

function read(world: World, { params }: Request): Answered {
  const message = messageOf(world, params);
  return 'status' in message ? message : ok(messageJson(world, message));
}

function edit(world: World, { call, params }: Request): Answered {
  const message = messageOf(world, params);
  return 'status' in message ? message : rewritten(world, { call, body: bodyOf(call) }, message);
}

function remove(world: World, { params }: Request): Answered {
  const message = messageOf(world, params);
  if ('status' in message) return message;
  dropMessage(world, message);
  return done;
}

type Rewriting = { readonly call: Call; readonly body: Json };

function rewritten(world: World, { call, body }: Rewriting, before: Message): Answered {
  if (isTooLarge(call)) return REFUSALS.tooLarge;
  const composed = compose(world, {
    body,
    files: call.files,
    before,
    flags: FLAG.suppressEmbeds | FLAG.componentsV2,
    pingsByDefault: before.isLoading ? ['users'] : [],
  });
  if (!isMessage(composed)) return composed;
  const edited = before.isLoading ? composed : { ...composed, editedAt: world.clock.now() };
  return ok(messageJson(world, keepMessage(world, edited)));
}

function messageOf(world: World, params: Request['params']): Message | Answered {
  const interaction = acknowledged(world, params);
  if ('status' in interaction) return interaction;
  const asked = params['message'] ?? '';
  const id = asked === '@original' ? interaction.originalId : asked;
  const isIts = id === interaction.originalId || interaction.followUps.includes(id ?? '');
  return (isIts ? world.messages.get(id ?? '') : undefined) ?? REFUSALS.unknownMessage;
}

/** The token works once the interaction is acknowledged, and for fifteen minutes. */
function acknowledged(world: World, params: Request['params']): Interaction | Answered {
  const interaction = world.interactions.get(params['token'] ?? '');
  if (interaction?.answer === undefined || params['application'] !== world.bot.id)
    return REFUSALS.unknownWebhook;
  if (world.clock.now() - interaction.at > LIMITS.interaction.token) return REFUSALS.invalidToken;
  return interaction;
}

/** Whether a deferred answer is ephemeral was settled when it was deferred. */
function withoutEphemeral(body: Json): Json {
  return body['flags'] === undefined ? body : { ...body, flags: integerOf(body['flags']) & ~FLAG.ephemeral };
}
