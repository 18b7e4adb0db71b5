import type { AlertRule, DeclaredCredits, Reminders, Severity } from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';
import type { StorePlace } from '@tollkeeper/store';

import type { DemoClock } from './demo-clock.ts';

/** How the guard runs, read from the environment and guard.yaml. */
export type GuardSettings = {
  readonly openrouter: OpenRouterSettings;
  readonly store: StorePlace;
  readonly rules: readonly AlertRule[];
  readonly reminders: Reminders;
  /** At least one; no two with the same name. */
  readonly channels: readonly ChannelSettings[];
  readonly poll: PollSettings;
  /** The ids of workspaces that are watched besides the default one. */
  readonly workspaces: readonly string[];
  readonly plans: readonly PlanSettings[];
  readonly digest: DigestSettings;
  /** What somebody said about purchases in credits.yaml. */
  readonly declaredCredits: DeclaredCredits;
  readonly heartbeatUrl: Secret | undefined;
  readonly refusalsToken: Secret | undefined;
  readonly health: HealthAddress | undefined;
  readonly logLevel: LogLevel;
  readonly demoClock: DemoClock | undefined;
};

/** A secret is a function, so that no print of the settings shows it. */
export type Secret = () => string;

/** Who asks OpenRouter; without either key there is nothing to watch. */
export type OpenRouterSettings = {
  readonly url: string;
  readonly management: Secret | undefined;
  readonly ordinary: Secret | undefined;
};

export type ChannelSettings = {
  readonly name: string;
  readonly way: ChannelWay;
  /** The mildest alert that goes there; `escalation`: only what others hand over. */
  readonly from: Severity | 'escalation';
  /** The name of the channel that is told when nobody answers here. */
  readonly escalateTo: string | undefined;
  /** Whether a message there may notify people. */
  readonly pings: boolean;
};

/** How a channel is reached. */
export type ChannelWay =
  | { readonly kind: 'terminal' }
  | {
      readonly kind: 'slack' | 'discord';
      readonly channel: string;
      readonly token: Secret;
      /** Another address of the platform, as in tests. */
      readonly apiUrl: string | undefined;
    }
  | { readonly kind: 'slack-webhook' | 'discord-webhook'; readonly url: Secret }
  | { readonly kind: 'webhook'; readonly url: Secret; readonly signingSecret: Secret };

export type PollSettings = {
  readonly leastMs: number;
  readonly mostMs: number;
  /** Of one key of OpenRouter's. */
  readonly requestsPerMinute: number;
};

/** What is meant to be spent in a calendar month (UTC), by some keys together or by the account. */
export type PlanSettings = {
  readonly name: string;
  readonly perMonth: Money;
  /** Names or hashes; missing where the plan is the account's. */
  readonly keys: readonly string[] | undefined;
};

/** When spending is summed up, and the names of the channels that are told. */
export type DigestSettings = {
  readonly daily?: DigestTime;
  readonly weekly?: DigestTime;
  readonly channels: readonly string[];
};

/** A time of day in a zone such as `Europe/Berlin`, on every day or on one of the week (0 is Sunday). */
export type DigestTime = {
  readonly hour: number;
  readonly minute: number;
  readonly weekday?: number;
  readonly zone: string;
};

export type HealthAddress = { readonly port: number; readonly host: string };

export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
