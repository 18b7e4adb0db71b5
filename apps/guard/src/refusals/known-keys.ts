import { createHash } from 'node:crypto';
import type { CreditsReading, KeyReading } from '@tollkeeper/engine';
import { parseReading, subjectKey } from '@tollkeeper/engine/guarding';
import { maskSecrets } from '@tollkeeper/pricing';
import type { Store, StoredReading } from '@tollkeeper/store';

import { LISTING, listingOf } from '../collecting/listing-record.ts';

/** What the guard last read of keys and of the account. */
export type KnownKeys = {
  /** The newest reading of the key that is meant by a hash, a label or a name; a secret is looked up by its hash. */
  readonly find: (given: string) => Promise<KeyReading | undefined>;
  readonly credits: () => Promise<CreditsReading | undefined>;
};

/** Looks keys up in what was read; names are read anew after five minutes, or when one is not found. */
export function knownKeys(readings: Store['readings'], now: () => number): KnownKeys {
  let ids: ReadonlyMap<string, string | undefined> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  const idOf = async (name: string): Promise<string | undefined> => {
    if (now() - readAt > (ids.has(name) ? FRESH_MS : AGAIN_MS)) {
      readAt = now();
      ids = await idsIn(readings);
    }
    return ids.get(name);
  };
  return {
    async find(given) {
      const id = hashIn(given) ?? (await idOf(given.trim()));
      if (id === undefined) return undefined;
      const [stored] = await readings.latest('key', [subjectKey({ kind: 'key', id, name: '' })]);
      const reading = stored && parseReading(stored.json);
      return reading?.kind === 'key' ? reading : undefined;
    },
    async credits() {
      const [stored] = await readings.latest('credits', [subjectKey({ kind: 'account' })]);
      const reading = stored && parseReading(stored.json);
      return reading?.kind === 'credits' ? reading : undefined;
    },
  };
}

/** A hash as it is, or that of a secret, which is forgotten at once; listings show keys by it. */
function hashIn(given: string): string | undefined {
  const text = given.trim();
  if (/^[\da-f]{64}$/i.test(text)) return text.toLowerCase();
  return maskSecrets(text) === text ? undefined : createHash('sha256').update(text).digest('hex');
}

/** Ids by name and by label; what two keys are called means neither. */
async function idsIn(readings: Store['readings']): Promise<ReadonlyMap<string, string | undefined>> {
  const subjects = await readings.subjects();
  const of = (kind: string): readonly string[] => subjects.filter((key) => key.startsWith(`${kind}:`));
  const [keys, listings] = await Promise.all([
    readings.latest('key', of('key')),
    readings.latest(LISTING, of('source')),
  ]);
  const found = new Map<string, string | undefined>();
  const add = (name: string, id: string): void =>
    void found.set(name, found.has(name) && found.get(name) !== id ? undefined : id);
  for (const { id, name } of keys.map(keyOf)) add(name, id);
  for (const listing of listings) for (const [id, label] of listingOf(listing).labels ?? []) add(label, id);
  return found;
}

function keyOf({ json }: StoredReading): { readonly id: string; readonly name: string } {
  const { subject } = parseReading(json);
  return subject.kind === 'key' ? subject : { id: '', name: '' };
}

const FRESH_MS = 300_000;
const AGAIN_MS = 30_000;
