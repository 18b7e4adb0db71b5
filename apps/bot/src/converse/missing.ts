import type { Field } from '@tollkeeper/engine';

import type { ChoiceName } from '../understand/choice.ts';

/** What a scenario still needs before it has a price: a model, an input, or a choice among the rates of the model. */
export type Missing = 'model' | Field | MissingChoice;

export type MissingChoice = `choice:${ChoiceName}`;

export function isMissingChoice(missing: Missing): missing is MissingChoice {
  return missing.startsWith('choice:');
}

/** Whether it is an input. */
export function isMissingField(missing: Missing): missing is Field {
  return missing !== 'model' && !isMissingChoice(missing);
}

export function choiceNameOf(missing: MissingChoice): ChoiceName {
  return missing.slice('choice:'.length) as ChoiceName;
}
