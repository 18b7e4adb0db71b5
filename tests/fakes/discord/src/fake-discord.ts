import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Gateway, openGateway } from './gateway/gateway.ts';
import type { Call } from './http/call.ts';
import { type Faults, faultBook } from './http/faults.ts';
import { listener } from './http/listener.ts';
import { type RateLimit, rateLimiter } from './http/rate-limiter.ts';
import { joinAs, type Person } from './people/person.ts';
import { channelNamed, openThread } from './rest/channels.ts';
import { compose, isMessage } from './rest/compose.ts';
import { FLAG } from './rules/message-flags.ts';
import type { Changes } from './world/changes.ts';
import type { Clock } from './world/clock.ts';
import { INTENT } from './world/event.ts';
import { type Interaction, type Outcome, outcomeOf } from './world/interaction.ts';
import { objectOf } from './world/json.ts';
import type { Message } from './world/message.ts';
import { newMessage } from './world/new-message.ts';
import type { BotAccess, Channel } from './world/place.ts';
import { keepMessage } from './world/tell.ts';
import { channelJson } from './world/wire.ts';
import { newWorld, type World } from './world/world.ts';

/** What can be set when the fake starts. */
export type FakeDiscordOptions = {
  /** How often the bot has to send a heartbeat, in milliseconds. */
  readonly heartbeatInterval?: number;
  /** The privileged intents that the application was granted, as bits; none unless given. */
  readonly grantedIntents?: number;
  /** The limits of single routes, by method and path as Discord documents it with `:names`. */
  readonly rateLimits?: Readonly<Record<string, RateLimit>>;
};

/** A Discord on this machine: one server with a channel `general`, and one application with its bot. */
export type FakeDiscord = {
  /** What discord.js takes as `rest.api`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly general: Channel;
  readonly clock: Clock;
  /** Waits until something is true. */
  readonly until: Changes['until'];
  /** Every request of the bot, oldest first. */
  readonly calls: readonly Call[];
  readonly faults: Faults;
  readonly gateway: Omit<Gateway, 'close' | 'refuseToken'>;
  readonly revokeToken: () => void;
  readonly join: (username: string, roles?: readonly string[]) => Person;
  readonly openChannel: (name: string) => Channel;
  readonly openThread: (parent: Channel, name: string) => Channel;
  /** Makes a webhook of a channel, which belongs to no application. */
  readonly openWebhook: (channel: Channel, name: string) => OpenWebhook;
  /** Says what the bot may do in a channel; in direct messages, whether the person lets it write. */
  readonly setAccess: (channel: Channel, access: BotAccess) => void;
  /** Puts a message of the bot into a channel that an older version of it has sent. */
  readonly plant: (channel: Channel, body: object) => Message;
  readonly outcomeOf: (interaction: Interaction) => Outcome;
  readonly close: () => Promise<void>;
};

/** A webhook as its maker has it: whoever knows the address may write. */
export type OpenWebhook = { readonly id: string; readonly url: string; readonly remove: () => void };

/** Starts a fake Discord on a free port of the loopback address. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { heartbeatInterval = 41_250, grantedIntents = 0, rateLimits = {} } = options;
  const world = newWorld(grantedIntents);
  const calls: Call[] = [];
  const { faults, faultFor } = faultBook();
  const server = createServer(listener(world, { calls, faultFor, limit: rateLimiter(rateLimits) }));
  const { refuseToken, close, ...gateway } = openGateway(world, server, heartbeatInterval);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...identity(world),
    ...places(world),
    calls,
    faults,
    gateway,
    revokeToken: () => {
      world.isTokenRevoked = true;
      refuseToken();
    },
    close: async () => {
      close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function identity(world: World) {
  return {
    api: `${world.origin}/api`,
    token: world.token,
    applicationId: world.bot.id,
    guildId: world.guildId,
    general: channelNamed(world, 'general'),
    clock: world.clock,
    until: world.changes.until,
    outcomeOf: (interaction: Interaction) => outcomeOf(interaction, world.clock.now()),
  };
}

function places(world: World) {
  return {
    join: (username: string, roles?: readonly string[]) => joinAs(world, username, roles),
    openChannel: (name: string): Channel => {
      const channel: Channel = { id: world.newId(), kind: 'text', name };
      world.channels.set(channel.id, channel);
      const payload = () => channelJson(world, channel);
      world.emit({ name: 'CHANNEL_CREATE', intent: INTENT.guilds, payload });
      return channel;
    },
    openThread: (parent: Channel, name: string) =>
      openThread(world, { id: world.newId(), kind: 'thread', name, parentId: parent.id }),
    openWebhook: (channel: Channel, username: string): OpenWebhook => {
      const account = { id: world.newId(), username, isBot: true };
      const token = `fake-secret-of-the-webhook-${account.id}`;
      world.webhooks.set(account.id, { account, channel, token });
      const url = `${world.origin}/api/webhooks/${account.id}/${token}`;
      return { id: account.id, url, remove: () => void world.webhooks.delete(account.id) };
    },
    setAccess: (channel: Channel, access: BotAccess) => void world.access.set(channel.id, access),
    plant: (channel: Channel, body: object): Message => {
      const composed = compose(world, {
        body: objectOf(body),
        files: [],
        before: newMessage(world, world.bot, channel),
        flags: FLAG.componentsV2,
        pingsByDefault: [],
      });
      if (!isMessage(composed))
        throw new Error(`Discord refuses this message: ${JSON.stringify(composed.body)}`);
      return keepMessage(world, composed);
    },
  };
}
