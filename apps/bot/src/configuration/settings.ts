import type { StorePlace } from '@tollkeeper/store';

import type { Access } from '../requests/access.ts';

/** How the bot runs, read from the environment and bot.yaml. */
export type Settings = {
  readonly slack: Configured<SlackSettings>;
  /** Even where Slack is off: its manifest depends on it. */
  readonly slackTransport: 'socket' | 'http';
  /** The public address of the bot, for the manifest where Slack calls it by http. */
  readonly slackAddress: string | undefined;
  readonly discord: Configured<DiscordSettings>;
  readonly access: Access;
  /** Where everything is remembered. */
  readonly store: StorePlace;
  readonly health: HealthAddress | undefined;
  readonly logLevel: LogLevel;
};

/** A platform that is left out, that lacks something, or that can be connected. */
export type Configured<Connection> =
  | { readonly kind: 'off' }
  /** One sentence for each thing that is missing. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'ready'; readonly connection: Connection };

/** A secret is a function, so that no print of the settings shows it. */
export type Secret = () => string;

export type SlackSettings = {
  readonly botToken: Secret;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: Secret }
    | { readonly kind: 'http'; readonly signingSecret: Secret; readonly port: number };
  readonly apiUrl: string | undefined;
};

export type DiscordSettings = { readonly token: Secret; readonly apiUrl: string | undefined };

export type HealthAddress = { readonly port: number; readonly host: string };

export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
