import type { Field } from '@tollkeeper/engine';

import type { Fact } from '../understand/fact.ts';
import type { BareNumber } from '../understand/understand.ts';
import type { Conversation } from './conversation.ts';
import type { Missing } from './scenario-of-brief.ts';

/** Takes numbers without words as the answer to the question asked: "6,000" to "how much of it in a month?". */
export function answersToQuestion(bare: readonly BareNumber[], { asked }: Conversation): readonly Fact[] {
  const [first, second, ...more] = bare;
  if (first === undefined || more.length > 0) return [];
  if (second !== undefined) {
    return asked.includes('tokens') ? [as('inputTokens', first), as('outputTokens', second)] : [];
  }
  const volume = asked.find((each) => VOLUME_FIELD[each] !== undefined);
  const field =
    VOLUME_FIELD[volume ?? 'model'] ?? (asked.length === 1 ? SINGLE_FIELD[asked[0] ?? 'model'] : undefined);
  return field === undefined ? [] : [as(field, first)];
}

function as(field: Field, { value, words }: BareNumber): Fact {
  return { field, value, words };
}

/** A number alone answers the question for a volume, whatever else was asked with it. */
const VOLUME_FIELD: Partial<Record<Missing, Field>> = {
  requests: 'monthlyRequests',
  tasks: 'tasksPerMonth',
  images: 'acceptedImagesPerMonth',
};

/** These it answers only when nothing else was asked. */
const SINGLE_FIELD: Partial<Record<Missing, Field>> = {
  'image price': 'unitPriceUsd',
  'calls per task': 'callsPerTask',
  context: 'contextTokens',
};
