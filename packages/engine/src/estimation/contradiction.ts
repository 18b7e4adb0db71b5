import { compare, exact, multiply, ONE, type Ratio, sum, ZERO } from '@tollkeeper/pricing';

import type { Assumed, Inputs } from './assumption.ts';
import { type Field, fieldDefinition } from './field.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { valueText } from './value-text.ts';
import { statedVolumes } from './volume.ts';
import { pricingsOf, type Workload } from './workload.ts';
import { definitionOf } from './workload-definitions.ts';
import { CONTEXT_PARTS, GROWING_FIELDS, isGrowing, PREFIX_FIELDS } from './workloads/agent.ts';

/** Values that are each within their bounds and cannot hold together. */
export function contradictionsOf(scenario: Scenario): readonly Problem[] {
  const { workloads } = scenario;
  const apart = workloads.flatMap((each, workload) =>
    [
      ...shareProblems(each),
      ...contextProblems(each),
      ...idleInputs(each),
      ...compactionProblems(each),
      ...lengthProblems(each),
    ].map((problem) => ({
      ...problem,
      workload,
    })),
  );
  return [...endlessRetries(scenario), ...doublePayment(scenario), ...apart, ...mixedPeriods(scenario)];
}

/** What always fails never succeeds, however often it is sent again. */
function endlessRetries({ workloads, inputs, retries }: Scenario): readonly Problem[] {
  const isEndless = ({ retryRate }: Inputs): boolean =>
    retryRate !== undefined && compare(mostOf(retryRate), ONE) >= 0;
  if (retries !== 'until-success') return [];
  const message = 'retry rate is 100%, but what always fails never succeeds: it must be below 100%.';
  const own = workloads.flatMap((each, workload) =>
    isEndless(each.inputs) ? [{ field: 'retryRate' as const, message, workload }] : [],
  );
  return isEndless(inputs) ? [{ field: 'retryRate', message }, ...own] : own;
}

/** Shares of one whole, which cannot exceed it together. */
function shareProblems(workload: Workload): readonly Problem[] {
  const { inputs } = workload;
  const fallbacks = pricingsOf(workload).flatMap(({ inputs: { fallbackShare } }) => fallbackShare ?? []);
  const wholes: readonly (readonly [Field, string, readonly (Assumed | undefined)[]])[] = [
    [
      'cacheWriteShare',
      'the shares of the input that are read from the cache and written to it',
      [inputs.cachedShare, inputs.cacheWriteShare],
    ],
    [
      'batchShare',
      'the shares of the requests at other service tiers',
      [inputs.batchShare, inputs.flexShare, inputs.priorityShare],
    ],
    ['fallbackShare', 'the shares of the requests that fallbacks serve', fallbacks],
  ];
  return wholes.flatMap(([field, words, shares]) => {
    const together = sum(shares.map((each) => (each === undefined ? ZERO : mostOf(each))));
    if (compare(together, ONE) <= 0) return [];
    const text = valueText(together, 'share');
    return [{ field, message: `${words} are ${text} together, but the most is 100%.` }];
  });
}

/** An agent's context is stated as a whole, by its parts, or as it grows: of two, one would be passed over. */
function contextProblems({ kind, inputs }: Workload): readonly Problem[] {
  if (kind !== 'agent') return [];
  const stated = (fields: readonly Field[]): readonly Field[] =>
    fields.filter((field) => inputs[field] !== undefined && inputs[field].origin !== 'default');
  const [growth, results] = stated(['growthTokens', 'toolResultTokens']);
  if (growth !== undefined && results !== undefined) {
    const [a, b] = [fieldDefinition(growth).label, fieldDefinition(results).label];
    return [
      {
        field: results,
        message: `${a} and ${b} are both stated: the first is all that a call adds already.`,
      },
    ];
  }
  const [whole, again] = stated(['contextTokens', 'inputTokens']);
  const [other = again] = stated([...CONTEXT_PARTS, ...GROWING_FIELDS]);
  if (whole === undefined || other === undefined) return [];
  const [a, b] = [fieldDefinition(whole).label, fieldDefinition(other).label];
  return [
    {
      field: other,
      message: `${a} and ${b} are both stated: the first is the whole context of a call already.`,
    },
  ];
}

/** Whoever pays with keys of their own buys no credits. */
function doublePayment({ ownKeys, inputs }: Scenario): readonly Problem[] {
  if (ownKeys !== true || inputs.topUp === undefined) return [];
  const message = 'credits bought at a time and your own keys are both stated: which of the two pays?';
  return [{ field: 'topUp', message }];
}

function compactionProblems({ inputs }: Workload): readonly Problem[] {
  const { compactAtTokens: at, compactToTokens: to } = inputs;
  if (at === undefined || to === undefined) return [];
  const before = valueText(leastOf(at), 'number');
  const prefix = sum(
    PREFIX_FIELDS.map((field) => (inputs[field] === undefined ? ZERO : mostOf(inputs[field]))),
  );
  if (compare(prefix, leastOf(at)) >= 0) {
    const message = `context tokens at which it is compacted is ${before}, but every call begins with ${valueText(prefix, 'number')}: it must be above them.`;
    return [{ field: 'compactAtTokens', message }];
  }
  if (compare(mostOf(to), leastOf(at)) < 0) return [];
  const message = `context tokens after it is compacted is ${valueText(mostOf(to), 'number')}, but it must be below the ${before} at which it is compacted.`;
  return [{ field: 'compactToTokens', message }];
}

/** What is stated and could change no figure is a misunderstanding. */
function idleInputs({ kind, inputs, ...workload }: Workload): readonly Problem[] {
  const { perUserPerDay } = definitionOf(kind).volume;
  const lifetime = 'cacheLifetime' in workload && workload.cacheLifetime !== undefined;
  const grows = kind === 'agent' && isGrowing(inputs);
  const idle: readonly (readonly [Field, boolean, string])[] = [
    [
      'activeDays',
      perUserPerDay !== undefined && inputs[perUserPerDay] === undefined,
      'the volume is not stated per day',
    ],
    ['cachedShare', grows && lifetime, 'with a cache lifetime it follows from the context as it grows'],
    ['cacheWriteShare', grows && lifetime, 'with a cache lifetime it follows from the context as it grows'],
    [
      'cacheExpiryShare',
      kind === 'agent' && !(grows && lifetime),
      'it needs a context that grows and a cache lifetime',
    ],
  ];
  return idle.flatMap(([field, isIdle, why]) =>
    isIdle && inputs[field] !== undefined && inputs[field].origin !== 'default'
      ? [{ field, message: `${fieldDefinition(field).label} changes nothing here: ${why}. Leave it out.` }]
      : [],
  );
}

/** Every call of a growing context and every turn of a session is computed by itself. */
function lengthProblems({ kind, inputs }: Workload): readonly Problem[] {
  const { callsPerTask: calls, minutesPerSession: minutes, turnsPerMinute: pace } = inputs;
  if (
    kind === 'agent' &&
    isGrowing(inputs) &&
    calls !== undefined &&
    compare(mostOf(calls), MOST_CALLS) > 0
  ) {
    const [count, most] = [mostOf(calls), MOST_CALLS].map((value) => valueText(value, 'number'));
    const message = `model calls per task is ${count}, but a context that grows is followed for at most ${most} calls.`;
    return [{ field: 'callsPerTask', message }];
  }
  if (kind === 'voice' && minutes !== undefined && pace !== undefined) {
    const turns = multiply(mostOf(minutes), mostOf(pace));
    if (compare(turns, MOST_TURNS) <= 0) return [];
    const [each, count, most] = [mostOf(pace), turns, MOST_TURNS].map((value) => valueText(value, 'number'));
    const message = `turns per minute is ${each}, but a session is followed for at most ${most} turns, and this one has ${count}.`;
    return [{ field: 'turnsPerMinute', message }];
  }
  return [];
}

/** A scenario that mixes what is done once with what repeats has no total. */
function mixedPeriods({ workloads }: Scenario): readonly Problem[] {
  const once = workloads.flatMap(({ kind, inputs }) => {
    const { volume } = definitionOf(kind);
    const [stated, ...others] = statedVolumes(volume, inputs);
    return stated === undefined || others.length > 0 ? [] : [stated === volume.once];
  });
  if (once.every((each) => each === once[0])) return [];
  const message = 'Some of the work is done once and some every month: estimate them apart.';
  return [{ field: 'workloads', message }];
}

function mostOf({ value, range }: Assumed): Ratio {
  return range?.high ?? value;
}

function leastOf({ value, range }: Assumed): Ratio {
  return range?.low ?? value;
}

/** Beyond this many calls of one task nobody plans. */
export const MOST_CALLS = exact(1_000);

/** A day of conversation at the turns that are assumed for one. */
export const MOST_TURNS = exact(6_000);
