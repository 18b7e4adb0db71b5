import { definitionOf, problemOf } from '@tollkeeper/engine';
import { findModel } from '@tollkeeper/pricing';

import { isOtherFact } from '../understand/fact.ts';
import { findMentions } from '../understand/model-mention.ts';
import type { ModelToken } from '../understand/token.ts';
import { understand } from '../understand/understand.ts';
import type { Understanding } from '../understand/understanding.ts';
import { budgetTurn } from './answer-budget.ts';
import { comparisonTurn } from './answer-comparison.ts';
import { estimateTurn } from './answer-estimate.ts';
import { answersToQuestion, chosenModel, chosenOption } from './answers-to-question.ts';
import { addTo, type Brief, EMPTY_BRIEF, type NamedModel } from './brief.ts';
import { changedFacts } from './changed-facts.ts';
import { type Conversation, conversationFor } from './conversation.ts';
import { diagnosisReply } from './diagnosis-reply.ts';
import { EXAMPLE } from './example.ts';
import { followUpHint } from './follow-up-hint.ts';
import { inAnotherLanguage } from './in-another-language.ts';
import { kindOf } from './kind-of-brief.ts';
import { priceOf } from './price-of-model.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { beyondEstimates } from './route-notes.ts';
import { draftScenario } from './scenario-of-brief.ts';
import { withSettledDot } from './settled-dot.ts';
import { statusQuestion } from './status-question.ts';
import { refuse, type Surroundings, type Turn, type Turning } from './turn.ts';
import { withRemarks } from './with-remarks.ts';

/**
 * Answers one message of a conversation.
 *
 * A message that is complete by itself starts anew; any other adds to what was said before.
 * A message that cannot be used leaves the conversation as it was.
 */
export function answer(message: string, conversation: Conversation, around: Surroundings): Turn {
  if (message.length > LONGEST_MESSAGE) return refuse([tooLong(message.length)], conversation);
  const diagnosis = diagnosisReply(message) ?? statusQuestion(message);
  if (diagnosis !== undefined) return { reply: diagnosis, conversation };
  const hint = followUpHint(message, conversation);
  if (hint !== undefined) return refuse(hint, conversation);
  const meant = withSettledDot(message, conversation, around.catalog);
  return answerTo(heard(meant, conversation, around), conversation, { ...around, message: meant });
}

/** Reads a message in the light of what was said before. */
export function heard(
  message: string,
  { brief, asked }: Conversation,
  { catalog }: Surroundings,
): Understanding {
  const goesOn = brief.facts.size > 0 || brief.model !== undefined;
  if (!goesOn) return understand(message, catalog);
  const kind = kindOf(brief);
  const { perUserPerDay } = definitionOf(kind).volume;
  const isPerUser = perUserPerDay !== undefined && brief.facts.has(perUserPerDay);
  return understand(message, catalog, { kind, isPerUser, isSettled: asked.length === 0 });
}

/** Answers what was understood already, such as the fields of a command. */
export function answerTo(
  said: Understanding,
  conversation: Conversation,
  around: Surroundings & { readonly message?: string },
): Turn {
  const turn = turnOf(said, conversation, around);
  const { remarks = [] } = said;
  return remarks.length === 0 ? turn : { ...turn, reply: withRemarks(turn.reply, remarks) };
}

function turnOf(
  said: Understanding,
  conversation: Conversation,
  around: Surroundings & { readonly message?: string },
): Turn {
  const { message = '' } = around;
  if (message !== '' && isOnlyUnclear(said)) return askForNumber(message, said.refused, conversation);
  if (said.refused.length > 0) return refuse(said.refused, conversation);
  const early = withoutWork(said, conversation, around);
  if (early !== undefined) return early;
  // Nothing was picked: whoever asked for a price goes on with something else.
  if (conversation.purpose?.kind === 'price')
    return answerTo(said, conversationFor(undefined, { brief: conversation.brief, asked: [] }), around);
  const other = inAnotherLanguage(message, conversation.brief);
  const picked = chosenOption(message, conversation, around.catalog);
  const bare = picked.length > 0 ? [] : said.bare;
  const answered = [...said.facts, ...answersToQuestion(bare, conversation), ...(other?.facts ?? [])];
  const { facts, impossible } = changedFacts(answered, conversation.brief);
  const wrong = [
    ...impossible,
    ...facts.flatMap((fact) =>
      isOtherFact(fact.name) ? [] : problemOf({ ...fact, field: fact.name }).map(({ message: why }) => why),
    ),
  ];
  if (wrong.length > 0) return refuse(wrong, conversation);

  const found = [...foundModels(said.models), ...chosenModel(message, conversation, around.catalog)];
  const unclear = said.models.find(({ match }) => match.kind !== 'found');
  const [chosen, ...others] = found;
  const beyond = chosen === undefined ? undefined : beyondEstimates(chosen.words);
  if (beyond !== undefined) return refuse([beyond], conversation);
  const choices = [...said.choices, ...picked];
  const { mentions = [] } = said;
  const isEmpty = facts.length + found.length + said.models.length + choices.length + mentions.length === 0;
  const isOffTopic = said.intent === 'other' && found.length === 0 && isBlank(conversation);
  if ((isEmpty && said.intent !== 'estimate') || isOffTopic) return refuse([nothingRead(said)], conversation);

  const added = {
    ...said,
    facts,
    choices,
    ...(chosen === undefined ? {} : { model: chosen }),
    ...(other === undefined ? {} : { language: other.language }),
  };
  const alone = addTo(EMPTY_BRIEF, added);
  const isNew = startsAnew(alone, conversation);
  const brief = isNew ? alone : addTo(conversation.brief, added);
  const purpose = purposeOf(
    { ...said, facts },
    { message, found, brief, ...(isNew ? {} : { before: conversation }) },
  );
  if (unclear !== undefined && chosen === undefined && purpose?.kind !== 'comparison') {
    return askForModel(unclear, conversationFor(purpose, { brief, asked: ['model'] }));
  }
  const before = isNew ? EMPTY_BRIEF : conversation.brief;
  const read = [...facts, ...choices.map(({ value }) => ({ words: value })), ...found];
  const turning = { brief, before, unused: unusedWords(said, read), conversation, around };
  if (purpose?.kind === 'comparison') return nextOfComparison(purpose, turning);
  if (purpose?.kind === 'budget') return budgetTurn(purpose, turning);
  // Another model that was named, known or not, has no part in the figure.
  const idle = [
    ...others.map(({ words }) => words),
    ...said.models.flatMap(({ name, match }) => (match.kind === 'found' ? [] : [name])),
  ];
  return estimateTurn({ ...turning, unused: [...turning.unused, ...idle] });
}

/** A scenario that is complete by itself starts anew; while something is asked it must have its volume too. */
function startsAnew(alone: Brief, { asked }: Conversation): boolean {
  const drafted = draftScenario(alone);
  if (drafted.kind === 'incomplete') return false;
  const isPriced = alone.model !== undefined || isWholeWithPrice(alone);
  return isPriced && (asked.length === 0 || drafted.stillOpen.length === 0);
}

/** Asks which model an unclear name means, one name a turn, before the models are compared. */
function nextOfComparison(
  purpose: Extract<Purpose, { readonly kind: 'comparison' }>,
  turning: Turning,
): Turn {
  const { brief, around } = turning;
  const [name, ...unclear] = purpose.unclear;
  if (name === undefined) return comparisonTurn(purpose, turning);
  const match = findMentions(name, around.catalog)[0]?.match ?? findModel(around.catalog, name);
  return askForModel({ name, match }, conversationFor({ ...purpose, unclear }, { brief, asked: ['model'] }));
}

/** Whether nothing else is wrong than numbers such as 1.000. */
function isOnlyUnclear({ unclear = [], refused }: Understanding): boolean {
  return unclear.length > 0 && unclear.length === refused.length;
}

/** Asks which number is meant, and keeps the message for the answer. */
function askForNumber(message: string, sentences: readonly string[], conversation: Conversation): Turn {
  const { reply } = refuse([...sentences, 'The number alone is enough: the rest is kept.'], conversation);
  return { reply, conversation: { ...conversation, unclear: message } };
}

/** Help, prices and the state of an account need no scenario. */
function withoutWork(
  said: Understanding,
  conversation: Conversation,
  around: Surroundings & { readonly message?: string },
): Turn | undefined {
  switch (said.intent) {
    case 'help':
      return { reply: { kind: 'help' }, conversation };
    case 'budget':
      return { reply: { kind: 'not-watched' }, conversation };
    case 'price': {
      const [model] = said.models;
      if (model === undefined) return undefined;
      if (model.match.kind !== 'found')
        return askForModel(model, { ...conversation, asked: ['model'], purpose: { kind: 'price' } });
      return { reply: priceOf(model.match.model.id, said.choices, around), conversation };
    }
    default:
      return pickedPrice(said, conversation, around);
  }
}

/** Shows the rates of the model that is picked among those that a name could mean. */
function pickedPrice(
  { models, facts, choices }: Understanding,
  conversation: Conversation,
  around: Surroundings & { readonly message?: string },
): Turn | undefined {
  const { brief, purpose } = conversation;
  if (purpose?.kind !== 'price' || facts.length > 0) return undefined;
  const { message = '', catalog } = around;
  const [picked] = [...foundModels(models), ...chosenModel(message, conversation, catalog)];
  if (picked === undefined) return undefined;
  return {
    reply: priceOf(picked.id, choices, around),
    conversation: conversationFor(undefined, { brief, asked: [] }),
  };
}

function isBlank({ brief, asked }: Conversation): boolean {
  return asked.length === 0 && brief.facts.size === 0 && brief.model === undefined;
}

/** Stated prices and a volume make a scenario without a model. */
function isWholeWithPrice(brief: Brief): boolean {
  const priced = [...brief.facts.keys()].some((name) => name.startsWith('price') || name === 'unitPriceUsd');
  return priced && draftScenario(brief).kind === 'scenario';
}

function foundModels(models: readonly ModelToken[]): readonly NamedModel[] {
  return models.flatMap(({ name, match }) =>
    match.kind === 'found' ? [{ id: match.model.id, words: name }] : [],
  );
}

function askForModel({ name, match }: Pick<ModelToken, 'name' | 'match'>, conversation: Conversation): Turn {
  const { brief } = conversation;
  if (match.kind === 'ambiguous') {
    const offered = match.candidates.map(({ id }) => id);
    return {
      reply: { kind: 'ambiguous-model', name, candidates: match.candidates, brief, notes: [] },
      conversation: { ...conversation, offered },
    };
  }
  const near = match.kind === 'unknown' ? match.near : [];
  return {
    reply: { kind: 'unknown-model', name, near, brief, notes: [] },
    conversation: { ...conversation, offered: near.map(({ id }) => id) },
  };
}

/** A bare number that answered the question is no longer unused. */
function unusedWords(
  { unused, facts }: Understanding,
  all: readonly { readonly words: string }[],
): readonly string[] {
  const read = new Set(facts.map(({ words }) => words));
  const answered = new Set(all.flatMap(({ words }) => (read.has(words) ? [] : [words])));
  return unused.filter((words) => !answered.has(words));
}

function nothingRead({ unused }: Understanding): string {
  const numbers =
    unused.length === 0 ? '' : ` I could not place ${unused.map((words) => `"${words}"`).join(', ')}.`;
  return `I found nothing to estimate in that.${numbers} Name a model, how often it is called and how many tokens go in and out: "${EXAMPLE}".`;
}

function tooLong(length: number): string {
  return `That is ${length.toLocaleString('en-US')} characters; up to ${LONGEST_MESSAGE.toLocaleString('en-US')} are read. Say the scenario in a few sentences.`;
}

const LONGEST_MESSAGE = 10_000;
