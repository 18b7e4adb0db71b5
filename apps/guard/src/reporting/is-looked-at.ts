import { ACTIVITY, parseWatched, subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import type { Source } from '../collecting/source.ts';

/** What is asked of OpenRouter, and how seldom at the most. */
export type Sources = {
  readonly sources: readonly Pick<Source, 'subject'>[];
  readonly mostMs: number;
  /** Whether days are listed to this guard. */
  readonly awaitsDays: boolean;
};

/** Whether the account was read since days ended, and lately; what never answered is not waited for. */
export async function isLookedAt(
  store: Pick<Store, 'guard' | 'readings'>,
  { sources, mostMs, awaitsDays }: Sources,
  { until, at }: { readonly until: Date; readonly at: Date },
): Promise<boolean> {
  const states = await store.guard.watched(sources.map(({ subject }) => subjectKey(subject)));
  const oldest = Math.max(until.getTime(), at.getTime() - Math.max(LATELY_MS, 2 * mostMs));
  const isOld = states.some(({ json }) => {
    const freshAt = freshAtIn(json);
    return freshAt !== undefined && freshAt.getTime() <= oldest;
  });
  if (isOld) return false;
  const [activity] = awaitsDays ? await store.readings.latest(ACTIVITY, ['account']) : [];
  return activity === undefined || activity.at > until;
}

function freshAtIn(text: string): Date | undefined {
  try {
    return parseWatched(text).freshAt;
  } catch {
    return undefined;
  }
}

const LATELY_MS = 3_600_000;
