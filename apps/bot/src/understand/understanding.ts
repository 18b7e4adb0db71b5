import type { Field, WorkloadKind } from '@tollkeeper/engine';
import type { Ratio } from '@tollkeeper/pricing';

import type { Choice } from './choice.ts';
import type { Fact, Span } from './fact.ts';
import type { Intent } from './intent.ts';
import type { Mention } from './mention.ts';
import type { ModelToken } from './token.ts';

/** What a message says, without anything that it does not say. */
export type Understanding = {
  readonly intent: Intent;
  /** The kind of work, where the words or the model tell. */
  readonly kind?: WorkloadKind;
  readonly facts: readonly Fact[];
  readonly models: readonly ModelToken[];
  readonly choices: readonly Choice[];
  /** Whether workdays are mentioned, so that a day is one of 22 a month. */
  readonly workdays: boolean;
  /** What "how many … for $500" asks for. */
  readonly wanted?: Field;
  readonly mentions?: readonly Mention[];
  /** Sentences about what was read in another way than it may have been meant. */
  readonly remarks?: readonly string[];
  /** Words with a number that found no place; the person is told. */
  readonly unused: readonly string[];
  /** Numbers whose words name nothing: the answer to a question may be one. */
  readonly bare: readonly BareNumber[];
  /** Numbers that are one amount or a thousand of it, as they were written. */
  readonly unclear?: readonly string[];
  /** Amounts that were read and cannot be used, each with a sentence for the person. */
  readonly refused: readonly string[];
};

/** A number that says no more than a period: "6,000" or "6,000 a month", as an amount for a month. */
export type BareNumber = {
  readonly value: Ratio;
  readonly range?: Span;
  /** The same for one day, where days were named: users and workdays may change what a month has of it. */
  readonly daily?: Ratio;
  readonly words: string;
};
