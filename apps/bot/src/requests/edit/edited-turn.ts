import type { FormField } from '@tollkeeper/cards';
import { allFields, type Field, problemOf, problemsOf } from '@tollkeeper/engine';
import { findModel } from '@tollkeeper/pricing';

import { fieldKey } from '../../commands/field-key.ts';
import { estimateTurn } from '../../converse/answer-estimate.ts';
import { addTo, type Brief, type NamedModel } from '../../converse/brief.ts';
import { wrongChoices } from '../../converse/choices.ts';
import type { Conversation } from '../../converse/conversation.ts';
import { beyondEstimates } from '../../converse/route-notes.ts';
import { settledWork } from '../../converse/settled-work.ts';
import type { Surroundings, Turn } from '../../converse/turn.ts';
import { type Choice, isChoiceName } from '../../understand/choice.ts';
import type { Fact } from '../../understand/fact.ts';
import { factIn } from './field-value.ts';
import { unclearModel } from './unclear-model.ts';
import { withoutTotals } from './without-totals.ts';

/** What became of a form: an answer against the one before, or what is wrong, by the keys of its fields. */
export type Edited =
  | { readonly kind: 'answered'; readonly turn: Turn; readonly changes: readonly string[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'wrong'; readonly errors: ReadonlyMap<string, string> };

/** Answers a conversation anew with the values of a form that differ from the ones it showed. */
export function editedTurn(
  conversation: Conversation,
  {
    fields,
    values,
  }: { readonly fields: readonly FormField[]; readonly values: Readonly<Record<string, string>> },
  around: Surroundings,
): Edited {
  const changes = changesIn(fields, values);
  if (changes.length === 0) return { kind: 'unchanged' };
  const read = changes.map((change) => readChange(change, conversation.brief, around));
  const errors = new Map(
    read.flatMap((each) => (each.kind === 'wrong' ? [[each.key, each.sentence] as const] : [])),
  );
  if (errors.size > 0) return { kind: 'wrong', errors };
  const brief = changedBrief(conversation.brief, read);
  const [first] = changes;
  const wrong = problemsAfter(brief, { keys: fields.map(({ key }) => key), first: first?.key ?? '', around });
  if (wrong.size > 0) return { kind: 'wrong', errors: wrong };
  const turn = estimateTurn({ brief, before: conversation.brief, unused: [], conversation, around });
  if (turn.reply.kind === 'refused')
    return { kind: 'wrong', errors: new Map([[first?.key ?? '', turn.reply.sentences.join(' ')]]) };
  return { kind: 'answered', turn, changes: changes.map(({ key, value }) => `${key}=${value}`) };
}

type Change = { readonly key: string; readonly value: string };

function changesIn(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
): readonly Change[] {
  return fields.flatMap(({ key, value: shown }) => {
    const value = Object.hasOwn(values, key) ? (values[key] ?? '').trim() : shown;
    return value === shown ? [] : [{ key, value }];
  });
}

type ReadChange =
  | { readonly kind: 'model'; readonly model: NamedModel }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** An emptied field goes back to what is usual. */
  | { readonly kind: 'emptied'; readonly field: Field }
  | { readonly kind: 'wrong'; readonly key: string; readonly sentence: string };

function readChange({ key, value }: Change, brief: Brief, around: Surroundings): ReadChange {
  const wrong = (sentence: string): ReadChange => ({ kind: 'wrong', key, sentence });
  if (key === 'model') return readModel(value, around);
  if (isChoiceName(key)) {
    if (value === '') return wrong(`${key} must not be empty.`);
    return { kind: 'choice', choice: { name: key, value: value.toLowerCase() } };
  }
  const field = allFields().find((each) => fieldKey(each) === key);
  if (field === undefined) return wrong(`There is no field "${key}".`);
  if (value === '')
    return brief.facts.has(field) ? { kind: 'emptied', field } : wrong(`${key} must not be empty.`);
  const fact = factIn(field, value);
  if (typeof fact === 'string') return wrong(fact);
  const [problem] = problemOf({ ...fact, field });
  return problem === undefined ? { kind: 'fact', fact } : wrong(problem.message);
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

function changedBrief(before: Brief, read: readonly ReadChange[]): Brief {
  const emptied = new Set(read.flatMap((each) => (each.kind === 'emptied' ? [each.field] : [])));
  const added = read.flatMap((each) => (each.kind === 'fact' ? [each.fact] : []));
  const changed = allFields().filter((field) => added.some(({ name }) => name === field));
  const spread = withoutTotals(before, changed);
  const facts = new Map([...spread.facts].filter(([name]) => !emptied.has(name as Field)));
  const model = read.find((each) => each.kind === 'model')?.model;
  return addTo(
    { ...spread, facts },
    {
      facts: added,
      choices: read.flatMap((each) => (each.kind === 'choice' ? [each.choice] : [])),
      ...(model === undefined ? {} : { model }),
    },
  );
}

/** What speaks against the whole, at the field that it is about, or else at the first that was changed. */
function problemsAfter(
  brief: Brief,
  {
    keys,
    first,
    around,
  }: { readonly keys: readonly string[]; readonly first: string; readonly around: Surroundings },
): ReadonlyMap<string, string> {
  const work = settledWork(brief, around);
  const at = (key: string): string => (keys.includes(key) ? key : first);
  if (work.kind === 'incomplete') {
    const fields = work.missing.flatMap((each) => allFields().find((field) => field === each) ?? []);
    return new Map(fields.map((field) => [at(fieldKey(field)), `${fieldKey(field)} must not be empty.`]));
  }
  const { scenario, card } = work;
  const choices = card === undefined ? [] : wrongChoices(brief.choices, card);
  return new Map([
    ...choices.map((sentence) => [at(sentence.split(' ')[0] ?? ''), sentence] as const),
    ...problemsOf(scenario, around.catalog).map(
      ({ field, message }) => [at(field === 'workloads' ? '' : keyOf(field)), message] as const,
    ),
  ]);
}

function keyOf(field: Field | 'model'): string {
  return field === 'model' ? field : fieldKey(field);
}

const LONGEST_NAME = 200;
