import { type Catalog, compare, exact, multiply, type Ratio, toDecimal, ZERO } from '@tollkeeper/pricing';

import type { Choice } from './choice.ts';
import type { Fact } from './fact.ts';
import { factsOfMeasures, isBare, monthlyAmount } from './facts-of-measures.ts';
import { type Topic, topicOf } from './lexicon.ts';
import { measuresOf } from './measure.ts';
import { findMentions } from './model-mention.ts';
import type { ModelToken, Token } from './token.ts';
import { tokenise } from './tokenise.ts';

/** What a message says, without anything that it does not say. */
export type Understanding = {
  readonly facts: readonly Fact[];
  readonly models: readonly ModelToken[];
  /** Choices among the rates of the model; sentences have none, fields of a command may. */
  readonly choices: readonly Choice[];
  /** Words with a number that found no place; the person is told. */
  readonly unused: readonly string[];
  /** Numbers whose words name nothing: the answer to a question may be one. */
  readonly bare: readonly BareNumber[];
  /** Amounts that were read and cannot be used, each with a sentence for the person. */
  readonly refused: readonly string[];
  /** Whether the message asks what something costs, whatever else it says. */
  readonly asksForCost: boolean;
  /** Whether it changes something by an amount, as in "20 more users", rather than naming the new value. */
  readonly isRelative: boolean;
  /** Whether workdays are mentioned, with or without a number. */
  readonly workdays: boolean;
  /** Whether the message is about the work of an agent. */
  readonly agent: boolean;
};

/** A number that says no more than a period: "6,000" or "6,000 a month", as an amount for a month. */
export type BareNumber = { readonly value: Ratio; readonly words: string };

/** Reads a message by fixed rules: no network, no guess. */
export function understand(message: string, catalog: Catalog): Understanding {
  const text = plainText(message);
  const models = findMentions(text, catalog);
  const tokens = tokenise(text, models);
  const agent = tokens.some((token) => token.kind === 'word' && AGENT.has(token.word));
  const workdays = tokens.some((token) => token.kind === 'word' && topicOf(token.word) === 'workday');
  const measures = measuresOf(text, tokens);
  const usable = measures.filter(
    ({ number }) => number.measure !== 'foreign' && !number.inRange && !number.isUnclear,
  );
  const { facts, unused } = factsOfMeasures(usable, { agent, workdays });
  const denied = deniedFacts(text, tokens).filter(({ field }) => facts.every((fact) => fact.field !== field));
  return {
    facts: [...facts, ...denied],
    models,
    choices: [],
    unused: [...unused.map(({ words }) => words), ...unheeded(tokens)],
    bare: unused.filter(isBare).map((measure) => ({ value: monthlyAmount(measure), words: measure.words })),
    refused: measures.flatMap(({ number, words }) => {
      if (number.measure === 'foreign')
        return [`"${words}": prices here are in US dollars, and I do not convert. Give it in dollars.`];
      if (compare(number.value, BEYOND_COUNTING) > 0)
        return [`"${words}" is more than any scenario has; the most is 10^15.`];
      if (number.isUnclear) {
        const [one, thousand] = [toDecimal(number.value), toDecimal(multiply(number.value, exact(1000)))];
        return [`"${words}" could be ${one} or ${thousand}: write it without the dot.`];
      }
      return number.inRange ? [`"${words}" is a range; give one number, for now.`] : [];
    }),
    asksForCost: tokens.some((token) => token.kind === 'word' && COST.has(token.word)),
    isRelative:
      /\dx\b/i.test(text) || tokens.some((token) => token.kind === 'word' && RELATIVE.has(token.word)),
    workdays,
    agent,
  };
}

/** Unifies the forms of characters and takes Slack's mentions and code marks out, keeping the words. */
function plainText(message: string): string {
  return message.normalize('NFKC').replace(/<[@#!][^>]*>|`/g, ' ');
}

/** Words that change what is paid and have no place in an estimate yet. */
function unheeded(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => (token.kind === 'word' && UNHEEDED.has(token.word) ? [token.word] : []));
}

/** "no retries", "without caching or buffer": zero, in the person's own words. */
function deniedFacts(text: string, tokens: readonly Token[]): readonly Fact[] {
  const facts: Fact[] = [];
  let from: Token | undefined;
  for (const token of tokens) {
    if (token.kind !== 'word') from = undefined;
    else if (topicOf(token.word) === 'none') from = token;
    else if (from !== undefined) {
      const field = DENIABLE[topicOf(token.word) ?? 'none'];
      if (field !== undefined) facts.push({ field, value: ZERO, words: text.slice(from.start, token.end) });
    }
  }
  return facts;
}

const DENIABLE: Partial<Record<Topic, Fact['field']>> = {
  retry: 'retryRate',
  buffer: 'buffer',
  cache: 'cachedShare',
};

const UNHEEDED = new Set(['batch', 'flex', 'priority', 'selfhosted', 'hosted', 'finetuned']);
const RELATIVE = new Set(
  'more fewer less additional extra add subtract increase increased reduce reduced decrease cut lower raise double triple halve half twice'.split(
    ' ',
  ),
);
const BEYOND_COUNTING = exact('1e15');
const COST = new Set(
  'cost costs price pricing bill spend pay charge charged expensive estimate budget'.split(' '),
);
const AGENT = new Set(['agent', 'agents', 'agentic', 'task', 'tasks']);
