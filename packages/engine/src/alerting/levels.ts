import type { Severity } from './severity.ts';
import { isWorse } from './severity.ts';
import type { Threshold } from './threshold.ts';

/** The worst of the levels that are reached, whatever their order: a jump over several is one. */
export function worstLevel<Level extends { readonly severity: Severity }>(
  levels: readonly Level[],
  isReached: (level: Level) => boolean,
): Level | undefined {
  return levels
    .filter(isReached)
    .reduce<Level | undefined>(
      (worst, each) => (worst === undefined || isWorse(each.severity, worst.severity) ? each : worst),
      undefined,
    );
}

/** What a judgement says of the level that was found and the one that holds an alert up. */
export function judged<Level extends Threshold & { readonly severity: Severity }>(
  found: Level | undefined,
  stays: Level | undefined,
): { readonly found?: Severity; readonly threshold?: Threshold; readonly stays?: Severity } {
  if (found === undefined) return stays === undefined ? {} : { stays: stays.severity };
  return {
    found: found.severity,
    threshold: thresholdOfLevel(found),
    ...(stays !== undefined && { stays: stays.severity }),
  };
}

/** A level without its severity. */
export function thresholdOfLevel(level: Threshold): Threshold {
  switch (level.kind) {
    case 'share':
    case 'factor':
      return { kind: level.kind, from: level.from };
    case 'dollars':
      return { kind: 'dollars', below: level.below };
    case 'hours':
      return { kind: 'hours', below: level.below };
    case 'chance':
      return { kind: 'chance', from: level.from, withinHours: level.withinHours };
    case 'count':
      return { kind: 'count', from: level.from };
  }
}
