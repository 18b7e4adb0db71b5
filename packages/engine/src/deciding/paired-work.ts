import type { Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Workload } from '../estimation/workload.ts';
import type { Basis } from './basis.ts';
import type { WorkPair } from './matched-work.ts';

/** A pair of workloads on the walk from the one to the other: where it stands, and what it is called. */
export type PairedWork = WorkPair & {
  readonly place: number;
  /** Absent where there is only one piece of work. */
  readonly workload?: string;
};

/** The basis with one of its workloads changed. */
export function withWorkload(basis: Basis, place: number, change: (workload: Workload) => Workload): Basis {
  const { scenario } = basis;
  const workloads = scenario.workloads.map((workload, at) => (at === place ? change(workload) : workload));
  return { ...basis, scenario: { ...scenario, workloads } };
}

/** The inputs with some of them as `source` has them; what it has not is taken out. */
export function withFields(inputs: Inputs, fields: readonly Field[], source: Inputs): Inputs {
  const kept = Object.entries(inputs).filter(([field]) => !fields.includes(field as Field));
  const taken = fields.flatMap((field) => (source[field] === undefined ? [] : [[field, source[field]]]));
  return Object.fromEntries([...kept, ...taken]);
}
