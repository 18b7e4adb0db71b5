import { compare, divide, multiply, ONE, type Ratio, ratio, subtract, sum, ZERO } from '@tollkeeper/pricing';

import { type Assumed, type Inputs, measured } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { RetryConvention } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { isGrowing } from '../estimation/workloads/agent.ts';
import { countText } from './input-text.ts';
import { measuredAttempts, measuredShare, rangeAround, standardError } from './measured-statistics.ts';
import { type ObservedSum, type PilotObservation, requestsOf } from './pilot-observation.ts';
import type { PilotRefused } from './pilot-plan.ts';
import type { PilotUnit } from './piloted-work.ts';

/** What a pilot tried: the work with its defaults, and how failures are counted. */
export type Tried = {
  readonly workload: Workload;
  readonly unit: PilotUnit;
  readonly retries: RetryConvention;
};

/**
 * The inputs that an observation measures, each with its reason.
 *
 * A mean has the range mean ± 1.2816 · s / √n where the sum of squares is known, and a share that of
 * Wilson: one case in ten lies beyond on each side.
 */
export function measuredInputs(
  tried: Tried,
  observed: PilotObservation,
): { readonly kind: 'inputs'; readonly inputs: Inputs } | PilotRefused {
  const refusals = refusalsOf(tried, observed);
  if (refusals.length > 0) return { kind: 'refused', reasons: refusals };
  const inputs = { ...sizes(tried, observed), ...caches(tried, observed), ...operations(tried, observed) };
  return { kind: 'inputs', inputs };
}

/** What the observation lacks, or what of it does not fit what stays assumed. */
function refusalsOf({ workload, unit }: Tried, observed: PilotObservation): readonly string[] {
  const { inputTokens, outputTokens, cachedTokens, cacheWriteTokens, accepted, calls } = observed;
  const { kind, inputs } = workload;
  const missing = (what: string, why: string): string => `${what} are missing: ${why}.`;
  const reasons: string[] = [];
  if (kind === 'agent' && calls === undefined && (inputTokens ?? outputTokens) !== undefined) {
    reasons.push(missing('The model calls', 'tokens of an agent are assumed for each call'));
  }
  if (kind === 'agent' && isGrowing(inputs) && inputTokens !== undefined) {
    const why = 'a context that grows is replaced by the measured mean, and its cache with it';
    const lifetime = workload.cacheLifetime !== undefined;
    if (cachedTokens === undefined && (lifetime || inputs.cachedShare !== undefined))
      reasons.push(missing('Cached tokens', why));
    if (cacheWriteTokens === undefined && lifetime) reasons.push(missing('Tokens written to the cache', why));
  }
  if ((kind === 'image' || kind === 'video') && accepted === 0n) {
    reasons.push(
      `None of ${observed.runs} ${unit.many} was accepted: go on until one is, then there are attempts for it.`,
    );
  }
  const besides = besidesText(workload);
  if (
    inputTokens !== undefined &&
    compare(inputTokens.total, multiply(besides, ratio(requestsOf(observed)))) < 0
  ) {
    const mean = countText(divide(inputTokens.total, ratio(requestsOf(observed))));
    reasons.push(
      `The input tokens are ${mean} for one ${unit.one}, but images, pages and tool definitions alone are assumed at ${countText(besides)}: correct those first.`,
    );
  }
  return reasons;
}

/** Tokens and minutes of one request, call, generation or session. */
function sizes({ workload, unit }: Tried, observed: PilotObservation): Inputs {
  const { kind, inputs, pricing } = workload;
  const { inputTokens, outputTokens, reasoningTokens, minutes, calls, runs } = observed;
  const mean = meanOver(observed, calls === undefined ? unit.many : 'model calls');
  const verbosity = pricing.inputs.verbosity?.value ?? ONE;
  const sized: { [name in Field]?: Assumed } = {};
  if (calls !== undefined) {
    sized.callsPerTask = measured(ratio(calls, runs), reasonOf(runs, unit.many, observed.day));
  }
  if (inputTokens !== undefined) {
    const besides = besidesText(workload);
    const field = kind === 'agent' ? 'contextTokens' : 'inputTokens';
    sized[field] = mean(field, inputTokens, {
      less: besides,
      by: ONE,
      note: kind === 'agent' ? '' : noteOf(besides),
    });
  }
  if (outputTokens !== undefined) {
    const field = kind === 'image' ? 'tokensPerOutputImage' : 'outputTokens';
    const apart = kind === 'text' ? (reasoningTokens?.total ?? ZERO) : ZERO;
    const written = {
      total: subtract(outputTokens.total, apart),
      ...squaresIf(compare(apart, ZERO) === 0, outputTokens),
    };
    const note = compare(verbosity, ONE) === 0 ? '' : `, divided by the verbosity of ${countText(verbosity)}`;
    sized[field] = mean(field, written, { less: ZERO, by: verbosity, note });
  }
  if (
    kind === 'text' &&
    outputTokens !== undefined &&
    (reasoningTokens ?? inputs.reasoningTokens) !== undefined
  ) {
    const reasoning = reasoningTokens ?? { total: ZERO };
    const note = reasoningTokens === undefined ? ': reasoning is in the measured output' : '';
    sized.reasoningTokens = mean('reasoningTokens', reasoning, { less: ZERO, by: ONE, note });
  }
  if (minutes !== undefined) {
    sized.minutesPerSession = mean('minutesPerSession', minutes, { less: ZERO, by: ONE, note: '' });
  }
  return sized;
}

/** Squares of a difference are unknown: a mean from which another sum is taken has no range. */
function squaresIf(known: boolean, { squares }: ObservedSum): Pick<ObservedSum, 'squares'> {
  return known && squares !== undefined ? { squares } : {};
}

function caches({ unit }: Tried, observed: PilotObservation): Inputs {
  const { inputTokens, cachedTokens, cacheWriteTokens, calls } = observed;
  const reason = reasonOf(
    requestsOf(observed),
    calls === undefined ? unit.many : 'model calls',
    observed.day,
  );
  const share = (part: ObservedSum | undefined): Assumed | undefined =>
    part === undefined || inputTokens === undefined || compare(inputTokens.total, ZERO) === 0
      ? undefined
      : measured(divide(part.total, inputTokens.total), reason);
  const [cachedShare, cacheWriteShare] = [share(cachedTokens), share(cacheWriteTokens)];
  return {
    ...(cachedShare === undefined ? {} : { cachedShare }),
    ...(cacheWriteShare === undefined ? {} : { cacheWriteShare }),
  };
}

/** What went wrong, and what was accepted, as shares of the runs; retries of the requests. */
function operations({ workload, unit, retries: convention }: Tried, observed: PilotObservation): Inputs {
  const { kind } = workload;
  const { runs, retries, failures, accepted, calls, day } = observed;
  const requests = requestsOf(observed);
  const reason = reasonOf(runs, unit.many, day);
  const sent = convention === 'once' ? requests : requests + (retries ?? 0n);
  const generates = kind === 'image' || kind === 'video';
  return {
    ...(retries === undefined
      ? {}
      : {
          retryRate: measuredShare(
            retries,
            sent,
            reasonOf(sent, calls === undefined ? `${unit.many} sent` : 'model calls sent', day),
          ),
        }),
    ...(failures === undefined ? {} : { failedJobRate: measuredShare(failures, runs, reason) }),
    ...(accepted === undefined
      ? {}
      : generates
        ? { attemptsPerAccepted: measuredAttempts(accepted, runs, reason) }
        : kind === 'agent'
          ? { successRate: measuredShare(accepted, runs, reason) }
          : { rejectionRate: measuredShare(runs - accepted, runs, reason) }),
  };
}

/** How a mean becomes the input: less what is counted elsewhere, divided by what the engine multiplies it with. */
type Adjusted = { readonly less: Ratio; readonly by: Ratio; readonly note: string };

function meanOver(observed: PilotObservation, many: string) {
  const requests = requestsOf(observed);
  return (field: Field, sum: ObservedSum, { less, by, note }: Adjusted): Assumed => {
    const value = divide(subtract(divide(sum.total, ratio(requests)), less), by);
    const error = divide(standardError(sum, requests), by);
    return {
      ...measured(value, `${reasonOf(requests, many, observed.day)}${note}`),
      ...rangeAround(value, error, field),
    };
  };
}

/** Tokens of the input that are assumed apart from its text. */
function besidesText({ kind, inputs }: Workload): Ratio {
  const amountOf = (field: Field): Ratio => inputs[field]?.value ?? ZERO;
  const images = (count: Field): Ratio => multiply(amountOf(count), amountOf('tokensPerImage'));
  if (kind === 'image') return images('inputImages');
  if (kind !== 'text') return ZERO;
  const pages = multiply(amountOf('pdfPagesPerRequest'), amountOf('tokensPerPdfPage'));
  return sum([images('imagesPerRequest'), pages, amountOf('toolDefinitionTokens')]);
}

function noteOf(besides: Ratio): string {
  return compare(besides, ZERO) === 0
    ? ''
    : `, less ${countText(besides)} of images, pages and tool definitions`;
}

function reasonOf(count: bigint, many: string, day: string): string {
  return `measured over ${countText(ratio(count))} ${many}, ${day}`;
}
