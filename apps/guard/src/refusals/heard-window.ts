import type { AccountSubject, KeySubject, RefusalCount, RefusalsReading } from '@tollkeeper/engine';

/** Whose refusals are counted together. */
export type HeardSubject = KeySubject | AccountSubject;

/** So many refusals of one cause. */
export type HeardRefusal = RefusalCount & { readonly subject: HeardSubject; readonly at: Date };

/** The refusals of one subject that were heard since `from` and not told to the rules yet. */
export type HeardWindow = {
  readonly subject: HeardSubject;
  readonly from: Date;
  readonly counts: ReadonlyMap<string, RefusalCount>;
};

/** Adds what was heard to the window of its subject, which begins with it. */
export function withHeard(
  window: HeardWindow | undefined,
  { subject, at, ...heard }: HeardRefusal,
): HeardWindow {
  const { from, counts } = window ?? { from: at, counts: new Map<string, RefusalCount>() };
  const id = `${heard.cause} ${heard.status ?? ''}`;
  const count = heard.count + (counts.get(id)?.count ?? 0);
  return { subject, from, counts: new Map([...counts, [id, { ...heard, count }]]) };
}

/** Puts two windows of one subject together. */
export function mergedWindows(older: HeardWindow, newer: HeardWindow | undefined): HeardWindow {
  const { subject, from: at } = older;
  return [...(newer?.counts.values() ?? [])].reduce<HeardWindow>(
    (window, heard) => withHeard(window, { ...heard, subject, at }),
    older,
  );
}

/** The window as a reading, the most frequent cause first. */
export function heardReading({ subject, from, counts }: HeardWindow, at: Date): RefusalsReading {
  const causes = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return { kind: 'refusals', subject, from, at, causes };
}
