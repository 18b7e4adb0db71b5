import { type Answered, done, invalidForm, ok, REFUSALS } from '../http/answer.ts';
import { bodyOf } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { choicesProblems } from '../rules/choice-rules.ts';
import { typeOneOf } from '../rules/measures.ts';
import { modalProblems } from '../rules/modal-rules.ts';
import { below, type Problem } from '../rules/problem.ts';
import { type Answer, INTERACTION, type Interaction } from '../world/interaction.ts';
import { type Json, objectOf, objectsOf } from '../world/json.ts';
import { messageJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { answerWithMessage, deferMessage, updateSource } from './callback-message.ts';
import { isTooLarge } from './compose.ts';
import type { Request, Route } from './route.ts';

/** The first answer to an interaction: once, within three seconds, of a kind that fits what was done. */
export const CALLBACK_ROUTE: Route = {
  method: 'POST',
  path: '/interactions/:interaction/:token/callback',
  isInteraction: true,
  answer: (world, request) => {
    const interaction = world.interactions.get(request.params['token'] ?? '');
    if (interaction === undefined || interaction.id !== request.params['interaction'])
      return REFUSALS.unknownInteraction;
    if (interaction.answer !== undefined) return REFUSALS.acknowledged;
    if (world.clock.now() - interaction.at > LIMITS.interaction.acknowledge)
      return REFUSALS.unknownInteraction;
    if (isTooLarge(request.call)) return REFUSALS.tooLarge;
    const fitting = typeOneOf(bodyOf(request.call), CALLBACKS[callersOf(interaction)]);
    if (fitting.length > 0) return invalidForm(fitting);
    const failure = answered(world, interaction, request);
    world.changes.changed();
    return failure ?? receipt(world, interaction, request);
  },
};

function answered(world: World, interaction: Interaction, { call }: Request): Answered | undefined {
  const body = bodyOf(call);
  const data = objectOf(body['data']);
  switch (body['type']) {
    case CALLBACK.message:
      return answerWithMessage(world, interaction, { data, files: call.files });
    case CALLBACK.deferred:
      return deferMessage(world, interaction, data);
    case CALLBACK.deferredUpdate:
      interaction.originalId = interaction.sourceId ?? '';
      return give(interaction, [], { kind: 'deferred-update', at: world.clock.now() });
    case CALLBACK.update:
      return updateSource(world, interaction, { data, files: call.files });
    case CALLBACK.choices: {
      const choices = objectsOf(data['choices']);
      return give(interaction, choicesProblems(data), { kind: 'choices', at: world.clock.now(), choices });
    }
    default:
      return give(interaction, modalProblems(data), { kind: 'modal', at: world.clock.now(), modal: data });
  }
}

function give(interaction: Interaction, problems: readonly Problem[], answer: Answer): Answered | undefined {
  if (problems.length > 0) return invalidForm(below('data', problems));
  interaction.answer = answer;
  return undefined;
}

function receipt(world: World, interaction: Interaction, { call }: Request): Answered {
  if (call.query['with_response'] !== 'true') return done;
  const message = world.messages.get(interaction.originalId ?? '');
  const type = bodyOf(call)['type'];
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: message.isLoading,
            response_message_ephemeral: message.onlyFor !== undefined,
          }),
    },
    resource: {
      type,
      ...(message === undefined ? {} : { message: messageJson(world, message) }),
    } satisfies Json,
  });
}

function callersOf(interaction: Interaction): keyof typeof CALLBACKS {
  if (interaction.type === INTERACTION.command) return 'command';
  if (interaction.type === INTERACTION.autocomplete) return 'autocomplete';
  if (interaction.type === INTERACTION.component) return 'component';
  return interaction.sourceId === undefined ? 'modalOfCommand' : 'modalOfComponent';
}

const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** Which answers fit: interactions/receiving-and-responding#interaction-callback-type. */
const CALLBACKS = {
  command: [CALLBACK.message, CALLBACK.deferred, CALLBACK.modal],
  autocomplete: [CALLBACK.choices],
  component: [CALLBACK.message, CALLBACK.deferred, CALLBACK.deferredUpdate, CALLBACK.update, CALLBACK.modal],
  modalOfCommand: [CALLBACK.message, CALLBACK.deferred],
  modalOfComponent: [CALLBACK.message, CALLBACK.deferred, CALLBACK.deferredUpdate, CALLBACK.update],
} as const;
