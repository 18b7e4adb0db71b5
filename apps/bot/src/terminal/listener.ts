import type { Store, StorePlace } from '@tollkeeper/store';

import type { Reading } from '../converse/with-reader.ts';

/** What a terminal remembers with, and what helps it to read; or what is wrong with the settings. */
export type Listener =
  | { readonly kind: 'ready'; readonly store: Store; readonly reading: Reading | undefined }
  | { readonly kind: 'refused'; readonly text: string };

/**
 * Opens the store and the reader where one is configured.
 *
 * Without a place it is the one that the environment names, and memory where none is named.
 */
export async function openListener(
  environment: Readonly<Record<string, string | undefined>>,
  { person, place }: { readonly person: string; readonly place?: StorePlace },
): Promise<Listener> {
  const { openStoreAt, StoreError, storePlaceIn } = await import('@tollkeeper/store');
  const found = place === undefined ? storePlaceIn(environment) : { kind: 'named' as const, place };
  const reader = await readerIn(environment, found.kind !== 'none');
  const mistakes = [
    ...(reader.kind === 'refused' ? reader.text : []),
    ...(found.kind === 'refused' ? [found.sentence] : []),
  ];
  if (reader.kind === 'refused' || found.kind === 'refused')
    return { kind: 'refused', text: mistakes.join('\n') };
  try {
    const store = await openStoreAt(found.kind === 'named' ? found.place : IN_MEMORY);
    return { kind: 'ready', store, reading: reader.make?.(store, person) };
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'refused', text: error.message };
    throw error;
  }
}

/** Whether a language model is configured, without loading anything for it. */
export function isReaderWanted(environment: Readonly<Record<string, string | undefined>>): boolean {
  return (environment['TOLLKEEPER_READER_MODEL'] ?? '').trim() !== '';
}

type Reader =
  | { readonly kind: 'ready'; readonly make?: (store: Store, person: string) => Reading }
  | { readonly kind: 'refused'; readonly text: readonly string[] };

async function readerIn(
  environment: Readonly<Record<string, string | undefined>>,
  isRemembered: boolean,
): Promise<Reader> {
  if (!isReaderWanted(environment)) return { kind: 'ready' };
  const { configuredReader } = await import('../reading/reader-config.ts');
  const configured = configuredReader(environment);
  const mistakes = configured.kind === 'mistaken' ? [...configured.mistakes] : [];
  // A cap that is forgotten with the process is none.
  if (!isRemembered) mistakes.push(NO_STORE);
  if (mistakes.length > 0) return { kind: 'refused', text: mistakes };
  if (configured.kind !== 'on') return { kind: 'ready' };
  const { modelReader } = await import('../reading/model-reader.ts');
  return {
    kind: 'ready',
    make: ({ allowances, interpretations }, person) => ({
      person,
      reader: modelReader(configured.config, {
        now: () => new Date(),
        allowance: allowances,
        cache: interpretations,
      }),
    }),
  };
}

const IN_MEMORY: StorePlace = { kind: 'file', path: ':memory:' };

const NO_STORE =
  'TOLLKEEPER_STORE must name a file (or DATABASE_URL a database) when TOLLKEEPER_READER_MODEL is set: the daily limits of the reader are counted in it.';
