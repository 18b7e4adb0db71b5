import type { webApi } from '@slack/bolt';

import type { CommandDefinition } from '../commands/command-definition.ts';
import { SHORTCUT } from './listeners/shortcuts.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { SUGGESTED_PROMPTS } from './suggested-prompts.ts';

/** What a manifest is made for; `url` is where Slack reaches the bot by HTTP, up to /slack/events. */
export type ManifestFor = {
  readonly commands: readonly CommandDefinition[];
  readonly transport: 'socket' | 'http';
  readonly url?: string;
};

/** The app as Slack is told to make it, from the same table as help and dispatch. */
export function slackManifest({ commands, transport, url = PLACEHOLDER }: ManifestFor): SlackManifest {
  const isSocket = transport === 'socket';
  const request = isSocket ? {} : { request_url: url };
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: { name: 'Tollkeeper', description: DESCRIPTION, background_color: '#1b2b34' },
    features: {
      bot_user: { display_name: 'tollkeeper', always_online: true },
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      agent_view: { agent_description: DESCRIPTION, suggested_prompts: [...SUGGESTED_PROMPTS] },
      slash_commands: commands.map(({ name, description, usage }) => ({
        command: `/${name}`,
        description,
        ...(usage !== '' && { usage_hint: usage }),
        should_escape: true,
        ...(!isSocket && { url }),
      })),
      shortcuts: [
        {
          name: 'Estimate this',
          type: 'message',
          callback_id: SHORTCUT,
          description: 'Estimates what the message describes',
        },
      ],
    },
    // The types of the library do not know assistant:write yet.
    oauth_config: { scopes: { bot: [...SLACK_SCOPES] } } as NonNullable<SlackManifest['oauth_config']>,
    settings: {
      interactivity: { is_enabled: true, ...request },
      event_subscriptions: { bot_events: [...BOT_EVENTS], ...request },
      socket_mode_enabled: isSocket,
      token_rotation_enabled: false,
      org_deploy_enabled: false,
    },
  };
}

export type SlackManifest = webApi.AppsManifestCreateArguments['manifest'];

/** Stands for the address until somebody knows it. */
const PLACEHOLDER = 'https://YOUR-HOST/slack/events';

const DESCRIPTION = 'Tells what AI models will cost before you build, and what your plan would change.';

const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.im',
  'tokens_revoked',
] as const;
