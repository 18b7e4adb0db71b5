import { findModel } from '@tollkeeper/pricing';
import { EMPTY_BRIEF } from '../converse/brief.ts';
import { priceOf } from '../converse/price-of-model.ts';
import type { Reply } from '../converse/reply.ts';
import type { Surroundings } from '../converse/turn.ts';

/** Shows all rates of the model that a name means; an unclear name is answered with the models it could be. */
export function priceReply(name: string, { catalog, today }: Surroundings): Reply {
  if (name === '' || name.startsWith('-')) return refused(name);
  if (name.length > LONGEST_NAME) return refused(`${name.slice(0, LONGEST_NAME)}…`);
  const match = findModel(catalog, name);
  switch (match.kind) {
    case 'found':
      return priceOf(match.model.id, [], { catalog, today });
    case 'ambiguous':
      return { kind: 'ambiguous-model', name, candidates: match.candidates, brief: EMPTY_BRIEF };
    case 'unknown':
      return { kind: 'unknown-model', name, near: match.near, brief: EMPTY_BRIEF };
  }
}

function refused(name: string): Reply {
  const fault = name === '' ? 'The name of the model is missing' : `"${name}" is no name of a model`;
  const sentence = `${fault}: write /price and a name, such as /price sonnet 4.6. Two files of prices are compared on the command line, by tollkeeper price --diff OLD NEW.`;
  return { kind: 'refused', title: 'No price', sentences: [sentence] };
}

const LONGEST_NAME = 200;
