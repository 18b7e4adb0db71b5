import { LIMITS } from '../limits.ts';
import { INTERACTION, type Interaction } from '../world/interaction.ts';
import type { Json } from '../world/json.ts';
import type { Account, Channel } from '../world/place.ts';
import { channelJson, memberJson, messageJson, userJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';

/** What a person does, and where. */
export type Act = {
  readonly type: Interaction['type'];
  readonly by: Account;
  readonly channel: Channel;
  readonly data: Json;
  readonly sourceId?: string | undefined;
  readonly isUserInstall?: boolean | undefined;
};

/** Begins an interaction and tells the bot; from now on it has three seconds. */
export function act(
  world: World,
  { type, by, channel, data, sourceId, isUserInstall = false }: Act,
): Interaction {
  const id = world.newId();
  const interaction: Interaction = {
    id,
    token: `aW50ZXJhY3Rpb24${id}`,
    type,
    by,
    channel,
    at: world.clock.now(),
    isUserInstall,
    followUps: [],
    ...(sourceId === undefined ? {} : { sourceId }),
  };
  world.interactions.set(interaction.token, interaction);
  const payload = { ...placeOf(world, interaction), ...sourceOf(world, interaction), data };
  world.emit({ name: 'INTERACTION_CREATE', intent: 0, payload: () => payload });
  world.changes.changed();
  return interaction;
}

function placeOf(world: World, { id, token, type, by, channel, isUserInstall }: Interaction): Json {
  const isDirect = channel.kind === 'dm';
  return {
    id,
    token,
    type,
    version: 1,
    application_id: world.bot.id,
    channel_id: channel.id,
    channel: channelJson(world, channel),
    ...(isDirect
      ? { user: userJson(by), context: 1 }
      : {
          guild_id: world.guildId,
          guild: { id: world.guildId, locale: 'en-US', features: [] },
          member: memberJson(by),
          context: 0,
        }),
    locale: 'en-GB',
    guild_locale: 'en-US',
    app_permissions: '2251799813685247',
    entitlements: [],
    authorizing_integration_owners: isUserInstall ? { 1: by.id } : { 0: isDirect ? '0' : world.guildId },
    attachment_size_limit: LIMITS.upload.file,
  };
}

function sourceOf(world: World, { type, sourceId }: Interaction): Json {
  const source = world.messages.get(sourceId ?? '');
  if (type === INTERACTION.command || source === undefined) return {};
  return { message: messageJson(world, source) };
}
