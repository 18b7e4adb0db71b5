import { assistantMethods } from './assistant-methods.ts';
import { chatMethods } from './chat-methods.ts';
import type { Fields } from './fields.ts';
import { fileMethods } from './file-methods.ts';
import type { Tier } from './rate-limit.ts';
import type { Demand } from './tokens.ts';
import { viewMethods } from './view-methods.ts';
import { APP, BOT, directChannel, PEOPLE, TEAM, type World } from './world.ts';

/** The workspace as a method sees it, with the addresses that only the server knows. */
export type Site = {
  readonly world: World;
  readonly origin: string;
  readonly scopes: ReadonlySet<string>;
  readonly openSocket: () => string;
};

/** A method of the Web API: what it demands, how often it may be called, what it does. */
export type Method = {
  readonly demands: Demand;
  readonly tier: Tier;
  readonly run: (args: Fields, site: Site) => Fields;
};

/** Every method that this Slack has; anything else is an `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    demands: { token: 'bot' },
    tier: 4,
    run: () => ({
      ok: true,
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.domain,
      team_id: TEAM.id,
      user: BOT.name,
      user_id: BOT.user,
      bot_id: BOT.id,
      app_id: APP,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    demands: { token: 'app' },
    tier: 1,
    run: (_, site) => ({ ok: true, url: site.openSocket() }),
  },
  'users.info': {
    demands: { token: 'bot', scope: 'users:read' },
    tier: 4,
    run: ({ user }) => {
      const known = Object.entries(PEOPLE).find(([, id]) => id === user);
      if (known === undefined) return { ok: false, error: 'user_not_found' };
      return {
        ok: true,
        user: { id: user, name: known[0], team_id: TEAM.id, tz: 'Europe/London', is_bot: false },
      };
    },
  },
  'conversations.open': {
    demands: { token: 'bot', scope: 'im:write' },
    tier: 3,
    run: ({ users }, { world }) => {
      const id = directChannel(String(users));
      return world.channels.has(id) ? { ok: true, channel: { id } } : { ok: false, error: 'user_not_found' };
    },
  },
  ...chatMethods,
  ...viewMethods,
  ...fileMethods,
  ...assistantMethods,
};
