import { type Candidate, compare } from '@tollkeeper/engine';
import { askFor, estimateTurn } from './answer-estimate.ts';
import { cachingNotes } from './caching-notes.ts';
import { conversationFor } from './conversation.ts';
import type { Purpose } from './purpose.ts';
import { settledWork } from './settled-work.ts';
import { refuse, type Turn, type Turning } from './turn.ts';

/** Compares the model of the brief with others; a single name is compared with the model talked about before. */
export function comparisonTurn(
  { models }: Extract<Purpose, { readonly kind: 'comparison' }>,
  turning: Turning,
): Turn {
  const { brief, before, unused, conversation, around } = turning;
  const named = [brief.model, before.model, ...models].filter((each) => each !== undefined);
  const purpose: Purpose = { kind: 'comparison', models: named, unclear: [] };
  const ids = [...new Set(named.map(({ id }) => id))];
  if (ids.length < 2) return estimateTurn(turning);
  const work = settledWork(brief, around);
  if (work.kind === 'incomplete') return askFor(work, { brief, unused, purpose });
  const candidates = ids.map((model): Candidate => ({ model }));
  const comparison = compare(work.scenario, candidates, around);
  if (comparison.ranked.length === 0) {
    const reasons = comparison.refused.flatMap(({ model, problems }) =>
      problems.map(({ message }) => `${model}: ${message}`),
    );
    return refuse(['There is nothing to compare.', ...reasons], conversation);
  }
  return {
    reply: {
      kind: 'comparison',
      comparison,
      brief,
      unused,
      notes: [...work.notes, ...cachingNotes(brief, work.scenario)],
    },
    conversation: conversationFor(purpose, { brief, asked: [], offered: ids }),
  };
}
