import type { Card } from '@tollkeeper/cards';
import { maskSecrets } from '@tollkeeper/pricing';

import { conversationText } from '../converse/conversation-text.ts';
import { replyCard } from '../converse/reply-card.ts';
import type { Turn } from '../converse/turn.ts';
import { basisText } from '../watching/basis-text.ts';
import { buttonsOf, needsKeeping } from './buttons-of.ts';
import { csvOf } from './csv-of.ts';
import type { Host } from './host.ts';
import { keep } from './keep.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { workspaceKey } from './place-key.ts';
import type { Request } from './request.ts';
import type { CardResponse } from './response.ts';
import { visibilityOf } from './visibility-of.ts';

/** An answer, and the words that asked for it. */
export type Answered = Turn & {
  readonly question: string;
  readonly fieldOrder?: readonly string[];
};

/**
 * Makes a response of an answer, with buttons that work as long as it is kept.
 *
 * Where it cannot be kept, the buttons that need it are left out, and the answer says so.
 */
export async function answerResponse(
  request: Request,
  answered: Answered,
  host: Host,
): Promise<CardResponse> {
  const { reply } = answered;
  const { actions: own = [], ...card } = replyCard(reply);
  const visibility = visibilityOf(request, reply, host.access);
  if (request.place.platform === 'terminal') return { kind: 'card', card, visibility };
  const id = host.newId();
  const buttons = [...buttonsOf(reply, { id, isPrivate: visibility === 'private' }), ...own];
  if (buttons.length === 0) return { kind: 'card', card, visibility };
  const isKept =
    !needsKeeping(buttons) ||
    (await keep(id, { kind: 'answer', answer: keptOf(request, answered, { id, card, buttons }) }, host));
  return {
    kind: 'card',
    card: isKept
      ? { ...card, actions: buttons }
      : { ...card, sections: [...card.sections, { kind: 'note', text: NOT_KEPT }] },
    visibility,
  };
}

type Shown = { readonly id: string; readonly card: Card; readonly buttons: NonNullable<Card['actions']> };

function keptOf(
  { place }: Request,
  { reply, conversation, question, fieldOrder }: Answered,
  { id, card, buttons }: Shown,
): KeptAnswer {
  const csv = csvOf(reply);
  return {
    workspace: workspaceKey(place),
    question: shortened(maskSecrets(question)),
    card,
    buttons: buttons.flatMap((each) =>
      each.kind === 'button' && each.argument === id ? [{ verb: each.verb, label: each.label }] : [],
    ),
    conversation: conversationText(conversation),
    ...(csv === undefined ? {} : { csv }),
    ...(reply.kind === 'estimate'
      ? { planned: reply.estimate.planned, basis: basisText(reply.estimate) }
      : {}),
    ...(fieldOrder === undefined ? {} : { fieldOrder }),
  };
}

function shortened(question: string): string {
  const characters = [...question.toWellFormed().slice(0, LONGEST_QUESTION * 2)];
  const isWhole = question.length <= LONGEST_QUESTION;
  return isWhole ? question.toWellFormed() : `${characters.slice(0, LONGEST_QUESTION).join('')}…`;
}

const NOT_KEPT = 'This answer could not be kept, so it has no buttons: ask again for them.';

/** As much of a question as somebody reads above a shared answer. */
const LONGEST_QUESTION = 500;
