import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '@tollkeeper/engine';
import { subjectKey } from '@tollkeeper/engine/guarding';

/** Which readings are worth keeping: every one is decided on, but most say what the one before said. */
export type KeptReadings = {
  /** Picks those that led to an event, that say something new after five minutes, or that are the first in an hour. */
  readonly choose: (
    readings: readonly Reading[],
    decisive: ReadonlySet<string | undefined>,
  ) => readonly Reading[];
  /** Takes down what was written. */
  readonly remember: (readings: readonly Reading[]) => void;
};

/** Begins with nothing kept, as after a restart: then one more than needed is kept of each subject. */
export function keptReadings(): KeptReadings {
  const last = new Map<string, Reading>();
  return {
    choose(readings, decisive) {
      const chosen = new Map<string, Reading>();
      return readings
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .filter((reading) => {
          const lane = laneOf(reading);
          const isKept =
            isDue(reading, chosen.get(lane) ?? last.get(lane)) || decisive.has(digestOf(reading));
          if (isKept) chosen.set(lane, reading);
          return isKept;
        });
    },
    remember(readings) {
      for (const reading of readings) last.set(laneOf(reading), reading);
    },
  };
}

function isDue(reading: Reading, before: Reading | undefined): boolean {
  if (before === undefined) return true;
  const apart = reading.at.getTime() - before.at.getTime();
  // One that is older than what is kept arrived late: it belongs to the record.
  if (apart < 0 || apart >= QUIET_MS) return true;
  return apart >= CLOSE_MS && !saysTheSame(reading, before);
}

function saysTheSame({ at: _, ...one }: Reading, { at: __, ...other }: Reading): boolean {
  return isDeepStrictEqual(one, other);
}

function laneOf({ kind, subject }: Reading): string {
  return `${kind} ${subjectKey(subject)}`;
}

/** As the engine names a reading in its events. */
function digestOf({ kind, subject, at }: Reading): string {
  return `${subjectKey(subject)} ${kind} ${at.toISOString()}`;
}

const CLOSE_MS = 300_000;
const QUIET_MS = 3_600_000;
