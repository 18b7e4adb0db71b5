import type { Message } from './message.ts';
import type { Account, Channel } from './place.ts';
import type { World } from './world.ts';

/** Makes an empty message that is not yet kept. */
export function newMessage(world: World, author: Account, channel: Channel): Message {
  return {
    id: world.newId(),
    channelId: channel.id,
    author,
    content: '',
    embeds: [],
    components: [],
    flags: 0,
    attachments: [],
    pings: { people: [], roles: [], everyone: false },
    sentAt: world.clock.now(),
    isLoading: false,
  };
}
