import { startFakeDiscord } from '@tollkeeper/fake-discord';
import { startFakeSlack } from '@tollkeeper/fake-slack';
import type { Channel, Platform } from '../channel.ts';
import { discordChannel } from '../discord-channel.ts';
import { discordWebhookChannel } from '../discord-webhook-channel.ts';
import { slackChannel } from '../slack-channel.ts';
import { slackWebhookChannel } from '../slack-webhook-channel.ts';
import { terminalChannel } from '../terminal-channel.ts';
import { webhookChannel } from '../webhook-channel.ts';
import type { Wire } from '../wire.ts';
import { startScriptedServer } from './scripted-server.ts';

/** A channel with its platform behind it, as people there see it. */
export type Place = {
  readonly channel: Channel;
  /** What may be read of each message, oldest first. */
  readonly sees: () => readonly string[];
  readonly buttons: () => readonly string[];
  /** Whom messages called. */
  readonly called: () => readonly string[];
  /** Takes away what the channel needs: its token, or its webhook. */
  readonly breaks?: () => Promise<void> | void;
  readonly close: () => Promise<void> | void;
};

/** Opens a place of every platform. */
export const PLACES: Readonly<Record<Platform, () => Promise<Place>>> = {
  slack: async () => {
    const slack = await startFakeSlack();
    const at = { channel: slack.channels.general };
    const token = () => slack.botToken;
    return {
      channel: slackChannel({ name: 'ops', token, channel: at.channel, apiUrl: slack.apiUrl }),
      ...seenInSlack(slack),
      breaks: () => slack.revokes('token_revoked'),
    };
  },
  'slack-webhook': async () => {
    const slack = await startFakeSlack();
    return {
      channel: slackWebhookChannel({ name: 'ops', url: () => slack.webhookUrl }),
      ...seenInSlack(slack),
      breaks: () => slack.closesWebhook('removed'),
    };
  },
  discord: async () => {
    const discord = await startFakeDiscord();
    const token = () => discord.token;
    const settings = { name: 'ops', token, channel: discord.general.id, apiUrl: discord.api };
    return {
      channel: discordChannel(settings),
      ...seenInDiscord(discord),
      breaks: discord.revokeToken,
    };
  },
  'discord-webhook': async () => {
    const discord = await startFakeDiscord();
    const hook = discord.openWebhook(discord.general, 'Tollkeeper');
    return {
      channel: discordWebhookChannel({ name: 'ops', url: () => hook.url }),
      ...seenInDiscord(discord),
      breaks: hook.remove,
    };
  },
  webhook: async () => {
    const server = await startScriptedServer();
    const url = () => `${server.url}/hook/made-up-secret`;
    const posts = () => server.calls.filter(({ method }) => method === 'POST');
    return {
      channel: webhookChannel({ name: 'ops', url, secret: () => 'made-up-signing-secret' }),
      sees: () => posts().map(({ body }) => (JSON.parse(body) as { readonly text: string }).text),
      buttons: () => [],
      called: () => [],
      breaks: () => server.plays({ status: 410 }),
      close: server.close,
    };
  },
  terminal: async () => {
    const written: string[] = [];
    return {
      channel: terminalChannel({ name: 'ops', write: (text) => void written.push(text) }),
      sees: () => written,
      buttons: () => [],
      called: () => [],
      close: () => undefined,
    };
  },
};

/** The channels that speak HTTP, at a server that does as it is told; each address and token holds "made-up". */
export const HTTP_CHANNELS: readonly (readonly [Platform, (url: string, wire: Wire) => Channel])[] = [
  [
    'slack',
    (url, wire) =>
      slackChannel({ name: 'ops', token: () => 'xoxb-made-up', channel: 'C1', apiUrl: `${url}/api/` }, wire),
  ],
  [
    'slack-webhook',
    (url, wire) => slackWebhookChannel({ name: 'ops', url: () => `${url}/services/made-up` }, wire),
  ],
  [
    'discord',
    (url, wire) =>
      discordChannel({ name: 'ops', token: () => 'made-up', channel: '1', apiUrl: `${url}/api` }, wire),
  ],
  [
    'discord-webhook',
    (url, wire) => discordWebhookChannel({ name: 'ops', url: () => `${url}/api/webhooks/1/made-up` }, wire),
  ],
  [
    'webhook',
    (url, wire) =>
      webhookChannel({ name: 'ops', url: () => `${url}/made-up`, secret: () => 'made-up' }, wire),
  ],
];

type Seen = Pick<Place, 'sees' | 'buttons' | 'called' | 'close'>;

function seenInSlack({ alice, channels, stop }: Awaited<ReturnType<typeof startFakeSlack>>): Seen {
  const seen = () => alice.sees({ channel: channels.general });
  return {
    sees: () => seen().map(({ text }) => readable(text)),
    buttons: () =>
      seen().flatMap(({ blocks }) =>
        [...JSON.stringify(blocks).matchAll(/"action_id":"(v1:[^"]*)"/g)].map(([, code = '']) => code),
      ),
    called: () => seen().flatMap(({ calls }) => calls),
    close: stop,
  };
}

function seenInDiscord(discord: Awaited<ReturnType<typeof startFakeDiscord>>): Seen {
  const alice = discord.join('alice');
  const seen = () => alice.sees();
  return {
    sees: () => seen().map(({ text }) => readable(text)),
    buttons: () => seen().flatMap(({ buttons }) => buttons.map(({ customId, url }) => customId || url)),
    called: () =>
      seen().flatMap(({ pings }) => [
        ...pings.people,
        ...pings.roles,
        ...(pings.everyone ? ['@everyone'] : []),
      ]),
    close: discord.close,
  };
}

/** Without what makes signs inert, which nobody sees. */
function readable(text: string): string {
  return text.replace(/[\u200b\\]/g, '');
}
