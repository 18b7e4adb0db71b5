import type { FormField } from '@tollkeeper/cards';

import type { Conversation } from '../../converse/conversation.ts';
import { conversationFrom } from '../../converse/conversation-text.ts';
import type { Surroundings } from '../../converse/turn.ts';
import { editFields, editForm } from '../edit/edit-form.ts';
import { editedTurn } from '../edit/edited-turn.ts';
import { foundOrTold } from '../found-or-told.ts';
import type { Host } from '../host.ts';
import type { FoundAnswer } from '../keep.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { sentenceResponse } from '../sentence-response.ts';
import { turnResponse } from '../talk-response.ts';
import { withDraft, wrongForm } from '../wrong-form.ts';

/** Opens the form of an answer; the argument is its id, with a page behind a dot where the form has pages. */
export async function openEdit(request: Request, argument: string, host: Host): Promise<Response> {
  const { id, page } = pagedId(argument);
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const { found } = kept;
  const around = host.around();
  const editing = editingOf(found, around);
  if (editing === undefined) return sentenceResponse(request, 'Not to be edited', NOT_EDITABLE);
  const { conversation, fields } = editing;
  const values = found.draft?.values;
  const edited = values === undefined ? undefined : editedTurn(conversation, { fields, values }, around);
  const errors = edited?.kind === 'wrong' ? edited.errors : new Map<string, string>();
  const form = editForm(found.id, withDraft(fields, values ?? {}, errors));
  return { kind: 'form', form, ...(page === undefined ? {} : { page }) };
}

/** Answers anew with what was changed in the form, or says at each field what is wrong with it. */
export async function submitEdit(
  request: Request,
  { argument, values }: { readonly argument: string; readonly values: Readonly<Record<string, string>> },
  host: Host,
): Promise<Response> {
  const { id } = pagedId(argument);
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const { found } = kept;
  const around = host.around();
  const editing = editingOf(found, around);
  if (editing === undefined) return sentenceResponse(request, 'Not to be edited', NOT_EDITABLE);
  const { conversation, fields } = editing;
  const edited = editedTurn(conversation, { fields, values }, around);
  switch (edited.kind) {
    case 'unchanged':
      return sentenceResponse(request, 'Nothing was changed', UNCHANGED);
    case 'wrong':
      return wrongForm(editForm(found.id, fields), { values, errors: edited.errors }, host);
    case 'answered': {
      const question = `${found.answer.question} (${edited.changes.join(', ')})`;
      const fieldOrder = fields.map(({ key }) => key);
      return turnResponse(request, { ...edited.turn, question, fieldOrder }, host);
    }
  }
}

type Editing = { readonly conversation: Conversation; readonly fields: readonly FormField[] };

function editingOf({ answer }: FoundAnswer, around: Surroundings): Editing | undefined {
  const conversation = conversationFrom(answer.conversation);
  if (conversation === undefined) return undefined;
  const fields = editFields(conversation.brief, around, answer.fieldOrder);
  return fields === undefined ? undefined : { conversation, fields };
}

function pagedId(argument: string): { readonly id: string; readonly page?: number } {
  const [, id, page] = /^(.*)\.(\d{1,3})$/.exec(argument) ?? [];
  return id === undefined ? { id: argument } : { id, page: Number(page) };
}

const NOT_EDITABLE =
  'The numbers of this answer cannot be edited any more: its model or prices have changed. Please ask again.';
const UNCHANGED = 'All values are as they were, so the answer stands.';
