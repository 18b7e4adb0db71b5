import type { StoreOptions } from '../src/open-store.ts';

/** Tells the URL of a database from the path of a file, for processes whose arguments are texts. */
export function optionsOf(place: string): StoreOptions {
  return place.startsWith('postgres:') ? { url: place } : { path: place };
}
