import type { Watched } from '@tollkeeper/engine';
import { parseWatched } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

/** What is known of subjects as it was last read or decided; only whether it is still so is asked of the store. */
export type WatchedCache = {
  /** What is known of these subjects now, by their keys. */
  readonly load: (
    guard: Store['guard'],
    keys: readonly string[],
  ) => Promise<ReadonlyMap<string, KnownSubject>>;
  /** Takes down what was written, with the version that it has now. */
  readonly remember: (key: string, known: RememberedSubject) => void;
};

/** What is known of a subject; `watched` throws on a text of another version of the guard. */
export type KnownSubject = { readonly version: number; readonly watched: () => Watched };

export type RememberedSubject = { readonly version: number; readonly watched: Watched };

/** Spares loading and reading what was just written: of ten thousand keys that is half of the work. */
export function watchedCache(): WatchedCache {
  const remembered = new Map<string, RememberedSubject>();
  const remember = (key: string, known: RememberedSubject): Watched => {
    remembered.set(key, known);
    return known.watched;
  };
  return {
    async load(guard, keys) {
      const versions = await guard.versions(keys);
      const known = new Map<string, KnownSubject>();
      for (const key of keys) {
        const last = remembered.get(key);
        if (last === undefined || last.version !== versions.get(key)) continue;
        known.set(key, { version: last.version, watched: () => last.watched });
      }
      const others = keys.filter((key) => versions.has(key) && !known.has(key));
      for (const { key, version, json } of others.length === 0 ? [] : await guard.watched(others)) {
        known.set(key, { version, watched: () => remember(key, { version, watched: parseWatched(json) }) });
      }
      return known;
    },
    remember,
  };
}
