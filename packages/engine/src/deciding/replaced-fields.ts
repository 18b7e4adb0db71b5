import type { Inputs } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { WorkloadKind } from '../estimation/workload.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';
import { CONTEXT_PARTS, GROWING_FIELDS } from '../estimation/workloads/agent.ts';

/**
 * The inputs without those that say the same thing as a field that is set, in another way: who states 10,000 requests
 * a month no longer means 3 requests per user and day. The number of users stays, so that there is still a cost per user.
 *
 * A stated whole context of an agent is what its growth begins with; beside any other part of it, it stays and
 * `problemsOf` names the two.
 */
export function withoutReplaced(inputs: Inputs, field: Field, kind: WorkloadKind): Inputs {
  const replaced = volumeRules(kind).flatMap(([stated, others]) => (stated.includes(field) ? others : []));
  return kind === 'agent' ? withContext(without(inputs, replaced), field) : without(inputs, replaced);
}

type Rule = readonly [stated: readonly Field[], replaced: readonly Field[]];

function volumeRules(kind: WorkloadKind): readonly Rule[] {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  const onceFields: readonly Field[] = once === undefined ? [] : [once];
  const userFields: readonly Field[] = perUserPerDay === undefined ? [] : [perUserPerDay];
  const days: readonly Field[] = perUserPerDay === undefined ? [] : ['activeDays'];
  return [
    [onceFields, [month, ...userFields, ...days]],
    [[month], [...onceFields, ...userFields, ...days]],
    [userFields, [...onceFields, month]],
  ];
}

function withContext(inputs: Inputs, field: Field): Inputs {
  if (WHOLES.includes(field))
    return without(inputs, [...WHOLES.filter((whole) => whole !== field), ...IN_PARTS]);
  const whole = WHOLES.find((each) => inputs[each] !== undefined);
  const context = whole === undefined ? undefined : inputs[whole];
  if (context === undefined || ![...CONTEXT_PARTS, ...GROWING_FIELDS].includes(field)) return inputs;
  if (field === 'growthTokens') return { ...without(inputs, WHOLES), prefixTokens: context };
  return context.origin === 'default' ? without(inputs, WHOLES) : inputs;
}

function without(inputs: Inputs, fields: readonly Field[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !fields.includes(name as Field)));
}

/** An agent's context is one average, the parts of it, or what each call adds to the next. */
const WHOLES: readonly Field[] = ['contextTokens', 'inputTokens'];
const IN_PARTS: readonly Field[] = [
  ...CONTEXT_PARTS,
  ...GROWING_FIELDS,
  'compactToTokens',
  'cacheExpiryShare',
];
