import type { RefusalsReading } from '@tollkeeper/engine';
import { subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import { type HeardRefusal, type HeardWindow, heardReading, withHeard } from './heard-window.ts';
import { quietSubjects } from './quiet-subjects.ts';
import { summedUp, type ToldSubject, type Unsummed } from './summed-up.ts';

/** Where refusals are counted by subject until the rules are told of them. */
export type RefusalsDesk = {
  readonly count: (heard: HeardRefusal) => void;
  /**
   * Lets the rules judge the fullest minute of what was heard, here and by other guards on the store: at once after a
   * quiet time, then every 15 seconds; and that nothing was heard. `all` leaves nothing in memory.
   */
  readonly tell: (which: 'due' | 'all') => Promise<void>;
};

export type DeskGround = {
  readonly store: Pick<Store, 'guard' | 'incidents' | 'readings'>;
  /** The name of this guard among those on the store. */
  readonly by: string;
  /** The ids of the rules that look at refusals. */
  readonly rules: readonly string[];
  readonly now: () => Date;
  /** Decides and writes; what counts something is kept, as other guards add to it. */
  readonly commit: (readings: readonly RefusalsReading[]) => Promise<void>;
};

/** Opens the desk; what it counts is in memory for seconds. */
export function refusalsDesk({ store, by, rules, now, commit }: DeskGround): RefusalsDesk {
  const windows = new Map<string, HeardWindow>();
  const told = new Map<string, ToldSubject>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  const count = (heard: HeardRefusal): void => {
    const key = subjectKey(heard.subject);
    windows.set(key, withHeard(windows.get(key), heard));
  };
  const tell = async (which: 'due' | 'all'): Promise<void> => {
    const at = now();
    const due = unsummedOf(windows, told).filter(({ fresh, told: before }) =>
      which === 'all' ? fresh.length > 0 : at.getTime() - (before?.at ?? 0) >= PAUSE_MS,
    );
    const busy = new Set(windows.keys());
    for (const { subject } of due) windows.delete(subjectKey(subject));
    const isSweeping = which === 'due' && at.getTime() - sweptAt >= SWEEP_MS;
    const query = { at, told, busy, rules: isSweeping ? rules : [] };
    try {
      const quiet = which === 'all' ? [] : await quietSubjects(store, query);
      const silent = quiet.map((subject) => heardReading(subject, [], at));
      const sums = await Promise.all(due.map((each) => summedUp(each, { readings: store.readings, by }, at)));
      const readings = [...sums.flatMap(({ reading }) => reading ?? []), ...silent];
      if (readings.length > 0) await commit(readings);
      for (const { told: each } of sums) told.set(subjectKey(each.subject), each);
      for (const subject of quiet) told.delete(subjectKey(subject));
      if (isSweeping) sweptAt = at.getTime();
    } catch (error) {
      for (const { subject, fresh } of due) for (const each of fresh) count({ ...each, subject });
      throw error;
    }
  };
  return { count, tell };
}

/** What was heard of each subject; and what was told of others, where it was not yet looked once more. */
function unsummedOf(
  windows: ReadonlyMap<string, HeardWindow>,
  told: ReadonlyMap<string, ToldSubject>,
): readonly Unsummed[] {
  const heard = [...windows].map(([key, { subject, heard: fresh }]): Unsummed => {
    return { subject, fresh: [...fresh.values()], told: told.get(key) };
  });
  const unsettled = [...told].flatMap(([key, before]): readonly Unsummed[] =>
    before.reading === undefined || windows.has(key)
      ? []
      : [{ subject: before.subject, fresh: [], told: before }],
  );
  return [...heard, ...unsettled];
}

const PAUSE_MS = 15_000;
const SWEEP_MS = 300_000;
