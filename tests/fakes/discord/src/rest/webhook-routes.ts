import { type Answered, done, invalidForm, ok, REFUSALS } from '../http/answer.ts';
import { bodyOf, type Call } from '../http/call.ts';
import { allComponents } from '../rules/component-tree.ts';
import { COMPONENT, SELECTS } from '../rules/component-type.ts';
import { FLAG } from '../rules/message-flags.ts';
import { problem } from '../rules/problem.ts';
import { type Json, objectsOf } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import { newMessage } from '../world/new-message.ts';
import type { Channel, Webhook } from '../world/place.ts';
import { dropMessage, keepMessage } from '../world/tell.ts';
import { messageJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { compose, isMessage, isTooLarge } from './compose.ts';
import { FOLLOW_UP_ROUTES } from './follow-up-routes.ts';
import type { Request, Route } from './route.ts';

/**
 * The webhooks of channels (resources/webhook, 6 August 2026), at the addresses that interactions have too.
 *
 * The token in the address is all it takes. A webhook that belongs to no application sends components only with
 * `with_components`, and none that somebody could press.
 */
export const WEBHOOK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/webhooks/:application/:token', isInteraction: true, answer: describe },
  ...FOLLOW_UP_ROUTES.map(
    (route): Route => ({
      ...route,
      answer: (world, request) => {
        const hook = world.webhooks.get(request.params['application'] ?? '');
        return hook === undefined ? route.answer(world, request) : answerOf(world, hook, request);
      },
    }),
  ),
];

function describe(world: World, { params }: Request): Answered {
  const hook = world.webhooks.get(params['application'] ?? '');
  if (hook === undefined) return REFUSALS.unknownWebhook;
  if (hook.token !== params['token']) return REFUSALS.invalidToken;
  const { account, channel, token } = hook;
  const { id, username: name } = account;
  const about = { id, type: 1, name, avatar: null, token, application_id: null };
  return ok({ ...about, channel_id: channel.id, guild_id: world.guildId });
}

function answerOf(world: World, hook: Webhook, request: Request): Answered {
  const { call, params } = request;
  if (hook.token !== params['token']) return REFUSALS.invalidToken;
  if (isTooLarge(call)) return REFUSALS.tooLarge;
  if (params['message'] === undefined) return execute(world, hook, call);
  const message = world.messages.get(params['message']);
  if (message?.author.id !== hook.account.id) return REFUSALS.unknownMessage;
  if (call.method === 'PATCH') return edit(world, call, message);
  if (call.method === 'GET') return ok(messageJson(world, message));
  dropMessage(world, message);
  return done;
}

function execute(world: World, hook: Webhook, call: Call): Answered {
  const channel = channelOf(world, hook, call.query['thread_id']);
  if (channel === undefined) return REFUSALS.unknownChannel;
  const body = judged(call);
  if (isRefused(body)) return body;
  const composed = compose(world, {
    body,
    files: call.files,
    before: newMessage(world, hook.account, channel),
    flags: FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2,
    pingsByDefault: ['users', 'roles', 'everyone'],
  });
  if (!isMessage(composed)) return composed;
  const message = keepMessage(world, composed);
  return call.query['wait'] === 'true' ? ok(messageJson(world, message)) : done;
}

function edit(world: World, call: Call, before: Message): Answered {
  const body = judged(call);
  if (isRefused(body)) return body;
  const composed = compose(world, {
    body,
    files: call.files,
    before,
    flags: FLAG.suppressEmbeds | FLAG.componentsV2,
    pingsByDefault: [],
  });
  if (!isMessage(composed)) return composed;
  return ok(messageJson(world, keepMessage(world, { ...composed, editedAt: world.clock.now() })));
}

/** The body as it counts: components are ignored unless the address asks for them. */
function judged(call: Call): Json | Answered {
  const { components, ...rest } = bodyOf(call);
  if (components === undefined || call.query['with_components'] !== 'true') return rest;
  const interactive = allComponents(objectsOf(components)).some(
    ({ type, style }) => SELECTS.includes(Number(type)) || (type === COMPONENT.button && style !== LINK),
  );
  return interactive ? invalidForm([notInteractive]) : { ...rest, components };
}

function isRefused(body: Json | Answered): body is Answered {
  return 'status' in body;
}

function channelOf(world: World, { channel }: Webhook, thread: string | undefined): Channel | undefined {
  if (thread === undefined) return channel;
  const found = world.channels.get(thread);
  return found?.parentId === channel.id ? found : undefined;
}

const LINK = 5;

const notInteractive = problem(
  ['components'],
  'WEBHOOK_COMPONENTS_NOT_ALLOWED',
  'Webhooks that belong to no application cannot send interactive components.',
);
