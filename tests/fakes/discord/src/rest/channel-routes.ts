import { type Answered, done, invalidForm, ok, REFUSALS } from '../http/answer.ts';
import { bodyOf } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { requiredText } from '../rules/measures.ts';
import { textOf } from '../world/json.ts';
import type { Channel } from '../world/place.ts';
import { channelJson, memberJson, userJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { channelFor, directChannel, openThread } from './channels.ts';
import type { Request, Route } from './route.ts';

/** Channels, threads, direct messages and people. */
export const CHANNEL_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel', answer: channel },
  { method: 'POST', path: '/channels/:channel/typing', answer: typing },
  { method: 'POST', path: '/channels/:channel/threads', answer: startThread },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', answer: startThread },
  { method: 'POST', path: '/users/@me/channels', answer: openDirect },
  { method: 'GET', path: '/users/:user', answer: user },
  { method: 'GET', path: '/guilds/:guild/members/:user', answer: member },
];

function channel(world: World, { params }: Request): Answered {
  const found = channelFor(world, params['channel'], 'read-only');
  return 'status' in found ? found : ok(channelJson(world, found));
}

function typing(world: World, { params }: Request): Answered {
  const found = channelFor(world, params['channel'], 'full');
  return 'status' in found ? found : done;
}

function startThread(world: World, { call, params }: Request): Answered {
  const parent = channelFor(world, params['channel'], 'full');
  if ('status' in parent) return parent;
  const problems = requiredText(bodyOf(call), 'name', { min: 1, max: LIMITS.thread.name });
  if (problems.length > 0) return invalidForm(problems);
  const started = params['message'];
  if (started !== undefined && !world.messages.has(started)) return REFUSALS.unknownMessage;
  if (world.channels.has(started ?? '')) return REFUSALS.threadExists;
  // A thread that starts from a message has the id of that message.
  const thread: Channel = {
    id: started ?? world.newId(),
    kind: 'thread',
    name: textOf(bodyOf(call)['name']),
    parentId: parent.id,
  };
  return { status: 201, body: channelJson(world, openThread(world, thread)) };
}

function openDirect(world: World, { call }: Request): Answered {
  const person = world.people.get(textOf(bodyOf(call)['recipient_id']));
  if (person === undefined) return REFUSALS.cannotMessagePerson;
  return ok(channelJson(world, directChannel(world, person)));
}

function user(world: World, { params }: Request): Answered {
  const person = world.people.get(params['user'] ?? '');
  return person === undefined ? REFUSALS.unknownUser : ok(userJson(person));
}

function member(world: World, { params }: Request): Answered {
  const account = params['user'] === world.bot.id ? world.bot : world.people.get(params['user'] ?? '');
  return account === undefined ? REFUSALS.unknownUser : ok(memberJson(account));
}
