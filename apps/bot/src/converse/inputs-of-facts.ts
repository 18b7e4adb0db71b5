import { numberText } from '@tollkeeper/cards';
import { type Assumed, byDefault, type Field, given, type WorkloadKind } from '@tollkeeper/engine';
import { divide, exact, multiply, type Ratio } from '@tollkeeper/pricing';

import { type Fact, type FactName, isOtherFact } from '../understand/fact.ts';

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
    kind === 'voice' ? conversations(facts) : kind === 'transcription' ? recordings(facts) : totals(facts);
  for (const [field, assumed] of others) if (!inputs.has(field)) inputs.set(field, assumed);
  return inputs;
}

function assumedFrom({ value, range, note }: Fact): Assumed {
  const assumed = given(value, note);
  return range === undefined ? assumed : { ...assumed, range };
}

type Converted = readonly (readonly [Field, Assumed])[];

/** "30M tokens in and 4M out a month": without a number of requests their size does not matter, so a usual one is taken. */
function totals(facts: ReadonlyMap<FactName, Fact>): Converted {
  const [input, output] = [facts.get('inputTokensPerMonth'), facts.get('outputTokensPerMonth')];
  if (input === undefined && output === undefined) return [];
  const stated = facts.get('monthlyRequests')?.value;
  const size = facts.get('inputTokens')?.value ?? USUAL_INPUT;
  const requests = stated ?? (input === undefined ? undefined : divide(input.value, size));
  if (requests === undefined || requests.numerator === 0n) return [];
  const per = (total: Fact, label: string): Assumed =>
    given(
      divide(total.value, requests),
      `${numberText(total.value)} ${label} tokens a month, spread over the requests`,
    );
  return [
    ...(stated === undefined
      ? [
          [
            'monthlyRequests',
            byDefault(
              requests,
              `only totals were given: requests of ${numberText(size)} input tokens are taken`,
            ),
          ] as const,
        ]
      : []),
    ...(input === undefined ? [] : [['inputTokens', per(input, 'input')] as const]),
    ...(output === undefined ? [] : [['outputTokens', per(output, 'output')] as const]),
  ];
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

const USUAL_INPUT = exact(2_000);
const USUAL_MINUTES = exact(5);
