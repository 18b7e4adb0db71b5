import {
  type Account,
  type Asked,
  account,
  type CreditsUnavailable,
  type KeyEntry,
  type KeyListing,
  type NeedsKey,
  type NoAnswer,
  suspectText,
} from '@tollkeeper/openrouter';

import { clientsOf } from '../../collecting/sources.ts';
import type { GuardSettings } from '../../configuration/settings.ts';

/** What OpenRouter answered to the keys that are set. */
export type Probe = {
  readonly given: readonly GivenKey[];
  readonly credits: Awaited<ReturnType<Account['credits']>>;
  /** Of the default workspace first, then of those in guard.yaml. */
  readonly listings: readonly Listing[];
};

export type GivenKey = {
  readonly variable: 'OPENROUTER_MANAGEMENT_KEY' | 'OPENROUTER_API_KEY';
  readonly asked: Asked<KeyEntry>;
};

export type Listing = {
  /** Missing for the default one. */
  readonly workspace?: string;
  readonly asked: Asked<KeyListing> | NeedsKey;
};

/** Asks for everything once that the guard would ask for, but for the days before. */
export async function probe(
  { openrouter, poll, workspaces }: GuardSettings,
  now: () => Date,
): Promise<Probe> {
  const clients = clientsOf({ openrouter, poll, now, random: Math.random });
  const given: GivenKey[] = [];
  if (clients.management !== undefined)
    given.push({ variable: 'OPENROUTER_MANAGEMENT_KEY', asked: await clients.management.key() });
  if (clients.ordinary !== undefined)
    given.push({ variable: 'OPENROUTER_API_KEY', asked: await clients.ordinary.key() });
  const asking = account({ now, ...clients });
  const credits = await asking.credits();
  const listings: Listing[] = [{ asked: await asking.keys() }];
  for (const workspace of workspaces) listings.push({ workspace, asked: await asking.keys(workspace) });
  return { given, credits, listings };
}

/** Says why nothing came, without its end. */
export function whyNot(asked: NoAnswer | NeedsKey | CreditsUnavailable): string {
  switch (asked.kind) {
    case 'refused':
      return `${asked.status} ${asked.refusal.message}`.trim().replace(/\.$/, '');
    case 'unreachable':
      return asked.reason;
    case 'suspect':
      return suspectText(asked.why);
    case 'postponed':
      return 'our own budget of requests is used up';
    case 'needs-key':
    case 'unavailable':
      return asked.sentence.replace(/\.$/, '');
  }
}
