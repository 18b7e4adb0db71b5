import { findModel } from '@tollkeeper/pricing';
import { EMPTY_BRIEF } from '../converse/brief.ts';
import type { Conversation } from '../converse/conversation.ts';
import { priceOf } from '../converse/price-of-model.ts';
import type { Reply } from '../converse/reply.ts';
import type { Surroundings, Turn } from '../converse/turn.ts';
import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Shows the rates of a model. */
export const PRICE: Command = {
  name: 'price',
  description: 'Every rate of a model, with source, day and age',
  usage: 'sonnet 4.6',
  options: [{ name: 'model', description: 'Its name or id', isRequired: true, suggests: 'models' }],
  isProtected: false,
  textOf: ({ model }) => typed(model),
  answer: (rest, conversation, around) => offeringModels(priceReply(rest, around), conversation),
};

/** Shows all rates of the model that a name means; an unclear name is answered with the models it could be. */
export function priceReply(name: string, { catalog, today }: Surroundings): Reply {
  if (name === '' || name.startsWith('-')) return refused(name);
  if (name.length > LONGEST_NAME) return refused(`${name.slice(0, LONGEST_NAME)}…`);
  const match = findModel(catalog, name);
  switch (match.kind) {
    case 'found':
      return priceOf(match.model.id, [], { catalog, today });
    case 'ambiguous':
      return { kind: 'ambiguous-model', name, candidates: match.candidates, brief: EMPTY_BRIEF, notes: [] };
    case 'unknown':
      return { kind: 'unknown-model', name, near: match.near, brief: EMPTY_BRIEF, notes: [] };
  }
}

/** A name that could mean several models is answered with a number, such as "2". */
function offeringModels(reply: Reply, conversation: Conversation): Turn {
  if (reply.kind !== 'ambiguous-model') return { reply, conversation };
  const offered = reply.candidates.map(({ id }) => id);
  return {
    reply,
    conversation: { ...conversation, asked: ['model'], offered, purpose: { kind: 'price' } },
  };
}

function refused(name: string): Reply {
  const fault = name === '' ? 'The name of the model is missing' : `"${name}" is no name of a model`;
  const sentence = `${fault}: write /price and a name, such as /price sonnet 4.6. Two files of prices are compared on the command line, by npx pnpm -s tollkeeper price --diff OLD NEW.`;
  return { kind: 'refused', title: 'No price', sentences: [sentence] };
}

const LONGEST_NAME = 200;
