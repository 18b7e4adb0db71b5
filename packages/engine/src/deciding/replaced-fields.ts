import type { Field } from '../estimation/field.ts';
import type { WorkloadKind } from '../estimation/workload.ts';
import { definitionOf } from '../estimation/workload-definitions.ts';

/**
 * The inputs that say the same thing in another way: who states 10,000 requests a month no longer means
 * 3 requests per user and day. The number of users stays, so that there is still a cost per user.
 */
export function replacedBy(field: Field, kind: WorkloadKind): readonly Field[] {
  const rules = [...volumeRules(kind), ...(kind === 'agent' ? CONTEXT_RULES : [])];
  return rules.flatMap(([stated, replaced]) => (stated.includes(field) ? replaced : []));
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

const PARTS: readonly Field[] = [
  'instructionTokens',
  'historyTokens',
  'fileTokens',
  'toolDefinitionTokens',
  'toolResultTokens',
];
const GROWTH: readonly Field[] = ['prefixTokens', 'growthTokens'];
const COMPACTION: readonly Field[] = [
  'fedBackShare',
  'compactAtTokens',
  'compactToTokens',
  'cacheExpiryShare',
];

/** An agent's context is one average, the parts of it, or what each call adds to the next. */
const CONTEXT_RULES: readonly Rule[] = [
  [['contextTokens'], ['inputTokens', ...PARTS, ...GROWTH, ...COMPACTION]],
  [['inputTokens'], ['contextTokens', ...PARTS, ...GROWTH, ...COMPACTION]],
  [
    [...PARTS, ...GROWTH],
    ['contextTokens', 'inputTokens'],
  ],
];
