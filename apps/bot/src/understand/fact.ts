import type { Field } from '@tollkeeper/engine';
import type { Ratio } from '@tollkeeper/pricing';

/** Something that the person said, as an input of a scenario, with the words that it was read from. */
export type Fact = {
  readonly field: Field;
  readonly value: Ratio;
  readonly words: string;
  /** How the value follows from the words, where it is not the same number: "a day counts 30 times a month". */
  readonly note?: string;
};
