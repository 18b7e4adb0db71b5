import { isRange } from './amount.ts';
import type { Fact, FactName } from './fact.ts';
import type { Measure } from './measure.ts';
import type { Amount } from './token.ts';

/** The fact that a measure states, at its own number or at the one that follows from it. */
export function factOf(
  name: FactName,
  measure: Pick<Measure, 'words'> & { readonly number: Amount },
  note?: string,
): Fact {
  return factFrom(name, measure.number, { words: measure.words, ...(note === undefined ? {} : { note }) });
}

/** A fact with the range of its amount, if it has one. */
export function factFrom(
  name: FactName,
  amount: Amount,
  said: Pick<Fact, 'words' | 'note' | 'change'>,
): Fact {
  const { value, low, high } = amount;
  return { name, value, ...(isRange(amount) ? { range: { low, high } } : {}), ...said };
}
