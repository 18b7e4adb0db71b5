import { definitionOf, type Field, WORKLOAD_KINDS } from '@tollkeeper/engine';
import { type Catalog, modelWords, multiply } from '@tollkeeper/pricing';

import { CHOICE_NAMES, type Choice } from '../understand/choice.ts';
import type { Fact, FactName } from '../understand/fact.ts';
import { inAMonth } from '../understand/period.ts';
import type { BareNumber } from '../understand/understanding.ts';
import type { Brief, NamedModel } from './brief.ts';
import type { Conversation } from './conversation.ts';
import { kindOf } from './kind-of-brief.ts';
import { choiceNameOf, isMissingChoice, isMissingField } from './missing.ts';

/** Takes numbers without words as the answer to the question asked: "6,000" to "how much of it in a month?". */
export function answersToQuestion(
  bare: readonly BareNumber[],
  { asked, brief }: Conversation,
): readonly Fact[] {
  const [first, second, ...more] = bare;
  if (first === undefined || more.length > 0) return [];
  const fields = asked.filter(isMissingField);
  if (second !== undefined) {
    const both = fields.includes('inputTokens') && fields.includes('outputTokens');
    return both ? [as('inputTokens', first), as('outputTokens', second)] : [];
  }
  // A number alone answers the question for a volume, whatever else was asked with it.
  const volume = fields.find((field) => VOLUMES.has(field));
  const field = volume ?? (asked.length === 1 ? fields[0] : undefined);
  if (field === undefined) return [];
  return [field === volume ? ofDays(field, first, brief) : as(field, first)];
}

/** "200 a day" is that of each user where users were said, and counts as many days as were said. */
function ofDays(field: Field, bare: BareNumber, brief: Brief): Fact {
  const { daily } = bare;
  if (daily === undefined) return as(field, bare);
  const { perUserPerDay } = definitionOf(kindOf(brief)).volume;
  if (brief.facts.has('users') && perUserPerDay !== undefined)
    return as(perUserPerDay, { value: daily, words: bare.words });
  const days = brief.facts.get('activeDays')?.value ?? (brief.workdays ? inAMonth('workday') : undefined);
  return as(field, days === undefined ? bare : { value: multiply(daily, days), words: bare.words });
}

/** Takes "2" or "the second", or the version alone, as one of the models that were offered. */
export function chosenModel(
  message: string,
  { asked, offered }: Conversation,
  { models }: Catalog,
): readonly NamedModel[] {
  if (!asked.includes('model') || offered.length === 0 || message.length > LONGEST_PICK) return [];
  const place = placeIn(message);
  const byPlace = place === undefined ? undefined : offered[place];
  const { words, digits } = modelWords(` ${message}`);
  const alike = offered.filter((id) => {
    const name = modelWords(` ${id}`);
    return (
      words.length + digits.length > 0 &&
      words.every((word) => name.words.includes(word)) &&
      digits.every((digit) => name.digits.includes(digit))
    );
  });
  const id = byPlace ?? (alike.length === 1 ? alike[0] : undefined);
  return id === undefined || !models.some((model) => model.id === id) ? [] : [{ id, words: message.trim() }];
}

/** Takes a value that the price list of the model has, asked for or not: "1080p", "and in 4k?". */
export function chosenOption(
  message: string,
  { asked, brief }: Conversation,
  { card }: Pick<Catalog, 'card'>,
): readonly Choice[] {
  const said = message.trim().toLowerCase().replace(AROUND_A_VALUE, '');
  if (said.length > LONGEST_PICK || !/^[\w-]+$/.test(said)) return [];
  const rates = (brief.model === undefined ? undefined : card(brief.model.id))?.rates ?? [];
  const names = CHOICE_NAMES.filter((name) =>
    rates.some(({ condition }) => condition.variant?.[name as keyof typeof condition.variant] === said),
  );
  const [name, ...others] = names;
  if (name !== undefined && others.length === 0) return [{ name, value: said }];
  const open = asked.filter(isMissingChoice);
  const [only] = open;
  return open.length === 1 && only !== undefined && asked.length === 1
    ? [{ name: choiceNameOf(only), value: said }]
    : [];
}

function placeIn(message: string): number | undefined {
  const digit = /^\W*([1-5])[.)]?\W*$/.exec(message)?.[1];
  if (digit !== undefined) return Number(digit) - 1;
  const word = /^\W*(?:the )?(first|second|third|fourth|fifth|newest|latest)(?: one)?\W*$/i.exec(
    message,
  )?.[1];
  return word === undefined ? undefined : ORDINALS[word.toLowerCase()];
}

function as(name: FactName, { value, range, words }: BareNumber): Fact {
  return { name, value, ...(range === undefined ? {} : { range }), words };
}

/** The newest one is offered first. */
const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  newest: 0,
  latest: 0,
};
/** What people say around it: "and in 4k?", "what about high". */
const AROUND_A_VALUE = /^(?:(?:ok|and|what|how|about|if|in|at|with|make|it|to|for)\s+)*|\W*$/g;
const LONGEST_PICK = 40;
const VOLUMES: ReadonlySet<FactName> = new Set(WORKLOAD_KINDS.map((kind) => definitionOf(kind).volume.month));
