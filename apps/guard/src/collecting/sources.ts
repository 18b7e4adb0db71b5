import { account, credential, type OpenRouterClient, openRouterClient } from '@tollkeeper/openrouter';
import type { Store } from '@tollkeeper/store';

import type { OpenRouterSettings, PollSettings, Secret } from '../configuration/settings.ts';
import { activitySource } from './activity-source.ts';
import { creditsSource } from './credits-source.ts';
import { keySource } from './key-source.ts';
import { keysSource } from './keys-source.ts';
import type { Source } from './source.ts';

/** Whose account is asked, how fast, and with which clock and chance. */
export type Asked = {
  readonly openrouter: OpenRouterSettings;
  readonly poll: PollSettings;
  readonly workspaces: readonly string[];
  readonly now: () => Date;
  readonly random: () => number;
};

/** Lists what is polled with the keys that are set; without any there is nothing. */
export function sourcesOf(asked: Asked, readings: Store['readings']): readonly Source[] {
  const { openrouter, workspaces, now } = asked;
  const { management, ordinary } = openrouter;
  if (management === undefined && ordinary === undefined) return [];
  const asking = account({ now, ...clientsOf(asked) });
  const credits = creditsSource(asking, management === undefined ? ORDINARY : MANAGEMENT, now);
  const own = { credential: ORDINARY, now };
  if (management === undefined) return [credits, keySource(asking, own)];
  const names = new Map<string, string>();
  // Only the key itself is told of the caps above it.
  const key = ordinary === undefined ? [] : [keySource(asking, { ...own, names })];
  const common = { credential: MANAGEMENT, names, readings, now };
  const listings = [
    keysSource(asking, common),
    ...workspaces.map((workspace) => keysSource(asking, { ...common, workspace })),
  ];
  return [credits, ...listings, ...key, activitySource(asking, { ...common, listings })];
}

/** A client for each key that is set. */
export function clientsOf({ openrouter, poll, now, random }: Omit<Asked, 'workspaces'>): Clients {
  const { url: baseUrl, management, ordinary } = openrouter;
  const budget = {
    perMinute: poll.requestsPerMinute,
    burst: Math.max(LEAST_BURST, 2 * poll.requestsPerMinute),
  };
  const client = (name: string, secret: Secret) =>
    openRouterClient({ baseUrl, now, random, budget, credential: credential({ name, secret: secret() }) });
  return {
    ...(management !== undefined && { management: client(MANAGEMENT, management) }),
    ...(ordinary !== undefined && { ordinary: client(ORDINARY, ordinary) }),
  };
}

export type Clients = { readonly management?: OpenRouterClient; readonly ordinary?: OpenRouterClient };

const MANAGEMENT = 'management';
const ORDINARY = 'ordinary';

/** A listing has to fit at once, or it would be begun again and again: 50 pages and a little more. */
const LEAST_BURST = 60;
