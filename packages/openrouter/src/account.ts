import type { CreditsReading } from '@tollkeeper/engine';

import type { DailySpend } from './activity-answer.ts';
import type { Answer, Asked, NoAnswer } from './asked.ts';
import type { KeyEntry, KeyKind } from './key-answer.ts';
import type { KeyListing } from './key-listing.ts';
import type { ActivityQuery, OpenRouterClient } from './openrouter-client.ts';
import { suspectText, type WhySuspect } from './why-suspect.ts';

/** An account, asked with whichever of its keys may ask. */
export type Account = {
  /** What the ordinary key may spend and has spent. */
  readonly key: () => Promise<Asked<KeyEntry> | NeedsKey>;
  /** The balance: by the management key; by the ordinary one as far as its answer can be believed. */
  readonly credits: () => Promise<Asked<CreditsReading> | NeedsKey | CreditsUnavailable>;
  readonly keys: (workspaceId?: string) => Promise<Asked<KeyListing> | NeedsKey>;
  readonly activity: (query?: ActivityQuery) => Promise<Asked<readonly DailySpend[]> | NeedsKey>;
};

/** No key that was given may make this call. */
export type NeedsKey = {
  readonly kind: 'needs-key';
  readonly needed: Exclude<KeyKind, 'unknown'>;
  /** What to do, as a sentence. */
  readonly sentence: string;
};

/** An ordinary key is not told the balance; it is not asked again before `until`. */
export type CreditsUnavailable = {
  readonly kind: 'unavailable';
  readonly sentence: string;
  readonly until: Date;
};

export type AccountOptions = {
  readonly ordinary?: OpenRouterClient;
  readonly management?: OpenRouterClient;
  readonly now: () => Date;
};

/**
 * Puts the keys of one account together. Which is which is learned from /key, so two that were swapped are
 * put right, and remembered for an hour.
 */
export function account({ ordinary, management, now }: AccountOptions): Account {
  const slots: Slots = [
    ...(management === undefined ? [] : [slot(management, 'management', now)]),
    ...(ordinary === undefined ? [] : [slot(ordinary, 'ordinary', now)]),
  ];
  const labels: Labels = new Map();
  let unavailable: CreditsUnavailable | undefined;
  return {
    async key() {
      const found = await pick(slots, 'ordinary');
      if (found.kind !== 'picked') return found;
      const asked = found.fresh ?? (await found.slot.learn());
      return asked.kind === 'ok' ? { ...asked, value: asListed(asked.value, labels) } : asked;
    },
    async credits() {
      const found = await pick(slots, 'management');
      if (found.kind === 'picked') return found.slot.client.credits('management-key');
      if (found.kind !== 'needs-key') return found;
      if (unavailable !== undefined && now() < unavailable.until) return unavailable;
      const told = await creditsOfOrdinary(slots, now);
      unavailable = told.kind === 'unavailable' ? told : undefined;
      return told.kind === 'needs-key' ? found : told;
    },
    async keys(workspaceId) {
      const found = await pick(slots, 'management');
      if (found.kind !== 'picked') return found;
      const asked = await found.slot.client.keys(workspaceId);
      if (asked.kind !== 'ok') return asked;
      for (const { reading, label } of asked.value.keys) labels.set(reading.subject.id, label);
      return asked;
    },
    async activity(query) {
      const found = await pick(slots, 'management');
      return found.kind === 'picked' ? found.slot.client.activity(query) : found;
    },
  };
}

/** A client, the kind that it was given as, and what /key said about it. */
type Slot = {
  readonly client: OpenRouterClient;
  readonly givenAs: Exclude<KeyKind, 'unknown'>;
  /** Asks /key now and remembers the kind. */
  readonly learn: () => Promise<Asked<KeyEntry>>;
  /** The kind, asked again when what is known of it is more than an hour old. */
  readonly kind: () => Promise<KnownKind | NoAnswer>;
};

type KnownKind = {
  readonly kind: 'known';
  readonly is: KeyKind;
  readonly entry: KeyEntry;
  /** The answer, when /key was asked just now. */
  readonly fresh?: Answer<KeyEntry>;
};

type Slots = readonly Slot[];

function slot(client: OpenRouterClient, givenAs: Slot['givenAs'], now: () => Date): Slot {
  let known: { readonly entry: KeyEntry; readonly at: Date } | undefined;
  const learn = async (): Promise<Asked<KeyEntry>> => {
    const asked = await client.key();
    if (asked.kind === 'ok') known = { entry: asked.value, at: now() };
    return asked;
  };
  return {
    client,
    givenAs,
    learn,
    async kind() {
      const isRecent = known !== undefined && now().getTime() - known.at.getTime() < KIND_IS_KNOWN_MS;
      if (known !== undefined && isRecent) return kindOf(known.entry, givenAs);
      const asked = await learn();
      return asked.kind === 'ok' ? { ...kindOf(asked.value, givenAs), fresh: asked } : asked;
    },
  };
}

/** A key that does not say what it is, is what it was given as. */
function kindOf(entry: KeyEntry, givenAs: Slot['givenAs']): KnownKind {
  return { kind: 'known', is: entry.kind === 'unknown' ? givenAs : entry.kind, entry };
}

type Picked =
  | (Omit<KnownKind, 'kind' | 'is'> & { readonly kind: 'picked'; readonly slot: Slot })
  | NeedsKey
  | NoAnswer;

/** The first key of the kind; a key that cannot be asked now is no proof that it is of another kind. */
async function pick(slots: Slots, needed: NeedsKey['needed']): Promise<Picked> {
  let failed: NoAnswer | undefined;
  const inOrder = slots.toSorted((a, b) => Number(b.givenAs === needed) - Number(a.givenAs === needed));
  for (const each of inOrder) {
    const told = await each.kind();
    if (told.kind !== 'known') failed ??= told;
    else if (told.is === needed) return { ...told, kind: 'picked', slot: each };
  }
  return failed ?? needsKey(slots, needed);
}

function needsKey(slots: Slots, needed: NeedsKey['needed']): NeedsKey {
  const wrong = slots.find(({ givenAs }) => givenAs === needed);
  const found =
    wrong === undefined ? '' : ` The key "${wrong.client.credential.name}" is ${OF_ANOTHER_KIND[needed]}.`;
  return { kind: 'needs-key', needed, sentence: `${NEEDS[needed]}${found}` };
}

/** OpenRouter documents a 403 here; an ordinary key was seen to be answered, and also to be told 0 of 0. */
async function creditsOfOrdinary(
  slots: Slots,
  now: () => Date,
): Promise<Asked<CreditsReading> | NeedsKey | CreditsUnavailable> {
  const found = await pick(slots, 'ordinary');
  if (found.kind !== 'picked') return found;
  const asked = await found.slot.client.credits('ordinary-key');
  if (asked.kind === 'refused' && asked.status === 401 && found.fresh === undefined) {
    // Is it this call that the key may not make, or is the key dead?
    const itself = await found.slot.learn();
    if (itself.kind !== 'ok') return itself;
  }
  const why = whyUnavailable(asked, found.entry);
  if (why === undefined) return asked;
  const sentence = `The balance is not known: ${why}. ${NEEDS.management}`;
  return { kind: 'unavailable', sentence, until: new Date(now().getTime() + UNAVAILABLE_MS) };
}

/** The key can be read, so a 401 is about this call and not about the key. */
function whyUnavailable(asked: Asked<CreditsReading>, { reading }: KeyEntry): string | undefined {
  if (asked.kind === 'refused' && (asked.status === 401 || asked.status === 403)) {
    return `an ordinary key was refused it (${asked.status})`;
  }
  if (asked.kind === 'suspect' && asked.why.kind === 'empty-credits') return suspectText(asked.why);
  // Counters trail by minutes, so the two may differ; by half of a lifetime they do not.
  if (asked.kind === 'ok' && asked.value.totalSpent * 2n < reading.spent.allTime) {
    return suspectText({ kind: 'credits-below-key' } satisfies WhySuspect);
  }
  return undefined;
}

/** The labels of all keys that were ever listed, of whatever workspace, by hash. */
type Labels = Map<string, string | undefined>;

/** The same key under the id that the listing has for it: by its hash, else by a label that is there once. */
function asListed(entry: KeyEntry, labels: Labels): KeyEntry {
  const { subject } = entry.reading;
  if (labels.has(subject.id) || entry.label === undefined) return entry;
  const alike = [...labels].filter(([, label]) => label === entry.label);
  const [id] = alike[0] ?? [];
  if (id === undefined || alike.length > 1) return entry;
  return { ...entry, reading: { ...entry.reading, subject: { ...subject, id } } };
}

const NEEDS = {
  management:
    'This needs a management key: create one at https://openrouter.ai/settings/management-keys and add it.',
  ordinary: 'This needs an ordinary key, one that makes requests.',
} as const;

const OF_ANOTHER_KIND = { management: 'an ordinary one', ordinary: 'a management key' } as const;

const KIND_IS_KNOWN_MS = 3_600_000;

/** Whether an ordinary key may ask changes rarely, if ever. */
const UNAVAILABLE_MS = 6 * 3_600_000;
