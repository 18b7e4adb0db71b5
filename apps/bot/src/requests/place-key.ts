import type { ConversationKey } from '@tollkeeper/store';

import type { Person, Place } from './request.ts';

/** Where a conversation is kept: people in a thread share what was said, elsewhere everybody has their own. */
export function conversationKey({
  by,
  place,
}: {
  readonly by: Person;
  readonly place: Place;
}): ConversationKey {
  const { platform, workspace, channel, thread } = place;
  return {
    platform,
    place: `${workspace}/${channel}${thread === undefined ? '' : `/${thread}`}`,
    person: thread === undefined ? by.id : '',
  };
}

/** Who shares plans and answers: a workspace, or a channel that belongs to none, such as a direct message. */
export function workspaceKey({ platform, workspace, channel }: Place): string {
  return workspace === '' ? `${platform}//${channel}` : `${platform}/${workspace}`;
}

/** One person across all channels of a platform's workspace. */
export function personKey({ by, place }: { readonly by: Person; readonly place: Place }): string {
  return `${place.platform}/${place.workspace}/${by.id}`;
}
