import type { Workload } from '../estimation/workload.ts';

/** The same piece of work in two scenarios. */
export type WorkPair = { readonly before: Workload; readonly after: Workload };

export type MatchedWork = {
  readonly pairs: readonly WorkPair[];
  readonly removed: readonly Workload[];
  readonly added: readonly Workload[];
};

/**
 * Finds the work that both scenarios have: of the same kind and name; and among what is left, of the same kind in the
 * same order where one of the two has no name. Two names are two pieces of work.
 */
export function matchedWork(before: readonly Workload[], after: readonly Workload[]): MatchedWork {
  const left = [...before];
  const partners = new Map<Workload, Workload>();
  const match = (fits: (old: Workload, current: Workload) => boolean): void => {
    for (const current of after) {
      if (partners.has(current)) continue;
      const at = left.findIndex((old) => old.kind === current.kind && fits(old, current));
      const [old] = at < 0 ? [] : left.splice(at, 1);
      if (old !== undefined) partners.set(current, old);
    }
  };
  match((old, current) => old.name !== undefined && old.name === current.name);
  match((old, current) => old.name === undefined || current.name === undefined);
  return {
    pairs: after.flatMap((current) => {
      const old = partners.get(current);
      return old === undefined ? [] : [{ before: old, after: current }];
    }),
    removed: left,
    added: after.filter((current) => !partners.has(current)),
  };
}
