import { type Problem, problemOf, problemsOf } from '../estimation/problem.ts';
import { assumptionsOf, type Scenario } from '../estimation/scenario.ts';
import { keyOf } from './keys.ts';
import type { Reader, Section } from './section.ts';

/** Where a scenario stands in its file. */
export type Written = {
  /** The sections of each workload, its own first; and at the end those that hold for all work. */
  readonly sections: readonly (readonly Section[])[];
  readonly reader: Reader;
  /** The offsets of what is known to be wrong: nothing more is said about it. */
  readonly told: ReadonlySet<number>;
};

/** Tells why the scenario cannot be estimated, each reason at the line of the file that it is about. */
export function complainOfProblems(scenario: Scenario, { sections, reader, told }: Written): void {
  // Each input was held to its bounds where it was read, and so were the models.
  const known = new Set(
    assumptionsOf(scenario)
      .flatMap(problemOf)
      .map(({ message }) => message),
  );
  // Two inputs that are missing are two mistakes in one place.
  const before = new Set(told);
  for (const problem of problemsOf(scenario, reader.catalog)) {
    if (problem.field === 'model' || known.has(problem.message)) continue;
    const { at, name, isStated } = placeOf(problem, sections);
    if (!isStated || !before.has(at)) reader.complain(at, `${name}: ${problem.message}`);
  }
}

type Found = { readonly at: number; readonly name: string; readonly isStated: boolean };

function placeOf({ field, workload }: Problem, sections: Written['sections']): Found {
  const around = sections.at(-1) ?? [];
  const own = workload === undefined ? [] : (sections[workload] ?? []);
  const key = field === 'workloads' || field === 'model' ? field : keyOf(field);
  for (const { prefix, fields } of [...own, ...around]) {
    const place = fields.get(key);
    if (place !== undefined) return { at: place.at, name: `${prefix}${key}`, isStated: true };
  }
  const whole = own[0] ?? around[0];
  const inputs = own[0]?.fields.get('inputs');
  if (own[0] !== undefined && inputs !== undefined)
    return { at: inputs.at, name: `${own[0].prefix}inputs`, isStated: true };
  const name = own[0]?.prefix.replace(/, $/, '') ?? 'the file';
  return { at: whole?.at ?? 0, name, isStated: false };
}
