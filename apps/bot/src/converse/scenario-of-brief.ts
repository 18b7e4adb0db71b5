import {
  type AgentContext,
  type Assumed,
  byDefault,
  type Field,
  given,
  type Pricing,
  type RequestVolume,
  type Scenario,
  type StatedPriceField,
  type Workload,
} from '@tollkeeper/engine';
import { exact, ONE, ZERO } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';

/** What a scenario still needs before it has a price. */
export type Missing = 'model' | Volume | 'tokens' | 'image price' | 'calls per task' | 'context';

/** The volume that is missing, by what is counted. */
type Volume = 'requests' | 'tasks' | 'images';

/** A brief turned into a scenario, or what is missing from it. */
export type Drafted =
  | { readonly kind: 'scenario'; readonly scenario: Scenario; readonly stillOpen: readonly Missing[] }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[] };

/**
 * Drafts the scenario that a brief describes; what was not said becomes a default with its reason,
 * except what would change the cost severalfold, which is missing.
 *
 * Without a volume the scenario is a single call: true by itself, and `stillOpen` asks for the rest.
 */
export function draftScenario(brief: Brief): Drafted {
  const kind = workloadKind(brief);
  const missing = missingFrom(brief, kind);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const workload = kind === 'image' ? imageOf(brief) : kind === 'agent' ? agentOf(brief) : textOf(brief);
  const operations = {
    retryRate: said(brief, 'retryRate') ?? byDefault(ZERO, 'no retries were mentioned'),
    buffer: said(brief, 'buffer') ?? byDefault(ZERO, 'no buffer was mentioned'),
  };
  const stillOpen: readonly Missing[] = hasVolume(brief, kind) ? [] : [COUNTED[kind]];
  return { kind: 'scenario', scenario: { workloads: [workload], operations }, stillOpen };
}

function workloadKind({ facts, agent }: Brief): Workload['kind'] {
  if (IMAGE_FIELDS.some((field) => facts.has(field))) return 'image';
  return agent || AGENT_FIELDS.some((field) => facts.has(field)) ? 'agent' : 'text';
}

function missingFrom(brief: Brief, kind: Workload['kind']): readonly Missing[] {
  const has = (field: Field): boolean => brief.facts.has(field);
  const missing: Missing[] = [];
  if (kind === 'image') {
    if (!has('unitPriceUsd') && brief.model === undefined) missing.push('image price');
    if (!hasVolume(brief, kind)) missing.push('images');
    return missing;
  }
  const priced = has('priceInputPerMillion') || has('priceOutputPerMillion');
  if (brief.model === undefined && !priced) missing.push('model');
  if (kind === 'agent' && !has('callsPerTask')) missing.push('calls per task');
  if (kind === 'agent' && !has('inputTokens') && !CONTEXT_FIELDS.some(has)) missing.push('context');
  if ((kind === 'text' && !has('inputTokens')) || !has('outputTokens')) missing.push('tokens');
  const openVolume = !hasVolume(brief, kind) && (missing.length > 0 || has('users'));
  if (kind === 'text' && openVolume) missing.splice(missing.includes('model') ? 1 : 0, 0, 'requests');
  return missing;
}

function hasVolume({ facts }: Brief, kind: Workload['kind']): boolean {
  return VOLUME_FIELDS[kind].some((field) => facts.has(field));
}

function textOf(brief: Brief): Workload {
  return {
    kind: 'text',
    pricing: pricingOf(brief),
    volume: requestVolumeOf(brief),
    inputTokens: must(brief, 'inputTokens'),
    outputTokens: must(brief, 'outputTokens'),
    cachedShare: cachedShareOf(brief),
  };
}

function requestVolumeOf(brief: Brief): RequestVolume {
  const users = said(brief, 'users');
  const requestsPerUserPerDay = said(brief, 'requestsPerUserPerDay');
  if (users !== undefined && requestsPerUserPerDay !== undefined) {
    const everyDay = brief.workdays
      ? byDefault(exact(22), 'workdays were mentioned: 22 a month')
      : byDefault(exact(30), 'active every day of a month of 30 days');
    return { kind: 'users', users, activeDays: said(brief, 'activeDays') ?? everyDay, requestsPerUserPerDay };
  }
  const monthly = said(brief, 'monthlyRequests');
  if (monthly !== undefined) return { kind: 'requests', period: 'month', requests: monthly };
  const single = byDefault(ONE, 'no volume was mentioned: this is one call');
  return { kind: 'requests', period: 'once', requests: said(brief, 'calls') ?? single };
}

function imageOf(brief: Brief): Workload {
  const monthly = said(brief, 'acceptedImagesPerMonth');
  return {
    kind: 'image',
    pricing: pricingOf(brief),
    period: monthly === undefined ? 'once' : 'month',
    acceptedImages: monthly ?? must(brief, 'acceptedImages'),
    attemptsPerAccepted:
      said(brief, 'attemptsPerAccepted') ??
      byDefault(ONE, 'no attempts were mentioned: every image is accepted'),
  };
}

function agentOf(brief: Brief): Workload {
  const monthly = said(brief, 'tasksPerMonth');
  return {
    kind: 'agent',
    pricing: pricingOf(brief),
    period: monthly === undefined ? 'once' : 'month',
    tasks:
      monthly ?? said(brief, 'tasks') ?? byDefault(ONE, 'no number of tasks was mentioned: this is one task'),
    callsPerTask: must(brief, 'callsPerTask'),
    context: contextOf(brief),
    outputTokens: must(brief, 'outputTokens'),
    cachedShare: cachedShareOf(brief),
    successRate:
      said(brief, 'successRate') ?? byDefault(ONE, 'no success rate was mentioned: every task is completed'),
  };
}

function contextOf(brief: Brief): AgentContext {
  const part = (field: Field): Assumed =>
    said(brief, field) ?? byDefault(ZERO, 'not among the parts that you named');
  if (!PART_FIELDS.some((field) => brief.facts.has(field))) {
    return { kind: 'total', contextTokens: said(brief, 'contextTokens') ?? must(brief, 'inputTokens') };
  }
  return {
    kind: 'parts',
    instructionTokens: part('instructionTokens'),
    historyTokens: part('historyTokens'),
    fileTokens: part('fileTokens'),
    toolDefinitionTokens: part('toolDefinitionTokens'),
    toolResultTokens: part('toolResultTokens'),
  };
}

function cachedShareOf(brief: Brief): Assumed {
  return said(brief, 'cachedShare') ?? byDefault(ZERO, 'no caching was mentioned');
}

function pricingOf(brief: Brief): Pricing {
  const stated = PRICE_FIELDS.flatMap((field) => {
    const price = said(brief, field);
    return price === undefined ? [] : [{ field, price }];
  });
  return { ...(brief.model === undefined ? {} : { model: brief.model.id }), stated };
}

function said({ facts }: Brief, field: Field): Assumed | undefined {
  const fact = facts.get(field);
  return fact === undefined ? undefined : given(fact.value, fact.note);
}

function must(brief: Brief, field: Field): Assumed {
  const assumed = said(brief, field);
  if (assumed === undefined) throw new Error(`the brief was found complete, yet it has no ${field}`);
  return assumed;
}

const PART_FIELDS: readonly Field[] = [
  'instructionTokens',
  'historyTokens',
  'fileTokens',
  'toolDefinitionTokens',
  'toolResultTokens',
];
const CONTEXT_FIELDS: readonly Field[] = ['contextTokens', ...PART_FIELDS];
const IMAGE_FIELDS: readonly Field[] = [
  'acceptedImages',
  'acceptedImagesPerMonth',
  'attemptsPerAccepted',
  'unitPriceUsd',
];
const AGENT_FIELDS: readonly Field[] = ['callsPerTask', 'tasks', 'tasksPerMonth', ...CONTEXT_FIELDS];
const PRICE_FIELDS: readonly StatedPriceField[] = [
  'priceInputPerMillion',
  'priceOutputPerMillion',
  'priceCachedInputPerMillion',
  'unitPriceUsd',
];
const COUNTED: Readonly<Record<Workload['kind'], Volume>> = {
  text: 'requests',
  image: 'images',
  agent: 'tasks',
};
const VOLUME_FIELDS: Readonly<Record<Workload['kind'], readonly Field[]>> = {
  text: ['monthlyRequests', 'calls', 'requestsPerUserPerDay'],
  image: ['acceptedImages', 'acceptedImagesPerMonth'],
  agent: ['tasks', 'tasksPerMonth'],
};
