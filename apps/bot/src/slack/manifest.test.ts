import { describe, expect, it } from 'vitest';

import { COMMANDS } from '../commands/commands.ts';
import { slackManifest } from './manifest.ts';
import { SLACK_SCOPES } from './scopes.ts';

describe('slackManifest', () => {
  it('has every command of the table, with its words and escaped names', () => {
    const { features } = slackManifest({ commands: COMMANDS, transport: 'socket' });

    expect(features?.slash_commands?.map(({ command }) => command)).toEqual(
      COMMANDS.map(({ name }) => `/${name}`),
    );
    expect(features?.slash_commands?.[0]).toEqual({
      command: '/estimate',
      description: COMMANDS[0]?.description,
      usage_hint: COMMANDS[0]?.usage,
      should_escape: true,
    });
  });

  it('asks for the scopes that the start checks, and no more', () => {
    expect(slackManifest({ commands: [], transport: 'socket' }).oauth_config?.scopes?.bot).toEqual(
      SLACK_SCOPES,
    );
  });

  it('needs no address over a socket, and names it everywhere over HTTP', () => {
    const url = 'https://bot.example.com/slack/events';
    const socket = slackManifest({ commands: COMMANDS, transport: 'socket' });
    const http = slackManifest({ commands: COMMANDS, transport: 'http', url });

    expect(JSON.stringify(socket)).not.toContain('url');
    expect(socket.settings?.socket_mode_enabled).toBe(true);
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: url },
      event_subscriptions: { request_url: url },
    });
    expect(http.features?.slash_commands?.every((command) => command.url === url)).toBe(true);
    expect(JSON.stringify(slackManifest({ commands: [], transport: 'http' }))).toContain(
      'https://YOUR-HOST/slack/events',
    );
  });

  it('hears what the bot listens to, and has its shortcut and its agent', () => {
    const { settings, features } = slackManifest({ commands: [], transport: 'socket' });

    expect(settings?.event_subscriptions?.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
    ]);
    expect(features?.shortcuts).toMatchObject([{ type: 'message', callback_id: 'estimate_message' }]);
    expect(features?.agent_view?.suggested_prompts?.length).toBeLessThanOrEqual(4);
  });

  it('keeps to the lengths that Slack allows, and to names that are free', () => {
    // docs.slack.dev/reference/app-manifest and slack.com/help/articles/201259356, 2026-11-21
    const { display_information, features } = slackManifest({ commands: COMMANDS, transport: 'socket' });

    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description?.length).toBeLessThanOrEqual(140);
    expect(features?.agent_view?.agent_description?.length).toBeLessThanOrEqual(300);
    for (const { command, description, usage_hint = '' } of features?.slash_commands ?? []) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,32}$/);
      expect(description.length).toBeLessThanOrEqual(2_000);
      expect(usage_hint.length).toBeLessThanOrEqual(1_000);
      expect(TAKEN).not.toContain(command);
    }
    for (const { name, description } of features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});

const TAKEN = ['me', 'status', 'away', 'dnd', 'remind', 'msg', 'feed', 'who', 'open', 'search', 'topic'].map(
  (name) => `/${name}`,
);
