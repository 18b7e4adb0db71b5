import { type Catalog, compare, type Ratio } from '@tollkeeper/pricing';

import type { Assumption, Inputs } from './assumption.ts';
import { contradictionsOf } from './contradiction.ts';
import { type Field, fieldDefinition } from './field.ts';
import { OPERATION_FIELDS } from './operations.ts';
import { payeeFieldsOf } from './payee-fields.ts';
import { isStatedPrice } from './pricing.ts';
import { assumptionsOf, type Scenario } from './scenario.ts';
import { valueText } from './value-text.ts';
import { statedVolumes, type VolumeFields } from './volume.ts';
import { pricingsOf, type Workload, withPricings } from './workload.ts';
import { completed, definitionOf, fieldsOf } from './workload-definitions.ts';

/** Why a scenario cannot be estimated: `message` names the field, the value and the bound. */
export type Problem = {
  readonly field: Field | 'model' | 'workloads';
  readonly message: string;
  readonly workload?: number;
};

/** Checks the whole scenario; an empty list means that it can be estimated. */
export function problemsOf(stated: Scenario, catalog: Catalog): readonly Problem[] {
  const scenario = completed(stated);
  if (scenario.workloads.length === 0)
    return [{ field: 'workloads', message: 'There is no work to estimate.' }];
  const workloads = scenario.workloads.flatMap((workload, at) =>
    problemsOfWorkload(workload, catalog).map((problem) => placed(problem, at)),
  );
  const whole = [...misplaced(scenario), ...workloads];
  const bounds = assumptionsOf(scenario)
    .flatMap((assumption) => problemOf(assumption).map((problem) => placed(problem, assumption.workload)))
    .filter(
      ({ field, workload }) => !whole.some((each) => each.field === field && each.workload === workload),
    );
  return [...bounds, ...whole, ...contradictionsOf(soundPart(scenario))];
}

/** Checks one input by itself: its value, and how far it may be off. */
export function problemOf({
  field,
  value,
  range,
}: Pick<Assumption, 'field' | 'value' | 'range'>): readonly Problem[] {
  const { label, least, most, measure } = fieldDefinition(field);
  const shown = (ratio: Ratio): string => valueText(ratio, measure === 'share' ? 'share' : 'number');
  const outside = (ratio: Ratio): string | undefined => {
    if (compare(ratio, most) > 0) return `the most is ${shown(most)}`;
    if (compare(ratio, least) >= 0) return undefined;
    const aboveNothing = least.numerator > 0n && least.denominator > 1n;
    return aboveNothing ? 'it must be above 0' : `the least is ${shown(least)}`;
  };
  const stated = range === undefined ? [value] : [range.low, value, range.high];
  const wrong = stated.find((ratio) => outside(ratio) !== undefined);
  if (wrong !== undefined) return [{ field, message: `${label} is ${shown(wrong)}, but ${outside(wrong)}.` }];
  if (range === undefined) return [];
  const { low, high } = range;
  if (compare(low, high) > 0) {
    return [
      {
        field,
        message: `${label} is from ${shown(low)} to ${shown(high)}, but the low end must not be above the high one.`,
      },
    ];
  }
  const within = compare(low, value) <= 0 && compare(value, high) <= 0;
  return within
    ? []
    : [
        {
          field,
          message: `${label} is ${shown(value)}, but its range is from ${shown(low)} to ${shown(high)}.`,
        },
      ];
}

function problemsOfWorkload(workload: Workload, catalog: Catalog): readonly Problem[] {
  const { inputs, kind } = workload;
  const taken = new Set<Field>([...fieldsOf(kind), ...OPERATION_FIELDS]);
  const foreign = (Object.keys(inputs) as Field[]).filter((field) => !taken.has(field));
  return [
    ...foreign.map((field) => noInput(field, kind)),
    ...volumeProblems(definitionOf(kind).volume, inputs, kind),
    ...definitionOf(kind)
      .needs(workload)
      .flatMap((field) => (inputs[field] === undefined ? [missing(field, kind)] : [])),
    ...payeeProblems(workload, catalog),
  ];
}

function volumeProblems(volume: VolumeFields, inputs: Inputs, kind: string): readonly Problem[] {
  const stated = statedVolumes(volume, inputs);
  const [first, second] = stated;
  const perDay = inputs.users === undefined ? undefined : volume.perUserPerDay;
  if (first === undefined) return [missing(perDay ?? volume.month, kind)];
  if (second !== undefined) {
    const [a, b] = [fieldDefinition(first).label, fieldDefinition(second).label];
    return [{ field: second, message: `${a} and ${b} are both stated: which of the two is meant?` }];
  }
  return first === volume.perUserPerDay && inputs.users === undefined ? [missing('users', kind)] : [];
}

function missing(field: Field, kind: string): Problem {
  return { field, message: `${fieldDefinition(field).label} is missing: ${kind} work needs it.` };
}

function payeeProblems(workload: Workload, catalog: Catalog): readonly Problem[] {
  return pricingsOf(workload).flatMap(({ model, inputs }, place): readonly Problem[] => {
    const fields = Object.keys(inputs) as Field[];
    const taken = new Set<Field>(payeeFieldsOf(workload, place));
    const foreign = fields.filter((field) => !taken.has(field)).map((field) => noInput(field, workload.kind));
    if (model !== undefined && catalog.card(model) === undefined)
      return [...foreign, { field: 'model', message: `The catalog has no model "${model}".` }];
    if (model !== undefined || fields.some(isStatedPrice)) return foreign;
    return [{ field: 'model', message: 'Neither a model nor a price is stated: name one of them.' }];
  });
}

function noInput(field: Field, kind: string): Problem {
  const { label } = fieldDefinition(field);
  return {
    field,
    message: `${label} is no input of ${kind} work: leave it out, or state it where it belongs.`,
  };
}

/** The scenario without inputs that are wrong by themselves: what they cannot hold together with is no second mistake. */
function soundPart(scenario: Scenario): Scenario {
  const sound = <Some extends Inputs>(inputs: Some): Some =>
    Object.fromEntries(
      Object.entries(inputs).filter(
        ([field, assumed]) => problemOf({ field: field as Field, ...assumed }).length === 0,
      ),
    ) as Some;
  return {
    ...scenario,
    inputs: sound(scenario.inputs),
    workloads: scenario.workloads.map((workload) => ({
      ...withPricings(workload, (pricing) => ({ ...pricing, inputs: sound(pricing.inputs) })),
      inputs: sound(workload.inputs),
    })),
  };
}

/** What is stated for all work must be what can go wrong around it, a buffer or a top-up. */
function misplaced({ inputs }: Scenario): readonly Problem[] {
  const taken = new Set<Field>([...OPERATION_FIELDS, 'buffer', 'topUp']);
  return (Object.keys(inputs) as Field[])
    .filter((field) => !taken.has(field))
    .map((field) => ({
      field,
      message: `${fieldDefinition(field).label} belongs to one kind of work: state it there.`,
    }));
}

function placed(problem: Problem, workload: number | undefined): Problem {
  return workload === undefined ? problem : { ...problem, workload };
}
