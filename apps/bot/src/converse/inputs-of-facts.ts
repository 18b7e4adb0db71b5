import { numberText } from '@tollkeeper/cards';
import { type Assumed, byDefault, type Field, given, type WorkloadKind } from '@tollkeeper/engine';
import { divide, exact, multiply, ONE, type Ratio } from '@tollkeeper/pricing';

import { type Fact, type FactName, isOtherFact } from '../understand/fact.ts';
import { inAMonth } from '../understand/period.ts';

/**
 * Turns facts into inputs of the engine. What it has no input for is brought to ones that it has: totals of tokens to
 * requests of a usual size, minutes of a month to conversations of a usual length, recordings to their minutes.
 */
export function inputsOfFacts(
  facts: ReadonlyMap<FactName, Fact>,
  kind: WorkloadKind,
): ReadonlyMap<Field, Assumed> {
  const inputs = new Map<Field, Assumed>();
  for (const fact of facts.values()) {
    if (!isOtherFact(fact.name)) inputs.set(fact.name, assumedFrom(fact));
  }
  const others =
    kind === 'voice'
      ? conversations(facts)
      : kind === 'transcription'
        ? recordings(facts)
        : totals(facts, kind);
  for (const [field, assumed] of others) if (!inputs.has(field)) inputs.set(field, assumed);
  return inputs;
}

function assumedFrom({ value, range, note }: Fact): Assumed {
  const assumed = given(value, note);
  return range === undefined ? assumed : { ...assumed, range };
}

type Converted = readonly (readonly [Field, Assumed])[];

/**
 * "30M tokens in and 4M out a month": spread over the requests that were said. Without any the size of a request does
 * not matter, so a usual one is taken, unless the other side is said by the request: then how many there are decides.
 */
function totals(facts: ReadonlyMap<FactName, Fact>, kind: WorkloadKind): Converted {
  const [input, output] = [facts.get('inputTokensPerMonth'), facts.get('outputTokensPerMonth')];
  if (input === undefined && output === undefined) return [];
  const stated = requestsSaid(facts, kind);
  const bySize = stated ?? requestsBySize(facts);
  const isMixed = facts.has('inputTokens') || facts.has('outputTokens');
  if (stated === undefined && (kind === 'agent' || (isMixed && bySize === undefined))) return [];
  const requests = bySize ?? (input === undefined ? undefined : divide(input.value, USUAL_INPUT));
  if (requests === undefined || requests.numerator === 0n) return [];
  const per = (total: Fact, label: string): Assumed => ({
    ...given(
      divide(total.value, requests),
      `${numberText(total.value)} ${label} tokens a month, spread over the requests`,
    ),
    ...scaledRange(total, divide(ONE, requests)),
  });
  const usual = `only totals were given: requests of ${numberText(USUAL_INPUT)} input tokens are taken`;
  const counted =
    bySize === undefined
      ? byDefault(requests, usual)
      : given(requests, 'the total over the tokens of a request');
  return [
    ...(stated === undefined ? [['monthlyRequests', counted] as const] : []),
    ...(input === undefined ? [] : [['inputTokens', per(input, 'input')] as const]),
    ...(output === undefined ? [] : [['outputTokens', per(output, 'output')] as const]),
  ];
}

/** "30M tokens in a month, 3,000 a request" are 10,000 requests. */
function requestsBySize(facts: ReadonlyMap<FactName, Fact>): Ratio | undefined {
  for (const [total, size] of SIDES) {
    const [whole, one] = [facts.get(total)?.value, facts.get(size)?.value];
    if (whole !== undefined && one !== undefined && one.numerator > 0n) return divide(whole, one);
  }
  return undefined;
}

/** How many requests, or calls of agents, there are in a month, where that was said. */
function requestsSaid(facts: ReadonlyMap<FactName, Fact>, kind: WorkloadKind): Ratio | undefined {
  const product = (...names: readonly FactName[]): Ratio | undefined => {
    const values = names.flatMap((name) => facts.get(name)?.value ?? []);
    return values.length === names.length ? values.reduce(multiply, ONE) : undefined;
  };
  const days = facts.get('activeDays')?.value ?? inAMonth('day');
  if (kind === 'agent') {
    const byUsers = product('users', 'tasksPerUserPerDay', 'callsPerTask');
    return (
      product('tasksPerMonth', 'callsPerTask') ??
      (byUsers === undefined ? undefined : multiply(byUsers, days))
    );
  }
  const byUsers = product('users', 'requestsPerUserPerDay');
  return product('monthlyRequests') ?? (byUsers === undefined ? undefined : multiply(byUsers, days));
}

/** "12k minutes a month" of conversations of a usual length. */
function conversations(facts: ReadonlyMap<FactName, Fact>): Converted {
  const minutes = facts.get('sessionMinutesPerMonth');
  if (minutes === undefined) return [];
  const stated = facts.get('minutesPerSession');
  const length = stated?.value ?? USUAL_MINUTES;
  const count = {
    ...minutes,
    value: divide(minutes.value, length),
    ...scaledRange(minutes, divide(exact(1), length)),
  };
  const sessions = {
    ...assumedFrom(count),
    reason: `${numberText(minutes.value)} minutes a month in sessions of ${numberText(length)} minutes`,
  };
  return [
    ['sessionsPerMonth', sessions],
    ...(stated === undefined
      ? [
          [
            'minutesPerSession',
            byDefault(length, 'no length was mentioned: five minutes are a usual call'),
          ] as const,
        ]
      : []),
  ];
}

function recordings(facts: ReadonlyMap<FactName, Fact>): Converted {
  const [count, minutes] = [facts.get('recordingsPerMonth'), facts.get('minutesPerRecording')];
  if (count === undefined || minutes === undefined) return [];
  const ends = (pick: 'low' | 'high'): Ratio =>
    multiply(count.range?.[pick] ?? count.value, minutes.range?.[pick] ?? minutes.value);
  const isRange = count.range !== undefined || minutes.range !== undefined;
  const note = `${numberText(count.value)} recordings of ${numberText(minutes.value)} minutes`;
  const total = given(multiply(count.value, minutes.value), note);
  return [
    ['audioMinutesPerMonth', isRange ? { ...total, range: { low: ends('low'), high: ends('high') } } : total],
  ];
}

function scaledRange({ range }: Fact, factor: Ratio): Pick<Fact, 'range'> {
  if (range === undefined) return {};
  return { range: { low: multiply(range.low, factor), high: multiply(range.high, factor) } };
}

const SIDES = [
  ['inputTokensPerMonth', 'inputTokens'],
  ['outputTokensPerMonth', 'outputTokens'],
] as const;
const USUAL_INPUT = exact(2_000);

const USUAL_MINUTES = exact(5);
