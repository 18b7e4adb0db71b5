import { type Changes, watchChanges } from './changes.ts';
import { type Clock, startClock } from './clock.ts';
import type { Event } from './event.ts';
import type { Interaction } from './interaction.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Account, BotAccess, Channel, Webhook } from './place.ts';
import { snowflakes } from './snowflakes.ts';

/** Everything Discord knows: one server, one application with its bot, people, channels and messages. */
export type World = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly guildId: string;
  readonly bot: Account;
  readonly token: string;
  readonly people: Map<string, Account>;
  readonly channels: Map<string, Channel>;
  readonly access: Map<string, BotAccess>;
  readonly messages: Map<string, Message>;
  readonly interactions: Map<string, Interaction>;
  readonly webhooks: Map<string, Webhook>;
  /** The commands by where they are registered: `global` or the id of the server. */
  readonly commands: Map<string, readonly Json[]>;
  /** The privileged intents that the application was granted, as bits. */
  readonly grantedIntents: number;
  /** The intents that the connected bot asked for. */
  intents: number;
  isTokenRevoked: boolean;
  /** `http://127.0.0.1:…`, known once the server listens. */
  origin: string;
  /** Tells the bot, once it is connected. */
  emit: (event: Event) => void;
};

/** Makes a world with the bot in an otherwise empty server that has one channel, `general`. */
export function newWorld(grantedIntents: number): World {
  const clock = startClock();
  const newId = snowflakes(clock);
  const bot: Account = { id: newId(), username: 'tollkeeper', isBot: true };
  const general: Channel = { id: newId(), kind: 'text', name: 'general' };
  return {
    clock,
    newId,
    changes: watchChanges(),
    guildId: newId(),
    bot,
    token: `${Buffer.from(bot.id).toString('base64url')}.Gfake0.${'0123456789abcdef'.repeat(2)}012345`,
    people: new Map(),
    channels: new Map([[general.id, general]]),
    access: new Map(),
    messages: new Map(),
    interactions: new Map(),
    webhooks: new Map(),
    commands: new Map(),
    grantedIntents,
    intents: 0,
    isTokenRevoked: false,
    origin: '',
    emit: () => {},
  };
}
