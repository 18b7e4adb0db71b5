import type { Store } from '@tollkeeper/store';

import type { Reading } from '../converse/with-reader.ts';

/** What a terminal remembers with, and what helps it to read; or what is wrong with the settings. */
export type Listener =
  | { readonly kind: 'ready'; readonly store: Store; readonly reading: Reading | undefined }
  | { readonly kind: 'refused'; readonly text: string };

/** Opens the store, in memory unless TOLLKEEPER_STORE names a file, and the reader where one is configured. */
export async function openListener(
  environment: Readonly<Record<string, string | undefined>>,
  person: string,
): Promise<Listener> {
  const path = environment['TOLLKEEPER_STORE'] ?? '';
  const reader = await readerIn(environment);
  if (reader.kind === 'refused') return reader;
  const { openStore, StoreError } = await import('@tollkeeper/store');
  try {
    const store = await openStore({ path: path === '' ? ':memory:' : path });
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
  | { readonly kind: 'refused'; readonly text: string };

async function readerIn(environment: Readonly<Record<string, string | undefined>>): Promise<Reader> {
  if (!isReaderWanted(environment)) return { kind: 'ready' };
  const { configuredReader } = await import('../reading/reader-config.ts');
  const configured = configuredReader(environment);
  const mistakes = configured.kind === 'mistaken' ? [...configured.mistakes] : [];
  // A cap that is forgotten with the process is none.
  if ((environment['TOLLKEEPER_STORE'] ?? '') === '') mistakes.push(NO_STORE);
  if (mistakes.length > 0) return { kind: 'refused', text: mistakes.join('\n') };
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

const NO_STORE =
  'TOLLKEEPER_STORE must name a file when TOLLKEEPER_READER_MODEL is set: the daily limits of the reader are counted in it.';
