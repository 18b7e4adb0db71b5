import {
  type AgentWorkload,
  type Assumed,
  byDefault,
  type CacheLifetime,
  definitionOf,
  type Field,
  fieldsOf,
  given,
  type Inputs,
  OPERATION_FIELDS,
  type Pricing,
  type Scenario,
  type Workload,
  type WorkloadKind,
} from '@tollkeeper/engine';
import { exact, ONE, ZERO } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';
import { kindOf } from './kind-of-brief.ts';
import { volumeFieldsOf } from './volume-fields.ts';

/** What a scenario still needs before it has a price: a model, or an input. A price can be had from a model too. */
export type Missing = 'model' | Field;

/** A brief turned into a scenario, or what is missing from it. */
export type Drafted =
  | { readonly kind: 'scenario'; readonly scenario: Scenario; readonly stillOpen: readonly Missing[] }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[] };

/**
 * Drafts the scenario that a brief describes; what was not said is left to the engine's defaults,
 * except what would change the cost severalfold, which is missing.
 *
 * Without a volume the scenario is a single call or task: true by itself, and `stillOpen` asks for the rest.
 */
export function draftScenario(brief: Brief): Drafted {
  const kind = kindOf(brief);
  const stated = workloadOf(brief, kind);
  const open: readonly Missing[] = hasVolume(stated) ? [] : [definitionOf(kind).volume.month];
  const missing = missingFrom(stated, open, brief);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const workload = { ...stated, inputs: { ...(open.length === 0 ? {} : SINGLE[kind]), ...stated.inputs } };
  return {
    kind: 'scenario',
    scenario: { workloads: [workload], inputs: aroundOf(brief, kind) },
    stillOpen: open,
  };
}

function workloadOf(brief: Brief, kind: WorkloadKind): Workload {
  const work = { pricing: pricingOf(brief, kind), inputs: inputsOf(brief, kind) };
  if (kind === 'text') return { kind, ...work, ...keptIn(brief) };
  return kind === 'agent' ? withOneContext({ kind, ...work, ...keptIn(brief) }) : { kind, ...work };
}

function keptIn({ choices }: Brief): { readonly cacheLifetime?: CacheLifetime } {
  const lifetime = choices.get('cache_lifetime');
  return lifetime === '5m' || lifetime === '1h' ? { cacheLifetime: lifetime } : {};
}

/** What has no effect is left out, so that no figure seems to rest on it. */
function inputsOf(brief: Brief, kind: WorkloadKind): Inputs {
  const { perUserPerDay } = definitionOf(kind).volume;
  const byUsers = perUserPerDay !== undefined && brief.facts.has(perUserPerDay);
  const taken = fieldsOf(kind).filter((field) => field !== 'activeDays' || byUsers);
  const seats = kind === 'subscription' ? said(brief, 'users') : undefined;
  return {
    ...(seats === undefined ? {} : { seats }),
    ...(byUsers && brief.workdays ? { activeDays: WORKDAYS } : {}),
    ...statedAmong(brief, taken),
  };
}

/** A context is stated once: what calls are made of stands before a total, and a context before plain input. */
function withOneContext(workload: AgentWorkload): AgentWorkload {
  const { inputTokens: _plain, ...context } = workload.inputs;
  const { contextTokens: _total, ...parts } = context;
  const complete = [parts, context].find(
    (inputs) =>
      !definitionOf('agent')
        .needs({ ...workload, inputs })
        .includes('contextTokens'),
  );
  return complete === undefined ? workload : { ...workload, inputs: complete };
}

function pricingOf(brief: Brief, kind: WorkloadKind): Pricing {
  const { cache_lifetime: _, ...variant } = Object.fromEntries(brief.choices);
  const own: readonly Field[] = kind === 'text' || kind === 'agent' ? ['verbosity'] : [];
  return {
    ...(brief.model === undefined ? {} : { model: brief.model.id }),
    ...(Object.keys(variant).length === 0 ? {} : { variant }),
    inputs: statedAmong(brief, [...definitionOf(kind).prices, ...own]),
  };
}

/** What surrounds the work. Rates that people forget are shown as what they are taken to be. */
function aroundOf(brief: Brief, kind: WorkloadKind): Inputs {
  const buffer = { buffer: byDefault(ZERO, 'no buffer was mentioned') };
  // A seat is paid for whatever happens with it.
  if (kind === 'subscription') return { ...buffer, ...statedAmong(brief, ['buffer', 'topUp']) };
  return {
    retryRate: byDefault(ZERO, 'no retries were mentioned'),
    ...buffer,
    ...statedAmong(brief, [...OPERATION_FIELDS, 'buffer', 'topUp']),
  };
}

function missingFrom(
  { kind, pricing, inputs }: Workload,
  volume: readonly Missing[],
  { facts }: Brief,
): readonly Missing[] {
  const [price = 'model']: readonly Missing[] = PRICED_BY_TOKENS.includes(kind)
    ? []
    : definitionOf(kind).prices;
  const priced =
    pricing.model !== undefined ||
    definitionOf(kind).prices.some((field) => pricing.inputs[field] !== undefined);
  const { perUserPerDay, month } = definitionOf(kind).volume;
  const byUsers = perUserPerDay !== undefined && facts.has(perUserPerDay);
  const needs = definitionOf(kind)
    .needs({ kind, pricing, inputs })
    .filter((field) => inputs[field] === undefined);
  const missing: readonly Missing[] = [
    ...(priced ? [] : [price]),
    ...(byUsers && !facts.has('users') ? (['users'] as const) : []),
    ...needs,
  ];
  // A volume completes the picture of one call; users without it ask for a month.
  const isNeeded = SINGLE[kind] === undefined || missing.length > 0 || facts.has('users');
  if (volume.length === 0 || !isNeeded) return missing;
  return priced ? [month, ...missing] : [...missing.slice(0, 1), month, ...missing.slice(1)];
}

function hasVolume({ kind, inputs }: Workload): boolean {
  return volumeFieldsOf(kind).some((field) => inputs[field] !== undefined);
}

function statedAmong(brief: Brief, fields: readonly Field[]): Inputs {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const assumed = said(brief, field);
      return assumed === undefined ? [] : [[field, assumed]];
    }),
  );
}

function said({ facts }: Brief, field: Field): Assumed | undefined {
  const fact = facts.get(field);
  return fact === undefined ? undefined : given(fact.value, fact.note);
}

const WORKDAYS = byDefault(exact(22), 'workdays were mentioned: 22 a month');

/** What stands for one of it, for kinds of work of which one by itself is an answer. */
const SINGLE: Partial<Record<WorkloadKind, Inputs>> = {
  text: { calls: byDefault(ONE, 'no volume was mentioned: this is one call') },
  agent: { tasks: byDefault(ONE, 'no number of tasks was mentioned: this is one task') },
};

/** For these a model is a shorter answer than its prices. */
const PRICED_BY_TOKENS: readonly WorkloadKind[] = ['text', 'agent'];
