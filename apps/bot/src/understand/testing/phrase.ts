import { multiply, type Ratio } from '@tollkeeper/pricing';
import fc from 'fast-check';

import type { FactName } from '../fact.ts';
import type { SpokenNumber } from './spoken-number.ts';

/** A piece of a message and the facts that it states. */
export type Phrase = { readonly text: string; readonly facts: Facts };

/** What is meant, by the names of the facts. */
export type Facts = Readonly<Partial<Record<FactName, Omit<SpokenNumber, 'text'>>>>;

/** One of several ways to say a number; `#` stands for it, and a factor follows where it is not said as it is meant. */
export type Way = string | readonly [text: string, factor: Ratio];

/** Says one fact in any of the ways. */
export function said(
  name: FactName,
  number: fc.Arbitrary<SpokenNumber>,
  ways: readonly Way[],
): fc.Arbitrary<Phrase> {
  return fc.tuple(fc.constantFrom(...ways), number).map(([way, spoken]) => {
    const [template, factor] = typeof way === 'string' ? [way, undefined] : way;
    return {
      text: template.replace('#', spoken.text),
      facts: { [name]: factor === undefined ? meant(spoken) : scaled(spoken, factor) },
    };
  });
}

/** Says two facts in one phrase, as in "# in / # out". */
export function saidTogether(
  names: readonly [FactName, FactName],
  numbers: readonly [fc.Arbitrary<SpokenNumber>, fc.Arbitrary<SpokenNumber>],
  ways: readonly string[],
): fc.Arbitrary<Phrase> {
  return fc.tuple(fc.constantFrom(...ways), ...numbers).map(([template, first, second]) => ({
    text: template.replace('#', first.text).replace('#', second.text),
    facts: { [names[0]]: meant(first), [names[1]]: meant(second) },
  }));
}

/** All of the phrases, in any order. */
export function allOf(...phrases: readonly fc.Arbitrary<Phrase>[]): fc.Arbitrary<readonly Phrase[]> {
  return fc.tuple(...phrases).chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }));
}

/** Nothing, or the phrase. */
export function perhaps(phrase: fc.Arbitrary<Phrase>): fc.Arbitrary<Phrase> {
  return fc.oneof(fc.constant({ text: '', facts: {} }), phrase);
}

function meant({ value, range }: SpokenNumber): Omit<SpokenNumber, 'text'> {
  return range === undefined ? { value } : { value, range };
}

function scaled({ value, range }: SpokenNumber, factor: Ratio): Omit<SpokenNumber, 'text'> {
  const times = (each: Ratio): Ratio => multiply(each, factor);
  return range === undefined
    ? { value: times(value) }
    : { value: times(value), range: [times(range[0]), times(range[1])] };
}
