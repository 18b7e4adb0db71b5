import type { APIInteractionGuildMember, BaseInteraction, GuildMember, Message } from 'discord.js';

import type { Person, Place, Profile } from '../requests/request.ts';

/** Who did something, and where: the part of a request that is the same for all that is done on Discord. */
export function originOf(done: BaseInteraction | Message): { readonly by: Person; readonly place: Place } {
  const { guildId, member } = done;
  const { id, globalName, username } = 'author' in done ? done.author : done.user;
  const profile = async (): Promise<Profile> => ({ name: globalName ?? username });
  return { by: { id, roles: rolesOf(member, guildId), profile }, place: placeOf(done) };
}

function placeOf({ guildId, channelId, channel }: BaseInteraction | Message): Place {
  const parent = channel?.isThread() ? channel.parentId : null;
  return {
    platform: 'discord',
    workspace: guildId ?? '',
    channel: parent ?? channelId ?? '',
    ...(parent !== null && channelId !== null && { thread: channelId }),
    isDirect: guildId === null,
  };
}

/** Everybody has the role with the id of the server: it says nothing about a person. */
function rolesOf(
  member: GuildMember | APIInteractionGuildMember | null,
  guildId: string | null,
): readonly string[] {
  if (member === null) return [];
  const { roles } = member;
  return ('cache' in roles ? [...roles.cache.keys()] : roles).filter((role) => role !== guildId);
}
