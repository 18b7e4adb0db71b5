import type { FormField } from '@tollkeeper/cards';
import { allFields, type Field, problemsOf } from '@tollkeeper/engine';

import { fieldKey } from '../../commands/field-key.ts';
import { estimateTurn } from '../../converse/answer-estimate.ts';
import { addTo, type Brief } from '../../converse/brief.ts';
import { wrongChoices } from '../../converse/choices.ts';
import type { Conversation } from '../../converse/conversation.ts';
import { settledWork } from '../../converse/settled-work.ts';
import type { Surroundings, Turn } from '../../converse/turn.ts';
import { type Change, mustNotBeEmpty, type ReadChange, readChange } from './read-change.ts';
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
  const written = changesIn(fields, values).map((change) => ({
    change,
    meant: readChange(change, conversation.brief, around),
  }));
  const meaning = written.filter(({ meant }) => meant.kind !== 'none');
  const [changes, read] = [meaning.map(({ change }) => change), meaning.map(({ meant }) => meant)];
  if (changes.length === 0) return { kind: 'unchanged' };
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
  return { kind: 'answered', turn, changes: changes.map(({ key, value }) => `${key}=${value || 'default'}`) };
}

function changesIn(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
): readonly Change[] {
  return fields.flatMap(({ key, value: shown }) => {
    const value = Object.hasOwn(values, key) ? (values[key] ?? '').trim() : shown;
    return value === shown ? [] : [{ key, value }];
  });
}

function changedBrief(before: Brief, read: readonly ReadChange[]): Brief {
  const emptied = new Set<string>(read.flatMap((each) => (each.kind === 'emptied' ? [each.name] : [])));
  const added = read.flatMap((each) => (each.kind === 'fact' ? [each.fact] : []));
  const changed = allFields().filter((field) => added.some(({ name }) => name === field));
  const spread = withoutTotals(before, changed);
  const facts = new Map([...spread.facts].filter(([name]) => !emptied.has(name)));
  const choices = new Map([...spread.choices].filter(([name]) => !emptied.has(name)));
  const model = read.find((each) => each.kind === 'model')?.model;
  return addTo(
    { ...spread, facts, choices },
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
    return new Map(fields.map((field) => [at(fieldKey(field)), mustNotBeEmpty(fieldKey(field))]));
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
