import type { Form } from '@tollkeeper/cards';
import { definitionOf } from '@tollkeeper/engine';
import { findModel } from '@tollkeeper/pricing';

import { comparisonTurn } from '../../converse/answer-comparison.ts';
import type { Brief, NamedModel } from '../../converse/brief.ts';
import type { Conversation } from '../../converse/conversation.ts';
import { conversationFrom } from '../../converse/conversation-text.ts';
import { kindOf } from '../../converse/kind-of-brief.ts';
import type { Surroundings, Turn } from '../../converse/turn.ts';
import { unclearModel } from '../edit/unclear-model.ts';
import { foundOrTold } from '../found-or-told.ts';
import type { Host } from '../host.ts';
import type { FoundAnswer } from '../keep.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { sentenceResponse } from '../sentence-response.ts';
import { turnResponse } from '../talk-response.ts';
import { usualModels } from '../usual-models.ts';
import { withDraft, wrongForm } from '../wrong-form.ts';

/** Opens a form with models to compare an answer with; three usual ones stand in it. */
export async function openCompare(request: Request, id: string, host: Host): Promise<Response> {
  const kept = await foundOrTold(request, id, host);
  if (kept.kind !== 'found') return kept;
  const { found } = kept;
  const conversation = conversationFrom(found.answer.conversation);
  if (conversation === undefined) return sentenceResponse(request, 'Not to be compared', NOT_COMPARABLE);
  const form = compareForm(found, conversation, host.around());
  const values = found.draft?.values;
  if (values === undefined) return { kind: 'form', form };
  const compared = comparedTurn(conversation, values['models'] ?? '', host.around());
  const errors = new Map(compared.kind === 'wrong' ? [['models', compared.sentence]] : []);
  return { kind: 'form', form: { ...form, fields: withDraft(form.fields, values, errors) } };
}

/** Compares the scenario of an answer with the models of the form. */
export async function submitCompare(
  request: Request,
  { argument, values }: { readonly argument: string; readonly values: Readonly<Record<string, string>> },
  host: Host,
): Promise<Response> {
  const kept = await foundOrTold(request, argument, host);
  if (kept.kind !== 'found') return kept;
  const { found } = kept;
  const conversation = conversationFrom(found.answer.conversation);
  if (conversation === undefined) return sentenceResponse(request, 'Not to be compared', NOT_COMPARABLE);
  const around = host.around();
  const models = Object.hasOwn(values, 'models') ? (values['models'] ?? '') : '';
  const compared = comparedTurn(conversation, models, around);
  if (compared.kind === 'wrong') {
    const errors = new Map([['models', compared.sentence]]);
    return wrongForm(compareForm(found, conversation, around), { values, errors }, host);
  }
  const question = `${found.answer.question} (compared with ${models.trim()})`;
  return turnResponse(request, { ...compared.turn, question }, host);
}

function compareForm({ id }: FoundAnswer, { brief }: Conversation, { catalog }: Surroundings): Form {
  const { model } = brief;
  const name = model === undefined ? undefined : (catalog.card(model.id)?.name ?? model.id);
  const models = {
    key: 'models',
    label: 'models',
    value: usualModels(kindOf(brief), model?.id, catalog).join(', '),
    hint: `names or ids with commas between them${name === undefined ? '' : `; ${name} is compared too`}`,
  };
  return {
    title: 'Compare models',
    fields: [models],
    submit: { verb: 'compare', argument: id, label: 'Compare' },
  };
}

type Compared =
  | { readonly kind: 'compared'; readonly turn: Turn }
  | { readonly kind: 'wrong'; readonly sentence: string };

function comparedTurn(conversation: Conversation, text: string, around: Surroundings): Compared {
  const names = text
    .slice(0, LONGEST_LIST)
    .split(/[,;\n]|\bvs\b\.?|\band\b/iu)
    .flatMap((name) => name.trim() || []);
  if (names.length > MOST_MODELS)
    return { kind: 'wrong', sentence: `These are ${names.length} models; ${MOST_MODELS} are the most.` };
  const matches = names.map((name) => ({ name, match: findModel(around.catalog, name) }));
  const unclear = matches.flatMap(({ name, match }) =>
    match.kind === 'found' ? [] : [unclearModel(name, match)],
  );
  if (unclear.length > 0) return { kind: 'wrong', sentence: unclear.join(' ') };
  const models = matches.flatMap(({ name, match }): readonly NamedModel[] =>
    match.kind === 'found' ? [{ id: match.model.id, words: name }] : [],
  );
  const brief = asListed(conversation.brief, models);
  const ids = [brief.model, ...models].map((model) => model?.id);
  if (new Set(ids).size < 2) return { kind: 'wrong', sentence: 'Name at least one other model.' };
  const turn = comparisonTurn(
    { kind: 'comparison', models, unclear: [] },
    { brief, before: brief, unused: [], conversation, around },
  );
  return turn.reply.kind === 'refused'
    ? { kind: 'wrong', sentence: turn.reply.sentences.join(' ') }
    : { kind: 'compared', turn };
}

/** Prices that were stated for no model would not be those of the models compared. */
function asListed(brief: Brief, [first]: readonly NamedModel[]): Brief {
  if (brief.model !== undefined || first === undefined) return brief;
  const stated = new Set<string>(definitionOf(kindOf(brief)).prices);
  const facts = new Map([...brief.facts].filter(([name]) => !stated.has(name)));
  return { ...brief, kind: kindOf(brief), facts, model: first };
}

const MOST_MODELS = 8;
const LONGEST_LIST = 1_000;

const NOT_COMPARABLE = 'The scenario of this answer cannot be compared any more. Please ask again.';
