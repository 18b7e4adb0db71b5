import type { Field } from '@tollkeeper/engine';

import type { Understanding } from '../understand/understanding.ts';
import type { Brief, NamedModel } from './brief.ts';
import type { Conversation } from './conversation.ts';
import { kindOf } from './kind-of-brief.ts';
import { asksHowMuch, wantedIn } from './wanted.ts';

/** What a question was about, where it was not the cost of a scenario: a comparison, a budget, a price list. */
export type Purpose =
  | {
      readonly kind: 'comparison';
      readonly models: readonly NamedModel[];
      /** Names that fit several models or none, which are still to be asked about. */
      readonly unclear: readonly string[];
    }
  | { readonly kind: 'budget'; readonly wanted: Field }
  /** The rates of a model, of which it was asked which one is meant. */
  | { readonly kind: 'price' };

/**
 * Tells what a message is for; an answer to our question, or a change to what was said, is for the same as before.
 *
 * A new model after a comparison, or a value for what was to be found, asks for a plain estimate again.
 */
export function purposeOf(
  { intent, models, facts }: Understanding,
  { message, found, brief, before }: Circumstances,
): Purpose | undefined {
  if (intent === 'compare') {
    const unclear = models.flatMap(({ name, match }) => (match.kind === 'found' ? [] : [name]));
    return { kind: 'comparison', models: found, unclear };
  }
  if (!brief.facts.has('budget') && before?.purpose?.kind === 'budget') return undefined;
  if (
    intent === 'reverse' &&
    brief.facts.has('budget') &&
    before?.purpose?.kind === 'budget' &&
    !asksHowMuch(message)
  )
    return before.purpose;
  if (intent === 'reverse' && brief.facts.has('budget'))
    return { kind: 'budget', wanted: wantedIn(message, kindOf(brief)) };
  const purpose = before?.purpose;
  if (purpose?.kind === 'price') return undefined;
  if (purpose?.kind === 'budget')
    return facts.some(({ name }) => name === purpose.wanted) ? undefined : purpose;
  if (purpose === undefined || found.length === 0) return purpose;
  const isAnswer = before !== undefined && before.asked.length > 0;
  return isAnswer ? { ...purpose, models: [...purpose.models, ...found] } : undefined;
}

type Circumstances = {
  readonly message: string;
  /** The models that the message names or chooses. */
  readonly found: readonly NamedModel[];
  readonly brief: Brief;
  /** What the message goes on from; absent where it starts anew. */
  readonly before?: Conversation;
};
