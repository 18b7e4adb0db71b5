import { numberText } from '@tollkeeper/cards';
import { compare, ONE } from '@tollkeeper/pricing';

import { plus } from './amount.ts';
import type { Fact, FactName } from './fact.ts';
import { factFrom, factOf } from './fact-of.ts';
import type { Measure } from './measure.ts';
import { directionOf } from './token-facts.ts';

/** What a conversation of several turns is: the history grows, and every turn sends it again. */
export type Turns = { readonly facts: readonly Fact[]; readonly used: readonly Measure[] };

/**
 * Reads "12 turns with a 2k system prompt, user 100 tokens, answer 300 tokens": a turn begins with the instructions and
 * what the user says, and adds that and the answer to the next. `undefined` unless all four are said.
 */
export function turnsOf(measures: readonly Measure[]): Turns | undefined {
  const turns = turnsIn(measures);
  const sizes = measures.filter(isSize);
  const system = sizes.find(({ of }) => of.has('instruction'));
  const answer = sizes.find((each) => each !== system && directionOf(each.of) === 'outputTokens');
  const user = sizes.find((each) => each !== system && each !== answer && isUsers(each));
  if (turns === undefined || system === undefined || user === undefined || answer === undefined)
    return undefined;
  const [of, to] = [numberText(user.number.value), numberText(answer.number.value)];
  return {
    facts: [
      factOf('callsPerTask', turns),
      factFrom('prefixTokens', plus(system.number, user.number), {
        words: system.words,
        note: `${numberText(system.number.value)} of instructions and ${of} of the user`,
      }),
      factFrom('growthTokens', plus(user.number, answer.number), {
        words: user.words,
        note: `${of} of the user and ${to} of the answer, which every later turn sends again`,
      }),
      factOf('outputTokens', answer),
    ],
    used: [turns, system, user, answer],
  };
}

/** The volume of requests is one of conversations where each has its turns. */
export function ofConversations(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => ({ ...fact, name: AS_TASKS[fact.name] ?? fact.name }));
}

/** That the history of the turns is not counted, where its sizes are not said. */
export function turnRemarks(measures: readonly Measure[], facts: readonly Fact[]): readonly string[] {
  const turns = turnsIn(measures);
  const isKnown = facts.some(({ name }) => KNOWN.has(name));
  if (turns === undefined || isKnown || compare(turns.number.value, ONE) <= 0) return [];
  return [
    `"${turns.words}": a turn sends the turns before it again, and that history is counted only as far as your input tokens have it. To have it counted say the parts: "12 turns with a 2k system prompt, user 100 tokens, answer 300 tokens".`,
  ];
}

function turnsIn(measures: readonly Measure[]): Measure | undefined {
  return measures.find(
    ({ head, number, per }) =>
      head?.noun === 'turn' && number.measure === 'count' && per.every(({ kind }) => kind !== 'period'),
  );
}

function isSize({ number, head, of, per }: Measure): boolean {
  const isOfTokens =
    head === undefined || head.topic === 'token' || head.topic === 'prompt' || head.topic === 'reply';
  return (
    number.measure === 'count' && isOfTokens && of.size > 0 && per.every(({ kind }) => kind !== 'period')
  );
}

function isUsers(measure: Measure): boolean {
  return measure.of.has('user') || measure.of.has('request') || directionOf(measure.of) === 'inputTokens';
}

const AS_TASKS: Partial<Record<FactName, FactName>> = {
  calls: 'tasks',
  monthlyRequests: 'tasksPerMonth',
  requestsPerUserPerDay: 'tasksPerUserPerDay',
};
const KNOWN: ReadonlySet<FactName> = new Set<FactName>([
  'historyTokens',
  'contextTokens',
  'growthTokens',
  'prefixTokens',
  'inputTokensPerMonth',
]);
