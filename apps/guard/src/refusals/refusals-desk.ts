import type { RefusalsReading } from '@tollkeeper/engine';
import { subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import {
  type HeardRefusal,
  type HeardSubject,
  type HeardWindow,
  heardReading,
  mergedWindows,
  withHeard,
} from './heard-window.ts';
import { quietSubjects } from './quiet-subjects.ts';

/** Where refusals are counted by subject until the rules are told of them. */
export type RefusalsDesk = {
  readonly count: (heard: HeardRefusal) => void;
  /**
   * Lets the rules judge what was heard: at once after a quiet time, then once a minute; and that nothing was heard.
   * `all` leaves nothing in memory.
   */
  readonly tell: (which: 'due' | 'all') => Promise<void>;
};

export type DeskGround = {
  readonly store: Pick<Store, 'guard' | 'incidents'>;
  /** The ids of the rules that look at refusals. */
  readonly rules: readonly string[];
  readonly now: () => Date;
  /** Decides and writes. */
  readonly commit: (readings: readonly RefusalsReading[]) => Promise<void>;
};

/** Opens the desk; what it counts is in memory for a minute at the most. */
export function refusalsDesk({ store, rules, now, commit }: DeskGround): RefusalsDesk {
  const windows = new Map<string, HeardWindow>();
  const told = new Map<string, { readonly subject: HeardSubject; readonly at: number }>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  const count = (heard: HeardRefusal): void => {
    const key = subjectKey(heard.subject);
    windows.set(key, withHeard(windows.get(key), heard));
  };
  const isDue = (key: string, at: Date): boolean => at.getTime() - (told.get(key)?.at ?? 0) >= WINDOW_MS;
  const tell = async (which: 'due' | 'all'): Promise<void> => {
    const at = now();
    const due = [...windows].filter(([key]) => which === 'all' || isDue(key, at));
    const busy = new Set(windows.keys());
    for (const [key] of due) windows.delete(key);
    const isSweeping = which === 'due' && at.getTime() - sweptAt >= SWEEP_MS;
    const query = { at, told, busy, rules: isSweeping ? rules : [] };
    try {
      const quiet = which === 'all' ? [] : await quietSubjects(store, query);
      const silent = quiet.map((subject) => ({ subject, from: at, counts: new Map() }));
      const readings = [...due.map(([, window]) => window), ...silent].map((each) => heardReading(each, at));
      if (readings.length > 0) await commit(readings);
      for (const [key, { subject }] of due) told.set(key, { subject, at: at.getTime() });
      for (const subject of quiet) told.delete(subjectKey(subject));
      if (isSweeping) sweptAt = at.getTime();
    } catch (error) {
      for (const [key, window] of due) windows.set(key, mergedWindows(window, windows.get(key)));
      throw error;
    }
  };
  return { count, tell };
}

const WINDOW_MS = 60_000;
const SWEEP_MS = 300_000;
