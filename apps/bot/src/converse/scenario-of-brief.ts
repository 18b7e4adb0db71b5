import {
  type AgentWorkload,
  type Assumed,
  byDefault,
  type CacheLifetime,
  definitionOf,
  type Field,
  fieldsOf,
  type Inputs,
  OPERATION_FIELDS,
  type Pricing,
  type Scenario,
  type Workload,
  type WorkloadKind,
} from '@tollkeeper/engine';
import { exact, ONE, ZERO } from '@tollkeeper/pricing';

import { inAMonth } from '../understand/period.ts';
import type { Brief } from './brief.ts';
import { inputsOfFacts } from './inputs-of-facts.ts';
import { kindOf } from './kind-of-brief.ts';
import type { Missing } from './missing.ts';
import { volumeFieldsOf } from './volume-fields.ts';

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
  const said: Said = inputsOfFacts(brief.facts, kind);
  const stated = workloadOf(brief, kind, said);
  const open: readonly Missing[] = hasVolume(stated) ? [] : [definitionOf(kind).volume.month];
  const missing = missingFrom(stated, open, said);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const workload = { ...stated, inputs: { ...(open.length === 0 ? {} : SINGLE[kind]), ...stated.inputs } };
  return {
    kind: 'scenario',
    scenario: {
      workloads: [workload],
      inputs: { ...feesOf(brief), ...aroundOf(said, kind) },
      ...(brief.mentions?.includes('own-keys') === true && kind !== 'subscription' ? { ownKeys: true } : {}),
    },
    stillOpen: open,
  };
}

/** What was said, as inputs of the engine. */
type Said = ReadonlyMap<Field, Assumed>;

function workloadOf(brief: Brief, kind: WorkloadKind, said: Said): Workload {
  const work = { pricing: pricingOf(brief, kind, said), inputs: inputsOf(brief, kind, said) };
  if (kind === 'text') return { kind, ...work, ...keptIn(brief) };
  return kind === 'agent' ? withOneContext({ kind, ...work, ...keptIn(brief) }) : { kind, ...work };
}

function keptIn({ choices }: Brief): { readonly cacheLifetime?: CacheLifetime } {
  const lifetime = choices.get('cache_lifetime');
  return lifetime === '5m' || lifetime === '1h' ? { cacheLifetime: lifetime } : {};
}

/** What has no effect is left out, so that no figure seems to rest on it. */
function inputsOf(brief: Brief, kind: WorkloadKind, said: Said): Inputs {
  const { perUserPerDay } = definitionOf(kind).volume;
  const byUsers = perUserPerDay !== undefined && said.has(perUserPerDay);
  const taken = fieldsOf(kind).filter((field) => field !== 'activeDays' || byUsers);
  const seats = kind === 'subscription' ? said.get('users') : undefined;
  return {
    ...(seats === undefined ? {} : { seats }),
    ...(byUsers && brief.workdays ? { activeDays: WORKDAYS } : {}),
    ...(brief.mentions?.includes('caching') === true && taken.includes('cachedShare')
      ? { cachedShare: NO_SHARE }
      : {}),
    ...statedAmong(said, taken),
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

function pricingOf(brief: Brief, kind: WorkloadKind, said: Said): Pricing {
  const { cache_lifetime: _, ...variant } = Object.fromEntries(brief.choices);
  const own: readonly Field[] = kind === 'text' || kind === 'agent' ? ['verbosity'] : [];
  return {
    ...(brief.model === undefined ? {} : { model: brief.model.id }),
    ...(Object.keys(variant).length === 0 ? {} : { variant }),
    inputs: statedAmong(said, [...definitionOf(kind).prices, ...own]),
  };
}

/** What surrounds the work. Rates that people forget are shown as what they are taken to be. */
function aroundOf(said: Said, kind: WorkloadKind): Inputs {
  const buffer = { buffer: byDefault(ZERO, 'no buffer was mentioned') };
  // A seat is paid for whatever happens with it.
  if (kind === 'subscription') return { ...buffer, ...statedAmong(said, ['buffer', 'topUp']) };
  return {
    retryRate: byDefault(ZERO, 'no retries were mentioned'),
    ...buffer,
    ...statedAmong(said, [...OPERATION_FIELDS, 'buffer', 'topUp']),
  };
}

/** OpenRouter's fee is a share of what is bought, whatever is bought at a time, unless that is very little. */
function feesOf({ mentions }: Brief): Inputs {
  return mentions?.includes('fees') === true ? { topUp: USUAL_TOP_UP } : {};
}

function missingFrom(
  { kind, pricing, inputs }: Workload,
  volume: readonly Missing[],
  said: Said,
): readonly Missing[] {
  const [price = 'model']: readonly Missing[] = PRICED_BY_TOKENS.includes(kind)
    ? []
    : definitionOf(kind).prices;
  const priced =
    pricing.model !== undefined ||
    definitionOf(kind).prices.some((field) => pricing.inputs[field] !== undefined);
  const { perUserPerDay, month } = definitionOf(kind).volume;
  const byUsers = perUserPerDay !== undefined && said.has(perUserPerDay);
  const needs = definitionOf(kind)
    .needs({ kind, pricing, inputs })
    .filter((field) => inputs[field] === undefined);
  const missing: readonly Missing[] = [
    ...(priced ? [] : [price]),
    ...(byUsers && !said.has('users') ? (['users'] as const) : []),
    ...needs,
  ];
  // A volume completes the picture of one call; users without it ask for a month.
  const isNeeded = SINGLE[kind] === undefined || missing.length > 0 || said.has('users');
  if (volume.length === 0 || !isNeeded) return missing;
  return priced ? [month, ...missing] : [...missing.slice(0, 1), month, ...missing.slice(1)];
}

function hasVolume({ kind, inputs }: Workload): boolean {
  return volumeFieldsOf(kind).some((field) => inputs[field] !== undefined);
}

function statedAmong(said: Said, fields: readonly Field[]): Inputs {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const assumed = said.get(field);
      return assumed === undefined ? [] : [[field, assumed]];
    }),
  );
}

const NO_SHARE = byDefault(ZERO, 'caching was mentioned without a share: nothing is counted as cached');

const USUAL_TOP_UP = byDefault(
  exact(100),
  'no purchase was named: the fee is the same share of any from $14.55 on',
);

const WORKDAYS = byDefault(inAMonth('workday'), 'workdays were mentioned: 22 a month');

/** What stands for one of it, for kinds of work of which one by itself is an answer. */
const SINGLE: Partial<Record<WorkloadKind, Inputs>> = {
  text: { calls: byDefault(ONE, 'no volume was mentioned: this is one call') },
  agent: { tasks: byDefault(ONE, 'no number of tasks was mentioned: this is one task') },
};

/** For these a model is a shorter answer than its prices. */
const PRICED_BY_TOKENS: readonly WorkloadKind[] = ['text', 'agent'];
