import { definitionOf, type Field, WORKLOAD_KINDS } from '@tollkeeper/engine';

import type { Fact } from '../understand/fact.ts';
import type { BareNumber } from '../understand/understand.ts';
import type { Conversation } from './conversation.ts';

/** Takes numbers without words as the answer to the question asked: "6,000" to "how much of it in a month?". */
export function answersToQuestion(bare: readonly BareNumber[], { asked }: Conversation): readonly Fact[] {
  const [first, second, ...more] = bare;
  if (first === undefined || more.length > 0) return [];
  const fields = asked.filter((each) => each !== 'model');
  if (second !== undefined) {
    const both = fields.includes('inputTokens') && fields.includes('outputTokens');
    return both ? [as('inputTokens', first), as('outputTokens', second)] : [];
  }
  // A number alone answers the question for a volume, whatever else was asked with it.
  const volume = fields.find((field) => VOLUMES.has(field));
  const field = volume ?? (asked.length === 1 ? fields[0] : undefined);
  return field === undefined ? [] : [as(field, first)];
}

function as(field: Field, { value, words }: BareNumber): Fact {
  return { field, value, words };
}

const VOLUMES: ReadonlySet<Field> = new Set(WORKLOAD_KINDS.map((kind) => definitionOf(kind).volume.month));
