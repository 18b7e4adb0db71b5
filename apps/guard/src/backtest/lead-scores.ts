import type { Horizon, Severity } from '@tollkeeper/engine';
import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';

import type { Announcement } from './announcements.ts';

/** Of the budgets that lasted at least so long, how many ends were said so long before; shares are from 0 to 1. */
export type LeadScore = {
  readonly hours: Horizon;
  /** What the usual rules say at this lead. */
  readonly severity: Severity;
  readonly ends: number;
  /** By an alert of any severity; missing where nothing lasted so long. */
  readonly said?: number;
  /** By one of at least this severity. */
  readonly saidAsBad?: number;
  /** The kind of spending of which the fewest were said. */
  readonly worst?: { readonly kind: string; readonly said: number };
};

/** Scores every lead for which a usual forecast rule has a severity, the shortest first; jumps are left out. */
export function leadScores(announcements: readonly Announcement[]): readonly LeadScore[] {
  const foreseeable = announcements.filter(({ isJump }) => !isJump);
  return LEADS.map(({ severity, withinHours: hours }): LeadScore => {
    const counted = foreseeable.filter(({ lasted }) => lasted >= hours);
    if (counted.length === 0) return { hours, severity, ends: 0 };
    const saidOf = (some: readonly Announcement[]): number => share(some, ({ leads }) => leads.info >= hours);
    const [worst] = [...Map.groupBy(counted, ({ kind }) => kind)]
      .map(([kind, some]) => ({ kind, said: saidOf(some) }))
      .toSorted((a, b) => a.said - b.said);
    return {
      hours,
      severity,
      ends: counted.length,
      said: saidOf(counted),
      saidAsBad: share(counted, ({ leads }) => leads[severity] >= hours),
      ...(worst !== undefined && { worst }),
    };
  });
}

/** Of some ends, the share that was said before at all. */
export function saidBefore(announcements: readonly Announcement[]): number | undefined {
  return announcements.length === 0 ? undefined : share(announcements, ({ leads }) => leads.info > 0);
}

function share(of: readonly Announcement[], holds: (each: Announcement) => boolean): number {
  return of.filter(holds).length / of.length;
}

const LEADS = DEFAULT_RULES.flatMap((rule) =>
  rule.kind === 'forecast' && rule.of === 'limit' ? rule.levels : [],
).toSorted((a, b) => a.withinHours - b.withinHours);
