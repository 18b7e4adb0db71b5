import { add, type BillingUnit, compare, divide, exact, ONE, subtract, sum, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import { type Assumed, byDefault, type Inputs } from '../assumption.ts';
import { cacheOf, cacheReads, cacheWrites } from '../cache.ts';
import { type Call, callsOf } from '../conversation.ts';
import { EVERY_DAY, NO_CACHE } from '../defaults.ts';
import type { Field } from '../field.ts';
import { type Payee, TOKEN_PRICES } from '../pricing.ts';
import type { Quantities, RequestClass, Step } from '../request-class.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
import { type Volume, volumeOf } from '../volume.ts';
import type { AgentWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** The parts of an average context, with the words for them. */
const PARTS = [
  ['instructionTokens', 'instructions'],
  ['historyTokens', 'history'],
  ['fileTokens', 'files'],
  ['toolDefinitionTokens', 'tool definitions'],
  ['toolResultTokens', 'tool results'],
] as const;

/** The parts of the context of a call; an average, unless it grows. */
export const CONTEXT_PARTS: readonly Field[] = PARTS.map(([field]) => field);

/** What makes the context one that grows from call to call. */
export const GROWING_FIELDS: readonly Field[] = [
  'prefixTokens',
  'growthTokens',
  'fedBackShare',
  'compactAtTokens',
];
const CONTEXT: readonly Field[] = ['contextTokens', 'inputTokens', ...CONTEXT_PARTS];

/** What every call begins with. */
const PREFIX = [
  ['prefixTokens', 'prefix'],
  ['instructionTokens', 'instructions'],
  ['toolDefinitionTokens', 'tool definitions'],
  ['fileTokens', 'files'],
  ['historyTokens', 'history'],
] as const;

export const PREFIX_FIELDS: readonly Field[] = PREFIX.map(([field]) => field);

/** Tasks of an agent, each in several model calls. */
export const AGENT: WorkloadDefinition<AgentWorkload> = {
  volume: {
    once: 'tasks',
    month: 'tasksPerMonth',
    perUserPerDay: 'tasksPerUserPerDay',
    words: { one: 'task', many: 'tasks' },
    users: { one: 'developer', many: 'developers' },
  },
  needs: ({ inputs }) => [
    'callsPerTask',
    'outputTokens',
    ...(isGrowing(inputs) || CONTEXT.some((field) => inputs[field] !== undefined)
      ? []
      : (['contextTokens'] as const)),
  ],
  takes: [
    'callsPerTask',
    'outputTokens',
    'contextTokens',
    'inputTokens',
    ...CONTEXT_PARTS,
    'prefixTokens',
    'growthTokens',
    'fedBackShare',
    'compactAtTokens',
    'compactToTokens',
    'cachedShare',
    'cacheWriteShare',
    'cacheExpiryShare',
    'successRate',
    ...TIER_FIELDS,
  ],
  prices: TOKEN_PRICES,
  defaults: defaultsOf,
  workOf: (workload, n, payeeOf) => {
    const volume = volumeOf(AGENT.volume, n);
    const payee = payeeOf(workload.pricing);
    const task = isGrowing(workload.inputs)
      ? growingCalls(workload, n, payee)
      : averageCalls(workload, n, payee);
    return {
      period: volume.period,
      classes: task.map((each) => ({ ...each, ...tiersOf(n), count: n.times(volume.count, each.count) })),
      ...stepsOf(volume, n),
      canGoWrong: true,
      countsRejected: false,
    };
  },
};

/** Whether the context grows from call to call, rather than being stated as an average. */
export function isGrowing(inputs: Inputs): boolean {
  return GROWING_FIELDS.some((field) => inputs[field] !== undefined);
}

function defaultsOf({ inputs, cacheLifetime }: AgentWorkload): Inputs {
  const expires = isGrowing(inputs) && cacheLifetime !== undefined;
  return {
    successRate: byDefault(ONE, 'no success rate was mentioned: every task is completed'),
    ...(isGrowing(inputs) ? { fedBackShare: fedBackBy(inputs) } : {}),
    ...(expires
      ? { cacheExpiryShare: EXPIRED }
      : { cachedShare: isGrowing(inputs) ? NO_LIFETIME : NO_CACHE }),
    ...(inputs.compactAtTokens === undefined
      ? {}
      : { compactToTokens: compactedBy(inputs, inputs.compactAtTokens) }),
    ...(inputs.tasksPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  };
}

function fedBackBy({ growthTokens }: Inputs): Assumed {
  return growthTokens === undefined
    ? byDefault(ONE, 'what a call writes is part of the history that the next ones read')
    : byDefault(ZERO, 'the stated growth has the output in it');
}

/** What every call begins with and a summary, within what holds however far either end of it is off. */
function compactedBy(inputs: Inputs, { value, range }: Assumed): Assumed {
  const prefix = sum(
    PREFIX_FIELDS.map((field) => inputs[field]?.range?.high ?? inputs[field]?.value ?? ZERO),
  );
  const half = divide(subtract(range?.low ?? value, prefix), exact(2));
  return compare(SUMMARY, half) <= 0
    ? byDefault(add(prefix, SUMMARY), 'what every call begins with and a summary of 10,000 tokens')
    : byDefault(
        add(prefix, compare(half, ZERO) < 0 ? ZERO : half),
        'what every call begins with and a summary of half of what is left below the compaction',
      );
}

function stepsOf<N>({ count, steps, costUnits }: Volume<N>, n: Calculator<N>) {
  const completed = n.times(count, n.optional('successRate', ONE));
  const calls = n.times(count, n.need('callsPerTask'));
  return {
    volume: [
      ...steps,
      { label: 'completed tasks', quantity: completed },
      { label: 'model calls', quantity: calls },
    ],
    costUnits: [
      { label: 'completed task', quantity: completed },
      { label: 'model call', quantity: calls },
      ...costUnits.slice(1),
    ],
  };
}

/** Calls that are all alike: the context is what it is on average. */
function averageCalls<N>(
  { inputs, cacheLifetime, pricing }: AgentWorkload,
  n: Calculator<N>,
  payee: Payee,
): readonly RequestClass<N>[] {
  const parts = PARTS.filter(([field]) => n.has(field)).map(([field, label]) => ({
    label,
    quantity: n.need(field),
  }));
  const whole = inputs.contextTokens === undefined ? 'inputTokens' : 'contextTokens';
  const context = parts.length > 0 ? n.plus(...parts.map(({ quantity }) => quantity)) : n.need(whole);
  const usage = usageOf(context, writtenBy(pricing, n));
  const cache = cacheOf({ cacheable: context, lifetime: cacheLifetime }, n);
  return [{ payee, count: n.need('callsPerTask'), usage, ...cache, ...(parts.length > 0 ? { parts } : {}) }];
}

/** The calls of one task as their context grows, and the compactions between them. */
function growingCalls<N>(
  workload: AgentWorkload,
  n: Calculator<N>,
  payee: Payee,
): readonly RequestClass<N>[] {
  const output = writtenBy(workload.pricing, n);
  const prefix = PREFIX.map(([field, label]) => ({
    label,
    quantity: n.optional(field, ZERO),
    said: n.has(field),
  }));
  const growth = [
    {
      label: 'tool results',
      quantity: n.optional('toolResultTokens', ZERO),
      said: n.has('toolResultTokens'),
    },
    { label: 'growth', quantity: n.optional('growthTokens', ZERO), said: n.has('growthTokens') },
    { label: 'earlier output', quantity: n.times(output, n.optional('fedBackShare', ONE)), said: true },
  ];
  const total = (parts: readonly Step<N>[]): N => n.plus(...parts.map(({ quantity }) => quantity));
  const calls = callsOf(
    {
      calls: n.need('callsPerTask'),
      prefix: total(prefix),
      growth: total(growth),
      ...(n.has('compactAtTokens')
        ? { compaction: { at: n.need('compactAtTokens'), to: n.need('compactToTokens') } }
        : {}),
    },
    n,
  );
  return calls.flatMap((call) => {
    const parts = [
      ...prefix.filter(({ said }) => said),
      ...growth
        .filter(({ said }) => said)
        .map(({ label, quantity }) => ({ label, quantity: n.times(quantity, call.additions) })),
      ...(call.compaction === undefined ? [] : [{ label: 'summary', quantity: call.summary }]),
    ];
    const usage = usageOf(call.prompt, output);
    const own = { payee, count: call.weight, usage, parts, ...rereads(workload, call, n) };
    const { compaction } = call;
    if (compaction === undefined) return [own];
    const summary = usageOf(compaction.prompt, compaction.output);
    const reads = rereads(workload, compaction, n);
    return [own, { payee, count: compaction.weight, usage: summary, ...reads, label: 'compaction' }];
  });
}

/**
 * What a call reads from the cache: with a lifetime, what an earlier call sent, unless it has expired, and the rest
 * is written; otherwise the stated share of its prompt.
 */
function rereads<N>(
  { cacheLifetime }: AgentWorkload,
  { prompt, repeated }: Pick<Call<N>, 'prompt' | 'repeated'>,
  n: Calculator<N>,
): Pick<RequestClass<N>, 'reads' | 'writes'> {
  if (cacheLifetime === undefined) return cacheOf({ cacheable: prompt, lifetime: undefined }, n);
  const alive = n.minus(n.constant(ONE), n.optional('cacheExpiryShare', ZERO));
  const read = n.times(repeated, alive);
  return { reads: cacheReads(read), writes: cacheWrites(n.minus(prompt, read), cacheLifetime) };
}

function writtenBy<N>({ inputs: { verbosity } }: AgentWorkload['pricing'], n: Calculator<N>): N {
  return n.times(n.need('outputTokens'), verbosity === undefined ? n.constant(ONE) : n.input(verbosity));
}

function usageOf<N>(input: N, output: N): Quantities<N> {
  return new Map<BillingUnit, N>([
    ['input-token', input],
    ['output-token', output],
  ]);
}

const NO_LIFETIME = byDefault(
  ZERO,
  'no caching was mentioned; a cache lifetime would count what earlier calls sent as read from the cache',
);
const EXPIRED = byDefault(
  exact('0.037'),
  'measured on coding agents: 3.7% of the requests found the cache expired (rossoctl/context-guru, pull request 86)',
);
const SUMMARY = exact(10_000);
