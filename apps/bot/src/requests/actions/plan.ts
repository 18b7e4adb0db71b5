import type { Form } from '@tollkeeper/cards';

import { savePlan } from '../../commands/save-plan.ts';
import { replyCard } from '../../converse/reply-card.ts';
import { foundOrTold } from '../found-or-told.ts';
import type { Host } from '../host.ts';
import { shelfFor } from '../plan-shelf-for.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { sentenceResponse } from '../sentence-response.ts';
import { visibilityOf } from '../visibility-of.ts';
import { withDraft, wrongForm } from '../wrong-form.ts';

/** Opens a form for the name and the month of a plan. */
export async function openPlan(request: Request, id: string, host: Host): Promise<Response> {
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const form = planForm(kept.found.id, host);
  const values = kept.found.draft?.values ?? {};
  return { kind: 'form', form: { ...form, fields: withDraft(form.fields, values, new Map()) } };
}

/** Saves an answer as a plan, with the figures that it showed. */
export async function submitPlan(
  request: Request,
  { argument, values }: { readonly argument: string; readonly values: Readonly<Record<string, string>> },
  host: Host,
): Promise<Response> {
  const kept = await foundOrTold(request, argument, host);
  if (kept.kind !== 'found') return kept;
  const { planned, card, conversation, basis } = kept.found.answer;
  if (planned === undefined) return sentenceResponse(request, 'No plan', NOTHING_PLANNED);
  const form = planForm(kept.found.id, host);
  const written = withDraft(form.fields, values, new Map());
  const [name = '', month = ''] = written.map(({ value }) => value.trim());
  const saving = await savePlan({ name, month, planned, card, conversation, basis }, shelfFor(request, host));
  if (saving.kind === 'wrong')
    return wrongForm(form, { values, errors: new Map([[saving.field, saving.sentence]]) }, host);
  return {
    kind: 'card',
    card: replyCard({ kind: 'plan', did: 'saved', plan: saving.plan, notes: [] }),
    visibility: visibilityOf(request, { kind: 'plan' }, host.access),
  };
}

function planForm(id: string, { around }: Host): Form {
  return {
    title: 'Save as plan',
    fields: [
      { key: 'name', label: 'name', value: '', hint: 'such as launch; up to 60 characters' },
      { key: 'month', label: 'month', value: around().today.slice(0, 7), hint: 'such as 2026-12' },
    ],
    submit: { verb: 'plan', argument: id, label: 'Save' },
  };
}

const NOTHING_PLANNED = 'This answer has no planned amount, so it cannot be saved as a plan.';
