import { parseSubject, parseWatched, subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import type { HeardSubject } from './heard-window.ts';

/** Subjects of which something was heard, by their keys, and when the rules were last told of them. */
export type ToldSubjects = ReadonlyMap<string, { readonly subject: HeardSubject; readonly at: number }>;

export type QuietQuery = {
  readonly at: Date;
  readonly told: ToldSubjects;
  /** Keys of the subjects of which something was just heard. */
  readonly busy: ReadonlySet<string>;
  /** The ids of rules whose open incidents count, too; none where it is not their turn. */
  readonly rules: readonly string[];
};

/**
 * Finds the subjects of which it is news that nothing was heard: an alert ends with that.
 *
 * What another guard on the same store has heard meanwhile is not quiet.
 */
export async function quietSubjects(
  { guard, incidents }: Pick<Store, 'guard' | 'incidents'>,
  { at, told, busy, rules }: QuietQuery,
): Promise<readonly HeardSubject[]> {
  const found = new Map<string, HeardSubject>();
  for (const [key, each] of told) if (at.getTime() - each.at >= QUIET_MS) found.set(key, each.subject);
  for (const { rule, subject: text } of rules.length === 0 ? [] : await incidents.open()) {
    const subject = parseSubject(text);
    const isHeard = subject.kind === 'key' || subject.kind === 'account';
    if (isHeard && rules.includes(rule)) found.set(subjectKey(subject), subject);
  }
  for (const key of busy) found.delete(key);
  if (found.size === 0) return [];
  for (const { key, json } of await guard.watched([...found.keys()])) {
    const lately = parseWatched(json).seen.refusals?.getTime() ?? Number.NEGATIVE_INFINITY;
    if (at.getTime() - lately < QUIET_MS) found.delete(key);
  }
  return [...found.values()];
}

const QUIET_MS = 120_000;
