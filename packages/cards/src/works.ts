import type { Estimate } from '@tollkeeper/engine';

/** A piece of work of an estimate, with the words that tell it apart from the others. */
export type Work = {
  readonly place: number;
  /** What the person calls it, or its kind; with its place where two would have the same name. */
  readonly name: string;
  /** The name behind a label, ` (image)`; nothing where there is only one piece of work. */
  readonly inBrackets: string;
};

/** Names the pieces of work of an estimate. */
export function worksOf({ scenario: { workloads } }: Pick<Estimate, 'scenario'>): readonly Work[] {
  return workloads.map(({ kind, name = kind }, place) => {
    const isTaken = workloads.some((other, at) => at !== place && (other.name ?? other.kind) === name);
    const own = isTaken ? `${name} ${place + 1}` : name;
    return { place, name: own, inBrackets: workloads.length === 1 ? '' : ` (${own})` };
  });
}
