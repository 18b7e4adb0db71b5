import type { ChannelSettings } from '../configuration/settings.ts';
import type { Channel } from './channel.ts';
import { discordChannel } from './discord-channel.ts';
import { discordWebhookChannel } from './discord-webhook-channel.ts';
import { slackChannel } from './slack-channel.ts';
import { slackWebhookChannel } from './slack-webhook-channel.ts';
import { terminalChannel } from './terminal-channel.ts';
import { webhookChannel } from './webhook-channel.ts';
import type { Wire } from './wire.ts';

/** What channels are opened on: the network, and who prints for a terminal. */
export type ChannelGround = { readonly wire: Wire; readonly print: (text: string) => void };

/** Makes the channel that guard.yaml describes; nothing is called yet. */
export function openChannel({ name, way }: ChannelSettings, { wire, print }: ChannelGround): Channel {
  switch (way.kind) {
    case 'terminal':
      return terminalChannel({ name, write: print });
    case 'slack':
      return slackChannel({ name, ...botAt(way) }, wire);
    case 'discord':
      return discordChannel({ name, ...botAt(way) }, wire);
    case 'slack-webhook':
      return slackWebhookChannel({ name, url: way.url }, wire);
    case 'discord-webhook':
      return discordWebhookChannel({ name, url: way.url }, wire);
    case 'webhook':
      return webhookChannel({ name, url: way.url, secret: way.signingSecret }, wire);
  }
}

type BotWay = Extract<ChannelSettings['way'], { readonly kind: 'slack' | 'discord' }>;

function botAt({ token, channel, apiUrl }: BotWay): Pick<BotWay, 'token' | 'channel'> & { apiUrl?: string } {
  return { token, channel, ...(apiUrl !== undefined && { apiUrl }) };
}
