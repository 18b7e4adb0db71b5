import { createHash } from 'node:crypto';

import { bundledSnapshot, type Catalog, openSnapshot, type SnapshotFile } from '@tollkeeper/pricing';
import { type Finding, liveSnapshot, parseOpenRouterModels, withLive } from '@tollkeeper/pricing/live';

import type { FetchOutcome } from './fetch-outcome.ts';
import type { PriceClient } from './price-client.ts';
import type { PriceStore, StoredPrices } from './price-store.ts';

/** What a refresh did; the stored prices changed only where it says `updated`. */
export type Refresh =
  | {
      readonly kind: 'updated';
      readonly models: number;
      readonly rates: number;
      readonly findings: readonly Finding[];
    }
  /** OpenRouter said that nothing changed, or sent the same again. */
  | { readonly kind: 'unchanged' }
  /** The last good prices stay, because of `reason`; with `retryAt` it is worth asking again from then on. */
  | {
      readonly kind: 'kept';
      readonly reason: string;
      readonly retryAt?: Date;
      readonly findings: readonly Finding[];
    };

/** The prices to use, and how old they are. */
export type CurrentPrices = {
  readonly catalog: Catalog;
  readonly origin: 'live' | 'bundle';
  /** The day the newest of them were read or confirmed. */
  readonly asOf: string;
  readonly ageInDays: number;
};

type Keeping = { readonly client: PriceClient; readonly store: PriceStore; readonly now: () => Date };

/** Asks OpenRouter for its prices and keeps them if they are good; whatever fails leaves the last good ones. */
export async function refreshPrices({ client, store, now }: Keeping): Promise<Refresh> {
  try {
    const stored = await store.read();
    const outcome = await client.models(stored?.validators);
    if (outcome.kind === 'retry-later') return { ...kept(outcome.reason), retryAt: outcome.at };
    if (outcome.kind === 'refused') return kept(outcome.reason);
    if (outcome.kind === 'fetched') return await keep(outcome, stored, store);
    if (stored !== undefined) await store.write({ ...stored, confirmedAt: now() });
    return { kind: 'unchanged' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return kept(`the stored prices cannot be read or written (${code})`);
  }
}

/** The catalog to estimate with: the stored prices laid over the bundle, or the bundle alone. */
export async function currentPrices(store: PriceStore, now: Date): Promise<CurrentPrices> {
  const bundle = bundledSnapshot();
  const stored = await store.read().catch(() => undefined);
  const origin = stored === undefined ? 'bundle' : 'live';
  const asOf = stored === undefined ? bundle.asOf : stored.confirmedAt.toISOString().slice(0, 10);
  const ageInDays = Math.max(0, Math.floor((now.getTime() - Date.parse(asOf)) / MILLISECONDS_PER_DAY));
  const catalog = openSnapshot(stored === undefined ? bundle : withLive(bundle, stored.snapshot));
  return { catalog, origin, asOf, ageInDays };
}

type Fetched = Extract<FetchOutcome, { readonly kind: 'fetched' }>;

async function keep(
  { body, validators, at }: Fetched,
  stored: StoredPrices | undefined,
  store: PriceStore,
): Promise<Refresh> {
  const asOf = at.toISOString().slice(0, 10);
  const parsed = parseOpenRouterModels(body, asOf);
  if (parsed.kind === 'refused') return kept(parsed.reason, parsed.findings);
  const content = liveSnapshot(parsed.models, asOf);
  const priced = pricedModels(content);
  const before = stored === undefined ? 0 : pricedModels(stored.snapshot);
  if (priced * 2 < before) {
    return kept(`only ${priced} models have a price, where ${before} had one before`, parsed.findings);
  }
  const snapshot = { id: idOf(content), ...content };
  await store.write({ snapshot, fetchedAt: at, confirmedAt: at, validators });
  if (snapshot.id === stored?.snapshot.id) return { kind: 'unchanged' };
  const rates = [...parsed.models.values()].reduce((sum, { claims }) => sum + claims.length, 0);
  return { kind: 'updated', models: parsed.models.size, rates, findings: parsed.findings };
}

function kept(reason: string, findings: readonly Finding[] = []) {
  return { kind: 'kept', reason, findings } as const;
}

function pricedModels({ models }: Pick<SnapshotFile, 'models'>): number {
  return Object.values(models).filter(({ claims }) => claims.length > 0).length;
}

/** The same as for the bundled snapshot: the first twelve digits of the content's hash. */
function idOf(content: Omit<SnapshotFile, 'id'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

const MILLISECONDS_PER_DAY = 86_400_000;
