import { existsSync } from 'node:fs';
import type { Store, StorePlace } from '@tollkeeper/store';

import { clockOf } from '../configuration/demo-clock.ts';
import { readGuardSettings } from '../configuration/read-settings.ts';
import type { GuardSettings } from '../configuration/settings.ts';
import type { Environment } from '../configuration/variables.ts';
import { storeAt } from '../service/store-at.ts';

/** What a report is made in. */
export type ReportProcess = {
  readonly environment: Environment;
  /** Prints to people. */
  readonly print: (text: string) => void;
  readonly realNow: () => Date;
};

/** How a report ended, with sentences for whoever asked for it. */
export type Reported = { readonly status: 0 | 1 | 2; readonly problems: readonly string[] };

/** A report that can be printed, with the exit code. */
export type Report = { readonly text: string; readonly status: 0 | 1 | 2 };

/** The store of a guard, as its settings have it, and the time in which the guard lives. */
export type Books = {
  readonly settings: GuardSettings;
  readonly store: Store;
  readonly now: Date;
};

/** Opens the books of the guard for a report, prints it and closes them; nothing is made where no guard ever was. */
export async function report(
  { environment, print, realNow }: ReportProcess,
  make: (books: Books) => Promise<Report>,
): Promise<Reported> {
  const parsed = await readGuardSettings(environment);
  if (parsed.kind === 'mistaken') return { status: 2, problems: parsed.mistakes };
  const { settings } = parsed;
  const missing = missingStore(settings.store);
  if (missing !== undefined) return { status: 2, problems: [missing] };
  const store = await storeAt(settings.store);
  if (typeof store === 'string') return { status: 2, problems: [store] };
  try {
    const { text, status } = await make({ settings, store, now: clockOf(settings.demoClock, realNow)() });
    print(`${text}\n`);
    return { status, problems: [] };
  } finally {
    await store.close();
  }
}

/** To open a file would make it, and then say that nothing is watched where another file says much. */
export function missingStore(place: StorePlace): string | undefined {
  if (place.kind !== 'file' || place.path === ':memory:' || existsSync(place.path)) return undefined;
  return `${place.path} is not there, so no guard has remembered anything in it: start one with "guard run", or name its file in TOLLKEEPER_STORE.`;
}
