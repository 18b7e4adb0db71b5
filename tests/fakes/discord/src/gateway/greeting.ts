import { type Event, INTENT } from '../world/event.ts';
import { channelJson, memberJson, userJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';

/** What a bot is told once it has identified: that it is ready, and then the server it is in. */
export function greeting(world: World, sessionId: string): readonly Event[] {
  return [ready(world, sessionId), guildCreated(world)];
}

function ready(world: World, sessionId: string): Event {
  return {
    name: 'READY',
    intent: 0,
    payload: () => ({
      v: 10,
      user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null },
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: sessionId,
      session_type: 'normal',
      resume_gateway_url: world.origin.replace('http', 'ws'),
      application: { id: world.bot.id, flags: 0 },
    }),
  };
}

function guildCreated(world: World): Event {
  const accounts = [world.bot, ...world.people.values()];
  const channels = [...world.channels.values()];
  const roles = [...new Set(accounts.flatMap((account) => account.roles ?? []))];
  return {
    name: 'GUILD_CREATE',
    intent: INTENT.guilds,
    payload: () => ({
      ...EMPTY_GUILD,
      id: world.guildId,
      name: 'Loopback',
      owner_id: world.bot.id,
      roles: [{ ...EVERYONE, id: world.guildId }, ...roles.map((id) => ({ ...EVERYONE, id, name: id }))],
      member_count: accounts.length,
      members: accounts.map(memberJson),
      channels: channels.filter(({ kind }) => kind === 'text').map((channel) => channelJson(world, channel)),
      threads: channels.filter(({ kind }) => kind === 'thread').map((channel) => channelJson(world, channel)),
    }),
  };
}

const EVERYONE = {
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions: '2251799813685247',
  managed: false,
  mentionable: false,
  flags: 0,
};

const EMPTY_GUILD = {
  icon: null,
  splash: null,
  discovery_splash: null,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  emojis: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: 0,
  preferred_locale: 'en-US',
  public_updates_channel_id: null,
  nsfw_level: 0,
  stickers: [],
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  joined_at: '2026-01-01T00:00:00.000Z',
  large: false,
  unavailable: false,
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
};
