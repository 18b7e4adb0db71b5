import type { Field } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { RetryConvention, Scenario } from '../estimation/scenario.ts';
import { TIER_FIELDS } from '../estimation/tiers.ts';
import type { CacheLifetime, Workload } from '../estimation/workload.ts';
import type { DiffStep } from './diff-step.ts';
import { changedFields, falls, fieldsStep, inputSteps, inputWords } from './input-steps.ts';
import { inputText } from './input-text.ts';
import { type PairedWork, withFields, withWorkload } from './paired-work.ts';

/** The inputs of caches and service tiers, each of a workload. */
const SHARES: readonly Field[] = ['cachedShare', 'cacheWriteShare', 'cacheExpiryShare', ...TIER_FIELDS];

/** The inputs that are operations: what goes wrong, caches and service tiers. */
export const OPERATION_INPUTS: readonly Field[] = [...OPERATION_FIELDS, ...SHARES];

type Conventions = { readonly before: Scenario; readonly after: Scenario };

/**
 * The steps of operations. Shares that fall come before shares that rise: shares of one whole, such as batch and flex,
 * are then never more than the whole on the way.
 */
export function operationSteps(pairs: readonly PairedWork[], conventions: Conventions): readonly DiffStep[] {
  const shares = pairs.flatMap((pair) => changedFields(pair, SHARES).map((field) => ({ pair, field })));
  const [falling, rising] = [
    shares.filter(({ pair, field }) => falls(pair, field)),
    shares.filter(({ pair, field }) => !falls(pair, field)),
  ];
  return [
    ...conventionStep(pairs, conventions),
    ...OPERATION_FIELDS.flatMap((field) => stepsOfAll(pairs, field)),
    ...pairs.flatMap(lifetimeStep),
    ...[...falling, ...rising].flatMap(({ pair, field }) => inputSteps(pair, 'operations', [field])),
  ];
}

/** Another convention brings its retry rates along: until-success allows none of 100%. */
function conventionStep(pairs: readonly PairedWork[], { before, after }: Conventions): readonly DiffStep[] {
  const [from, to] = [before.retries ?? 'once', after.retries ?? 'once'];
  if (from === to) return [];
  return [
    {
      kind: 'operations',
      label: 'retries',
      from: retriesText(
        from,
        pairs.map((pair) => pair.before),
      ),
      to: retriesText(
        to,
        pairs.map((pair) => pair.after),
      ),
      made: (basis) => {
        const changed = pairs.reduce((now, pair) => withRetryRate(now, pair), basis);
        return { ...changed, scenario: { ...changed.scenario, retries: to } };
      },
    },
  ];
}

function withRetryRate(basis: Parameters<DiffStep['made']>[0], { place, after }: PairedWork) {
  return withWorkload(basis, place, (workload) => ({
    ...workload,
    inputs: withFields(workload.inputs, ['retryRate'], after.inputs),
  }));
}

function retriesText(convention: RetryConvention, workloads: readonly Workload[]): string {
  const rates = new Set(workloads.map(({ inputs }) => inputText('retryRate', inputs.retryRate)));
  return `${[...rates].join(' and ')}, ${convention === 'once' ? 'sent once more' : 'until they succeed'}`;
}

/** What changes alike for several pieces of work, as what is stated for all of them does, is one step. */
function stepsOfAll(pairs: readonly PairedWork[], field: Field): readonly DiffStep[] {
  const changes = new Map<string, readonly PairedWork[]>();
  for (const pair of pairs) {
    if (changedFields(pair, [field]).length === 0) continue;
    const { from, to } = inputWords(field, pair.before.inputs, pair.after.inputs);
    const key = `${from} ${to}`;
    changes.set(key, [...(changes.get(key) ?? []), pair]);
  }
  return [...changes.values()].flatMap((alike) => {
    const steps = alike.flatMap((pair) => inputSteps(pair, 'operations', [field]));
    const [first] = steps;
    if (first === undefined || steps.length === 1) return steps;
    const { workload: _, ...words } = first;
    return [
      { ...words, made: (basis) => steps.reduce((now, step) => step.made(now), basis) } satisfies DiffStep,
    ];
  });
}

function lifetimeStep(pair: PairedWork): readonly DiffStep[] {
  const [from, to] = [lifetimeOf(pair.before), lifetimeOf(pair.after)];
  if (from === to) return [];
  const words = {
    kind: 'operations',
    label: 'cache lifetime',
    from: from ?? 'none',
    to: to ?? 'none',
  } as const;
  const step = fieldsStep(pair, ['cacheExpiryShare'], words);
  return [
    {
      ...step,
      made: (basis) => withWorkload(step.made(basis), pair.place, (workload) => withLifetime(workload, to)),
    },
  ];
}

function lifetimeOf(workload: Workload): CacheLifetime | undefined {
  return workload.kind === 'text' || workload.kind === 'agent' ? workload.cacheLifetime : undefined;
}

function withLifetime(workload: Workload, to: CacheLifetime | undefined): Workload {
  if (workload.kind !== 'text' && workload.kind !== 'agent') return workload;
  const { cacheLifetime: _, ...rest } = workload;
  return { ...rest, ...(to === undefined ? {} : { cacheLifetime: to }) };
}
