import type { Fact } from './fact.ts';
import type { Measure } from './measure.ts';

/** A fact and the measure that it was read from. */
export type Placed = { readonly fact: Fact; readonly measure: Measure };

/** Facts by their name with the measures that they came from, as they are found. */
export type Collected = {
  readonly facts: () => readonly Fact[];
  readonly has: (measure: Measure) => boolean;
  readonly knows: (name: Fact['name']) => boolean;
  /** Takes facts whose names are new; without one that is, the measures stay free to be told. */
  readonly add: (facts: readonly Fact[], used: readonly Measure[]) => void;
  readonly addAll: (placed: readonly Placed[]) => void;
};

/** Begins with nothing; the first fact of a name keeps it. */
export function collected(): Collected {
  const facts = new Map<Fact['name'], Fact>();
  const taken = new Set<Measure>();
  const add = (found: readonly Fact[], used: readonly Measure[]): void => {
    const fresh = found.filter(({ name }) => !facts.has(name));
    for (const fact of fresh) facts.set(fact.name, fact);
    if (found.length === 0 || fresh.length > 0) for (const measure of used) taken.add(measure);
  };
  return {
    facts: () => [...facts.values()],
    has: (measure) => taken.has(measure),
    knows: (name) => facts.has(name),
    add,
    addAll: (placed) => {
      for (const { fact, measure } of placed) add([fact], [measure]);
    },
  };
}
