import {
  compare,
  divide,
  exact,
  type Ratio,
  ratio,
  roundHalfEven,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '@tollkeeper/pricing';

import { byDefault } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { RequestClass, Work } from '../estimation/request-class.ts';
import type { AgentWorkload, CacheLifetime, TextWorkload, Workload } from '../estimation/workload.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { isGrowing } from '../estimation/workloads/agent.ts';
import { type CacheBreakEven, cacheBreakEvens } from './cache-break-even.ts';
import { withInput } from './edit.ts';
import { countText } from './input-text.ts';
import type { Proposal, WorkloadAt } from './proposal.ts';

/**
 * Proposes to cache what the requests are known to repeat, where nothing was said about a cache: tool definitions
 * and instructions, and everything that an agent's growing context has sent before.
 */
export function prefixCaching(at: WorkloadAt): readonly Proposal[] {
  const workload = at.scenario.workloads[at.workload];
  if (workload === undefined || !isCacheable(workload)) return [];
  const { work } = costOfWorkload(completed(at.scenario), at.workload, at.prices);
  const [first] = work.classes;
  const card = first?.payee.cards('standard')[0]?.card;
  if (first === undefined || card === undefined) return [];
  const choices = cacheBreakEvens(card, toNumber(promptOf(first)));
  if (workload.kind === 'agent' && isGrowing(workload.inputs))
    return choices.map((each) => keptContext(at, each));
  const tokens = repeatedTokens(workload);
  if (compare(tokens, LEAST_PREFIX) < 0) return [];
  const share = divide(tokens, promptOf(first));
  return choices.flatMap((breakEven) => {
    const requests = requestsWithin(breakEven.lifetime ?? '5m', workload, work);
    const pays =
      breakEven.fromRequests !== undefined && compare(requests, ratio(breakEven.fromRequests)) >= 0;
    return pays ? [keptPrefix(at, { breakEven, requests, share, tokens })] : [];
  });
}

/** Work of a model that reads text, with no word yet about a cache. */
function isCacheable(workload: Workload): workload is TextWorkload | AgentWorkload {
  if (workload.kind !== 'text' && workload.kind !== 'agent') return false;
  const { cachedShare, cacheWriteShare } = workload.inputs;
  const said =
    cachedShare !== undefined && (cachedShare.origin !== 'default' || cachedShare.value.numerator > 0n);
  return !said && cacheWriteShare === undefined && workload.cacheLifetime === undefined;
}

/** What of a request may come from the cache; images with a price of their own do not. */
function promptOf({ usage }: RequestClass<Ratio>): Ratio {
  return subtract(usage.get('input-token') ?? ZERO, usage.get('input-image-token') ?? ZERO);
}

function repeatedTokens({ kind, inputs }: Workload): Ratio {
  const fields: readonly Field[] =
    kind === 'agent' ? ['instructionTokens', 'toolDefinitionTokens'] : ['toolDefinitionTokens'];
  return sum(fields.map((field) => inputs[field]?.value ?? ZERO));
}

/**
 * How many requests find the prefix in the cache before it is gone, the one that writes it among them: the calls of
 * a task, the calls of a job done once, or a month's requests spread evenly over its days and nights.
 */
function requestsWithin(
  lifetime: CacheLifetime,
  { kind, inputs }: Workload,
  { period, classes }: Work<Ratio>,
): Ratio {
  if (kind === 'agent') return inputs.callsPerTask?.value ?? ZERO;
  const count = classes[0]?.count ?? ZERO;
  return period === 'once' ? count : divide(count, LIFETIMES_A_MONTH[lifetime]);
}

type Prefix = {
  readonly breakEven: CacheBreakEven;
  readonly requests: Ratio;
  readonly share: Ratio;
  readonly tokens: Ratio;
};

/** Of `requests` one writes the prefix and the others read it; that each use prolongs its life is left out. */
function keptPrefix(
  { scenario, workload }: WorkloadAt,
  { breakEven, requests, share, tokens }: Prefix,
): Proposal {
  const { lifetime } = breakEven;
  const written = divide(share, requests);
  const reason = `advised: ${countText(tokens)} tokens are the same in every request`;
  const reading = withInput(scenario, {
    field: 'cachedShare',
    assumed: byDefault(subtract(share, written), reason),
    workload,
  });
  const writing =
    lifetime === undefined
      ? reading
      : withInput(reading, { field: 'cacheWriteShare', assumed: byDefault(written, reason), workload });
  return {
    kind: 'caching',
    workload,
    change: `Put the ${countText(tokens)} tokens that every request repeats first, and cache them${forLifetime(lifetime)}`,
    cost: `it pays ${paysFrom(breakEven)}, and the plan has ${aboutText(requests)} in that time; what is cached must be the same to the letter`,
    scenario: lifetime === undefined ? writing : kept(writing, workload, lifetime),
  };
}

/** A lifetime makes the engine count the reads and writes of each call; writes without a price are plain input. */
function keptContext({ scenario, workload }: WorkloadAt, breakEven: CacheBreakEven): Proposal {
  const { lifetime } = breakEven;
  return {
    kind: 'caching',
    workload,
    change: `Cache the context between the calls of a task${forLifetime(lifetime)}`,
    cost: `it pays ${paysFrom(breakEven)}, as long as each call follows the one before within that time; what was sent before must not be changed`,
    scenario: kept(scenario, workload, lifetime ?? '5m'),
  };
}

function kept(
  scenario: WorkloadAt['scenario'],
  place: number,
  cacheLifetime: CacheLifetime,
): WorkloadAt['scenario'] {
  return {
    ...scenario,
    workloads: scenario.workloads.map((each, at) =>
      at === place && (each.kind === 'text' || each.kind === 'agent') ? { ...each, cacheLifetime } : each,
    ),
  };
}

/** The cache's break-even in words: `from the 2nd request within 5 minutes`. */
function paysFrom({ fromRequests = 1n, lifetime = '5m' }: CacheBreakEven): string {
  const ending =
    fromRequests % 100n > 10n && fromRequests % 100n < 14n ? 'th' : ENDINGS[Number(fromRequests % 10n)];
  return `from the ${fromRequests}${ending ?? 'th'} request within ${WORDS[lifetime]}`;
}

/** Nobody sends a part of a request. */
function aboutText(requests: Ratio): string {
  const whole = ratio(roundHalfEven(requests));
  return `${compare(whole, requests) === 0 ? '' : 'about '}${countText(whole)}`;
}

function forLifetime(lifetime: CacheLifetime | undefined): string {
  return lifetime === undefined ? '' : ` for ${WORDS[lifetime]}`;
}

const WORDS: Readonly<Record<CacheLifetime, string>> = { '5m': '5 minutes', '1h': 'an hour' };

const ENDINGS = ['th', 'st', 'nd', 'rd'] as const;

/** In a month of 30 days. */
const LIFETIMES_A_MONTH: Readonly<Record<CacheLifetime, Ratio>> = {
  '5m': exact(30 * 24 * 12),
  '1h': exact(30 * 24),
};

/** Shorter prefixes are not kept (OpenAI and Anthropic, prompt caching, 2026-08); some models ask for up to 4,096. */
const LEAST_PREFIX = exact(1_024);
