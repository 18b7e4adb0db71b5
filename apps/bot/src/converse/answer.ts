import { definitionOf, type Estimate, estimate, type Field, problemOf, problemsOf } from '@tollkeeper/engine';
import type { Catalog, Gap, RateCard } from '@tollkeeper/pricing';

import type { Fact } from '../understand/fact.ts';
import type { ModelToken } from '../understand/token.ts';
import { type Understanding, understand } from '../understand/understand.ts';
import { answersToQuestion } from './answers-to-question.ts';
import { addTo, type Brief, EMPTY_BRIEF } from './brief.ts';
import { choiceFor, idleChoices, wrongChoices } from './choices.ts';
import type { Conversation } from './conversation.ts';
import { kindOf } from './kind-of-brief.ts';
import { exampleFor, questionFor } from './question.ts';
import type { Reply } from './reply.ts';
import { beyondEstimates } from './route-notes.ts';
import { draftScenario } from './scenario-of-brief.ts';

/** What an answer rests on besides the message; `today` is the UTC day, such as 2026-11-21. */
export type Surroundings = { readonly catalog: Catalog; readonly today: string };

export type Turn = { readonly reply: Reply; readonly conversation: Conversation };

/**
 * Answers one message of a conversation.
 *
 * A message that is complete by itself starts anew; any other adds to what was said before.
 * A message that cannot be used leaves the conversation as it was.
 */
export function answer(message: string, conversation: Conversation, around: Surroundings): Turn {
  if (message.length > LONGEST_MESSAGE) return refuse([tooLong(message.length)], conversation);
  return answerTo(understand(message, around.catalog), conversation, around);
}

/** Answers what was understood already, such as the fields of a command. */
export function answerTo(said: Understanding, conversation: Conversation, around: Surroundings): Turn {
  const facts = [...said.facts, ...answersToQuestion(said.bare, conversation)];
  const found = said.models.flatMap((model) =>
    model.match.kind === 'found' ? [{ ...model, id: model.match.model.id }] : [],
  );
  const unclear = said.models.find(({ match }) => match.kind !== 'found');
  const [chosen, ...others] = found;
  if (said.refused.length > 0) return refuse(said.refused, conversation);
  const beyond = chosen === undefined ? undefined : beyondEstimates(chosen.name);
  if (beyond !== undefined) return refuse([beyond], conversation);
  const impossible = facts.flatMap((fact) => problemOf(fact).map(({ message }) => message));
  if (impossible.length > 0) return refuse(impossible, conversation);
  const empty = facts.length + said.models.length + said.choices.length === 0;
  if (empty && !said.asksForCost) return refuse([nothingRead(said)], conversation);

  const rest = {
    agent: said.agent,
    workdays: said.workdays,
    choices: said.choices,
    ...(chosen === undefined ? {} : { model: { id: chosen.id, words: chosen.name } }),
  };
  const alone = addTo(EMPTY_BRIEF, facts, rest);
  const startsAnew = conversation.asked.length === 0 && draftScenario(alone).kind === 'scenario';
  const changes = said.isRelative && !startsAnew && conversation.brief.facts.size > 0;
  if (changes) return refuse([SAY_THE_VALUE], conversation);
  const brief = startsAnew ? alone : addTo(conversation.brief, facts, rest);
  if (unclear !== undefined && chosen === undefined) return askForModel(unclear, { brief, asked: ['model'] });
  const unused = [...unusedWords(said, facts), ...others.map(({ name }) => name)];
  return price(brief, { unused, conversation, around });
}

type Turning = {
  readonly unused: readonly string[];
  readonly conversation: Conversation;
  readonly around: Surroundings;
};

function price(brief: Brief, { unused, conversation, around }: Turning): Turn {
  const drafted = draftScenario(brief);
  if (drafted.kind === 'incomplete') {
    const question = questionFor(drafted.missing);
    return {
      reply: { kind: 'question', question, brief, unused },
      conversation: { brief, asked: drafted.missing },
    };
  }
  const { scenario, stillOpen } = drafted;
  const card = brief.model === undefined ? undefined : around.catalog.card(brief.model.id);
  const problems = problemsOf(scenario, around.catalog).map(({ message }) => message);
  const wrong = [...problems, ...(card === undefined ? [] : wrongChoices(brief.choices, card))];
  if (wrong.length > 0) return refuse(wrong, conversation);

  const result = estimate(scenario, around.catalog, around.today);
  const open = card === undefined ? [] : openChoices(result, brief, card);
  // A choice is the answer to this refusal: what was said before is kept for it.
  if (open.length > 0) return refuse(open, { brief, asked: [] });
  const noPrices = result.gaps.length > 0 && result.lines.every(({ layer }) => layer !== 'base');
  if (noPrices)
    return refuse(
      result.gaps.map((gap) => noPrice(gap, brief)),
      conversation,
    );
  const question = stillOpen.length === 0 ? {} : { question: questionFor(stillOpen) };
  return {
    reply: {
      kind: 'estimate',
      estimate: result,
      brief,
      unused: [...unused, ...leftOut(brief, result)],
      ...question,
    },
    conversation: { brief, asked: stillOpen },
  };
}

/** What was understood and has no part in the figures, such as days of use beside a number of requests. */
function leftOut({ facts, choices }: Brief, result: Estimate): readonly string[] {
  const used = new Set(result.assumptions.map(({ field }) => field));
  const notes = [...facts.values()].map(({ note = '' }) => note).join(' ');
  const isConverted = (field: Field): boolean =>
    (field === 'activeDays' && notes.includes('day counts')) ||
    (field === 'users' && (notes.includes(' users') || (used.has('seats') && !facts.has('seats'))));
  const idle = [...facts.values()].filter(({ field }) => !used.has(field) && !isConverted(field));
  return [...idle.map(({ words }) => words), ...idleChoices(choices, result)];
}

function openChoices({ gaps }: Estimate, { choices }: Brief, card: RateCard): readonly string[] {
  return [...new Set(gaps.flatMap((gap) => choiceFor(gap, choices, card) ?? []))];
}

function askForModel({ name, match }: ModelToken, conversation: Conversation): Turn {
  const { brief } = conversation;
  if (match.kind === 'ambiguous') {
    return { reply: { kind: 'ambiguous-model', name, candidates: match.candidates, brief }, conversation };
  }
  const near = match.kind === 'unknown' ? match.near : [];
  return { reply: { kind: 'unknown-model', name, near, brief }, conversation };
}

function refuse(sentences: readonly string[], conversation: Conversation): Turn {
  return { reply: { kind: 'refused', sentences }, conversation };
}

/** A bare number that answered the question is no longer unused. */
function unusedWords({ unused, facts }: Understanding, all: readonly Fact[]): readonly string[] {
  const answered = new Set(all.filter((fact) => !facts.includes(fact)).map(({ words }) => words));
  return unused.filter((words) => !answered.has(words));
}

function nothingRead({ unused }: Understanding): string {
  const numbers =
    unused.length === 0 ? '' : ` I could not place ${unused.map((words) => `"${words}"`).join(', ')}.`;
  return `I found nothing to estimate in that.${numbers} Name a model, how often it is called and how many tokens go in and out, in English: "${EXAMPLE}".`;
}

function noPrice({ reason }: Gap, brief: Brief): string {
  const example = exampleFor(definitionOf(kindOf(brief)).prices.slice(0, 1));
  return `There is ${reason} in the catalog, so there is no figure. State the price: "${example}".`;
}

function tooLong(length: number): string {
  return `That is ${length.toLocaleString('en-US')} characters; up to ${LONGEST_MESSAGE.toLocaleString('en-US')} are read. Say the scenario in a few sentences.`;
}

const SAY_THE_VALUE =
  'Say the new value, such as "120 users": amounts are not added to, or taken off, what was said before.';

export const EXAMPLE =
  'Sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in and 500 out';

const LONGEST_MESSAGE = 10_000;
