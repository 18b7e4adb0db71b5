import type {
  AccountSubject,
  KeySubject,
  RefusalCount,
  RefusalsAt,
  RefusalsReading,
} from '@tollkeeper/engine';

/** Whose refusals are counted together. */
export type HeardSubject = KeySubject | AccountSubject;

/** So many refusals of one cause. */
export type HeardRefusal = RefusalsAt & { readonly subject: HeardSubject };

/** The refusals of one subject that were not told to the rules yet, by second and cause. */
export type HeardWindow = {
  readonly subject: HeardSubject;
  readonly heard: ReadonlyMap<string, RefusalsAt>;
};

/** Adds what was heard to the window of its subject. */
export function withHeard(
  window: HeardWindow | undefined,
  { subject, ...refusal }: HeardRefusal,
): HeardWindow {
  const heard = window?.heard ?? new Map<string, RefusalsAt>();
  const second = refusal.at.getTime() - (refusal.at.getTime() % SECOND_MS);
  const id = `${second} ${refusal.cause} ${refusal.status ?? ''}`;
  const count = refusal.count + (heard.get(id)?.count ?? 0);
  return { subject, heard: new Map([...heard, [id, { ...refusal, at: new Date(second), count }]]) };
}

/** A minute of a subject as a reading, the most frequent cause first. */
export function heardReading(
  subject: HeardSubject,
  minute: readonly RefusalsAt[],
  at: Date,
): RefusalsReading {
  const byCause = Map.groupBy(minute, ({ cause, status }) => `${cause} ${status ?? ''}`);
  const causes = [...byCause.values()].flatMap((same) => {
    const last = same.at(-1);
    if (last === undefined) return [];
    const { at: _, ...cause } = last;
    return [{ ...cause, count: countOf(same) }];
  });
  return {
    ...{ kind: 'refusals', subject, at },
    from: minute[0]?.at ?? at,
    causes: causes.toSorted((a, b) => b.count - a.count),
  };
}

/** How many these are together. */
export function countOf(refusals: readonly RefusalCount[]): number {
  return refusals.reduce((sum, { count }) => sum + count, 0);
}

const SECOND_MS = 1_000;
