import { ACTIVITY } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

/** Which of some subjects can be forecast. */
export type ReadySubjects = (names: readonly string[], at: Date) => Promise<ReadonlySet<string>>;

/** Those whose days of before are there, or were waited for long enough; all of them where nobody asks for days. */
export function readySubjects(readings: Store['readings'], awaitsDays: boolean): ReadySubjects {
  const ready = new Set<string>();
  const seen = new Map<string, number>();
  return async (names, at) => {
    if (!awaitsDays) return new Set(names);
    const unknown = names.filter((name) => !ready.has(name));
    for (const { subjectKey: name } of await readings.latest(ACTIVITY, unknown)) ready.add(name);
    for (const name of unknown) {
      const since = seen.get(name) ?? at.getTime();
      seen.set(name, since);
      if (at.getTime() - since >= PATIENCE_MS) ready.add(name);
    }
    return new Set(names.filter((name) => ready.has(name)));
  };
}

const PATIENCE_MS = 1_800_000;
