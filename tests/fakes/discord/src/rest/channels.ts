import { type Answered, REFUSALS } from '../http/answer.ts';
import { INTENT } from '../world/event.ts';
import type { Account, BotAccess, Channel } from '../world/place.ts';
import { channelJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';

/** Finds a channel the bot may use so far, or the answer that refuses it. */
export function channelFor(
  world: World,
  id: string | undefined,
  needed: Exclude<BotAccess, 'none'>,
): Channel | Answered {
  const channel = world.channels.get(id ?? '');
  if (channel === undefined) return REFUSALS.unknownChannel;
  const access = accessTo(world, channel);
  if (access === 'full' || access === needed) return channel;
  if (channel.kind === 'dm') return REFUSALS.cannotMessagePerson;
  return access === 'none' ? REFUSALS.missingAccess : REFUSALS.missingPermissions;
}

/** Finds or opens the direct messages of a person with the bot. */
export function directChannel(world: World, person: Account): Channel {
  const open = [...world.channels.values()].find((channel) => channel.personId === person.id);
  if (open !== undefined) return open;
  const channel: Channel = { id: world.newId(), kind: 'dm', name: person.username, personId: person.id };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Finds a channel of the server by its name. */
export function channelNamed(world: World, name: string): Channel {
  const channel = [...world.channels.values()].find((one) => one.kind === 'text' && one.name === name);
  if (channel === undefined) throw new Error(`There is no channel "${name}".`);
  return channel;
}

/** Opens a thread and tells the bot. */
export function openThread(world: World, thread: Channel): Channel {
  world.channels.set(thread.id, thread);
  world.emit({
    name: 'THREAD_CREATE',
    intent: INTENT.guilds,
    payload: () => ({ ...channelJson(world, thread), newly_created: true }),
  });
  world.changes.changed();
  return thread;
}

/** A thread is as open as the channel it is in. */
function accessTo(world: World, channel: Channel): BotAccess {
  return world.access.get(channel.id) ?? world.access.get(channel.parentId ?? '') ?? 'full';
}
