import type { Store } from '@tollkeeper/store';

import { presentUntil } from './latest-counters.ts';

/** What was forecast already in the hour of an instant, by whichever guard on the store. */
export type HourBook = {
  readonly isDone: (name: string, at: Date) => boolean;
  readonly note: (name: string, at: Date) => void;
  /** Those of which the store, too, has none of these kinds of readings in that hour. */
  readonly left: (names: readonly string[], at: Date, kinds: readonly string[]) => Promise<readonly string[]>;
};

/** Begins with nothing noted, as after a restart; what another guard did meanwhile is in the store alone. */
export function hourBook(readings: Store['readings']): HourBook {
  const done = new Map<string, number>();
  const isDone: HourBook['isDone'] = (name, at) => done.get(name) === hourOf(at);
  return {
    isDone,
    note: (name, at) => void done.set(name, hourOf(at)),
    async left(names, at, kinds) {
      const open = names.filter((name) => !isDone(name, at));
      for (const kind of kinds) {
        for (const { subjectKey, at: was } of await readings.latest(kind, open, presentUntil(at))) {
          if (hourOf(was) === hourOf(at)) done.set(subjectKey, hourOf(was));
        }
      }
      return open.filter((name) => !isDone(name, at));
    },
  };
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS);
}

const HOUR_MS = 3_600_000;
