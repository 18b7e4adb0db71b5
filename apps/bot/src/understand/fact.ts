import type { Field } from '@tollkeeper/engine';
import type { Ratio } from '@tollkeeper/pricing';

/** Something that the person said, with the words that it was read from. */
export type Fact = {
  readonly name: FactName;
  readonly value: Ratio;
  /** The ends of a range, one case in ten below and above; the value is then its middle. */
  readonly range?: Span;
  readonly words: string;
  /** How the value follows from the words, where it is not the same number: "a week counts 4.3333 times a month". */
  readonly note?: string;
  /** Whether the value multiplies what was said before, as in "double the users", or is added to it. */
  readonly change?: 'times' | 'plus';
};

/** The two ends of a range. */
export type Span = { readonly low: Ratio; readonly high: Ratio };

/** An input of a scenario, or a number that inputs or the question follow from. */
export type FactName = Field | OtherFact;

/** A number that inputs or the question follow from. */
export type OtherFact = (typeof OTHER_FACTS)[number];

/**
 * Totals of a month where no request is named, lengths of recordings, what the question itself is about, and the volume
 * of whatever the work is, which only changes can be of.
 */
export const OTHER_FACTS = [
  'inputTokensPerMonth',
  'outputTokensPerMonth',
  'sessionMinutesPerMonth',
  'recordingsPerMonth',
  'minutesPerRecording',
  'months',
  'budget',
  'volume',
] as const;

/** Whether a fact is none of the inputs of a scenario. */
export function isOtherFact(name: FactName): name is OtherFact {
  return OTHER_FACTS.some((each) => each === name);
}
