import { allFields, type Field, problemOf } from '@tollkeeper/engine';
import { findModel } from '@tollkeeper/pricing';

import { fieldKey } from '../../commands/field-key.ts';
import type { Brief, NamedModel } from '../../converse/brief.ts';
import { inputsOfFacts } from '../../converse/inputs-of-facts.ts';
import { kindOf } from '../../converse/kind-of-brief.ts';
import { openChoices } from '../../converse/open-choices.ts';
import { beyondEstimates } from '../../converse/route-notes.ts';
import type { Surroundings } from '../../converse/turn.ts';
import { type Choice, type ChoiceName, isChoiceName } from '../../understand/choice.ts';
import type { Fact } from '../../understand/fact.ts';
import { factIn } from './field-value.ts';
import { unclearModel } from './unclear-model.ts';

/** A field of a form that differs from what it showed. */
export type Change = { readonly key: string; readonly value: string };

/** What a change means for the brief of its answer. */
export type ReadChange =
  | { readonly kind: 'model'; readonly model: NamedModel }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** What was said is taken back, for what is usual. */
  | { readonly kind: 'emptied'; readonly name: Field | ChoiceName }
  /** What is usual was taken anyway. */
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly key: string; readonly sentence: string };

/** Reads what somebody wrote into a field, or that they emptied it. */
export function readChange({ key, value }: Change, brief: Brief, around: Surroundings): ReadChange {
  const wrong = (sentence: string): ReadChange => ({ kind: 'wrong', key, sentence });
  if (key === 'model') return readModel(value, around);
  if (isChoiceName(key)) {
    if (value === '') return emptiedChoice(key, brief, around);
    return { kind: 'choice', choice: { name: key, value: value.toLowerCase() } };
  }
  const field = allFields().find((each) => fieldKey(each) === key);
  if (field === undefined) return wrong(`There is no field "${key}".`);
  if (value === '') return emptiedField(field, brief);
  const fact = factIn(field, value);
  if (typeof fact === 'string') return wrong(fact);
  const [problem] = problemOf({ ...fact, field });
  return problem === undefined ? { kind: 'fact', fact } : wrong(problem.message);
}

/** The sentence for a field that has no usual value. */
export function mustNotBeEmpty(key: string): string {
  return `${key} must not be empty.`;
}

function readModel(value: string, { catalog }: Surroundings): ReadChange {
  const name = value.slice(0, LONGEST_NAME);
  const match = findModel(catalog, name);
  if (match.kind !== 'found') return { kind: 'wrong', key: 'model', sentence: unclearModel(name, match) };
  const beyond = beyondEstimates(name);
  return beyond === undefined
    ? { kind: 'model', model: { id: match.model.id, words: name } }
    : { kind: 'wrong', key: 'model', sentence: beyond };
}

/** Whether a value that was said was all there is shows once the whole is settled. */
function emptiedField(field: Field, brief: Brief): ReadChange {
  if (brief.facts.has(field)) return { kind: 'emptied', name: field };
  const isSpread = inputsOfFacts(brief.facts, kindOf(brief)).get(field)?.origin === 'given';
  const key = fieldKey(field);
  return isSpread ? { kind: 'wrong', key, sentence: mustNotBeEmpty(key) } : { kind: 'none' };
}

/** Nothing is usual where the values differ too much in price: then it would be asked for. */
function emptiedChoice(
  name: ChoiceName,
  { choices, model, ...brief }: Brief,
  around: Surroundings,
): ReadChange {
  if (!choices.has(name)) return { kind: 'none' };
  const card = model === undefined ? undefined : around.catalog.card(model.id);
  const others = new Map([...choices].filter(([other]) => other !== name));
  const asked = card === undefined ? [] : openChoices(card, kindOf({ ...brief, choices }), others).asked;
  return asked.some((each) => each.name === name)
    ? { kind: 'wrong', key: name, sentence: mustNotBeEmpty(name) }
    : { kind: 'emptied', name };
}

const LONGEST_NAME = 200;
