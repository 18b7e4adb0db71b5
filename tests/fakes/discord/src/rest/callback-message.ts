import { type Answered, invalidForm, REFUSALS } from '../http/answer.ts';
import type { SentFile } from '../http/call.ts';
import { FLAG } from '../rules/message-flags.ts';
import { flagProblems } from '../rules/message-rules.ts';
import { below } from '../rules/problem.ts';
import type { Interaction } from '../world/interaction.ts';
import { type Json, objectOf } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import { newMessage } from '../world/new-message.ts';
import { keepMessage } from '../world/tell.ts';
import type { World } from '../world/world.ts';
import { asksForEphemeral, compose, isMessage } from './compose.ts';

/** The message part of an answer. */
export type AnsweredMessage = { readonly data: Json; readonly files: readonly SentFile[] };

/** Answers with a message, ephemeral if asked; gives back the refusal, if there is one. */
export function answerWithMessage(
  world: World,
  interaction: Interaction,
  { data, files }: AnsweredMessage,
): Answered | undefined {
  const composed = compose(world, {
    body: data,
    files,
    before: begunFor(world, interaction, data),
    flags: ANSWERABLE,
    pingsByDefault: ['users'],
  });
  if (!isMessage(composed)) return belowData(composed);
  interaction.originalId = keepMessage(world, composed).id;
  interaction.answer = { kind: 'message', at: world.clock.now() };
  return undefined;
}

/** Promises a message: the person sees that the bot is thinking. Only EPHEMERAL may be set by now. */
export function deferMessage(world: World, interaction: Interaction, data: Json): Answered | undefined {
  const problems = flagProblems(data, FLAG.ephemeral);
  if (problems.length > 0) return invalidForm(below('data', problems));
  const message = begunFor(world, interaction, data);
  const flags = message.flags | FLAG.loading;
  interaction.originalId = keepMessage(world, { ...message, flags, isLoading: true }).id;
  interaction.answer = { kind: 'deferred', at: world.clock.now() };
  return undefined;
}

/** Edits the message that the button is on. */
export function updateSource(
  world: World,
  interaction: Interaction,
  { data, files }: AnsweredMessage,
): Answered | undefined {
  const source = world.messages.get(interaction.sourceId ?? '');
  if (source === undefined) return REFUSALS.unknownMessage;
  const composed = compose(world, {
    body: data,
    files,
    before: source,
    flags: FLAG.suppressEmbeds | FLAG.componentsV2,
    pingsByDefault: [],
  });
  if (!isMessage(composed)) return belowData(composed);
  keepMessage(world, { ...composed, editedAt: world.clock.now() });
  interaction.originalId = source.id;
  interaction.answer = { kind: 'update', at: world.clock.now() };
  return undefined;
}

/** Begins a message that answers an interaction; an ephemeral one is only for the person who acted. */
export function begunFor(world: World, interaction: Interaction, body: Json): Message {
  const message = { ...newMessage(world, world.bot, interaction.channel), interactionId: interaction.id };
  if (!asksForEphemeral(body)) return message;
  return { ...message, flags: FLAG.ephemeral, onlyFor: interaction.by.id };
}

/** The flags that an answer to an interaction may set. */
export const ANSWERABLE =
  FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.ephemeral | FLAG.componentsV2;

/** In a callback the form is inside `data`, and so are the paths of its problems. */
function belowData(answer: Answered): Answered {
  const body = objectOf(answer.body);
  if (body['errors'] === undefined) return answer;
  return { ...answer, body: { ...body, errors: { data: body['errors'] } } };
}
