import { openStore } from './open-store.ts';
import { postgresAddress } from './postgres-address.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** A file, or a PostgreSQL database, whose address holds a password and therefore is a function. */
export type StorePlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'database'; readonly url: () => string };

export type NamedPlace =
  | { readonly kind: 'named'; readonly place: StorePlace }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Reads where everything is remembered: TOLLKEEPER_STORE names a file, DATABASE_URL a database, and only one of them is set. */
export function storePlaceIn(environment: Readonly<Record<string, string | undefined>>): NamedPlace {
  const path = environment['TOLLKEEPER_STORE']?.trim() ?? '';
  const url = environment['DATABASE_URL']?.trim() ?? '';
  // Two places that both remember would be two guards.
  if (path !== '' && url !== '') return { kind: 'refused', sentence: BOTH };
  if (path !== '') return { kind: 'named', place: { kind: 'file', path } };
  if (url === '') return { kind: 'none' };
  try {
    postgresAddress(url);
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'refused', sentence: error.message };
    throw error;
  }
  return { kind: 'named', place: { kind: 'database', url: () => url } };
}

/** Opens the store at a place; rejects with a `StoreError` that says what is in the way. */
export function openStoreAt(place: StorePlace): Promise<Store> {
  return openStore(place.kind === 'file' ? { path: place.path } : { url: place.url() });
}

/** Says where that is, without who goes there: `tollkeeper.db`, `PostgreSQL at db.example:5432/tollkeeper`. */
export function storePlaceText(place: StorePlace): string {
  return place.kind === 'file' ? place.path : `PostgreSQL at ${postgresAddress(place.url())}`;
}

/** Where both apps remember unless somebody says otherwise. */
export const STANDARD_PLACE: StorePlace = { kind: 'file', path: 'tollkeeper.db' };

const BOTH =
  'TOLLKEEPER_STORE and DATABASE_URL are both set; keep the one in which everything is remembered.';
