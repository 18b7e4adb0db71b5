import { fieldText } from '@tollkeeper/cards';
import { definitionOf, type Field, fieldDefinition, isField, problemOf } from '@tollkeeper/engine';
import { type Catalog, parseRatio } from '@tollkeeper/pricing';

import type { Choice } from '../understand/choice.ts';
import type { FactName } from '../understand/fact.ts';
import { findMentions } from '../understand/model-mention.ts';
import { inAMonth } from '../understand/period.ts';
import type { ModelToken, Place } from '../understand/token.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Answer, AnsweredAssumption } from './answer-schema.ts';
import { checkedChoice } from './checked-choice.ts';
import { isWithin, placesOf } from './quotation.ts';
import { type StatedFact, statedFact } from './stated-fact.ts';
import { isOfOneUser, isVolume, slotOf, statedName } from './stated-name.ts';
import { writtenNumbers } from './written-number.ts';

/** What the answer may speak of: the text that the model was given, and what the rules read in it. */
export type Said = { readonly text: string; readonly rules: Understanding; readonly catalog: Catalog };

export type CheckedAnswer =
  | {
      readonly kind: 'understood';
      readonly understanding: Understanding;
      /** What the model would have taken for granted; nothing rests on it. */
      readonly assumptions: readonly string[];
    }
  /** Why it does not hold against the message, for whoever wrote it. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/**
 * Adds to what the rules read what an answer can show in the message.
 *
 * What the rules read stands, whatever the answer says: it may place numbers that they left over, name what they
 * left open, and nothing else. No amount of money comes from it, and no word but the person's own is passed on.
 */
export function checkedAnswer(answer: Answer, said: Said): CheckedAnswer {
  const { text, rules } = said;
  const { facts: answered, models: named, choices: chosen, unclear } = answer;
  if (answered.length + named.length + chosen.length + unclear.length > MOST_ENTRIES)
    return { kind: 'faulty', faults: ['No message says so much: leave out what it does not say.'] };
  const stated = statedFacts(answer, said);
  const models = answer.models.map((name) => namedModel(name, said));
  const choices = answer.choices.map((choice) => checkedChoice(choice, said));
  const faults = [...stated, ...models, ...choices].flatMap((each) =>
    each.kind === 'fault' ? [each.fault] : [],
  );
  if (faults.length > 0) return { kind: 'faulty', faults };

  const added = addedFacts(stated, said);
  const placed = added.flatMap(({ numbers }) => numbers);
  const isOpen = (words: string): boolean =>
    !placesOf(words, text).some((place) => placed.some((number) => isWithin(number, place)));
  const facts = [...rules.facts, ...added.map(({ fact }) => fact)];
  const kind = rules.kind ?? answer.workload ?? undefined;
  const wanted = rules.wanted ?? wantedField(answer);
  const understanding: Understanding = {
    intent: rules.intent === 'other' ? answer.intent : rules.intent,
    ...(kind !== undefined && { kind }),
    facts,
    models:
      rules.models.length > 0
        ? rules.models
        : models.flatMap((each) => (each.kind === 'named' ? (each.token ?? []) : [])),
    choices: withChoices(
      rules.choices,
      choices.flatMap((each) => (each.kind === 'chosen' ? [each.choice] : [])),
    ),
    workdays: rules.workdays || added.some(({ workday }) => workday),
    ...(wanted !== undefined && { wanted }),
    unused: [...new Set([...rules.unused, ...unclearWords(answer, said)])].filter(isOpen),
    bare: rules.bare.filter(({ words }) => isOpen(words)),
    refused: rules.refused.filter((sentence) => isOpen(QUOTED.exec(sentence)?.[1] ?? '')),
  };
  const known = new Set(facts.map(({ name }) => slotOf(name)));
  return { kind: 'understood', understanding, assumptions: assumptionNotes(answer.assumptions, known) };
}

type BorneOut = Extract<StatedFact, { readonly kind: 'borne-out' }>;

function statedFacts(answer: Answer, { text: message, rules }: Said): readonly StatedFact[] {
  const text = { text: message, numbers: writtenNumbers(message) };
  const plain = { users: undefined, days: undefined };
  const alone = answer.facts.map((each) => statedFact(each, text, plain));
  const facts = [...rules.facts, ...alone.flatMap((each) => (each.kind === 'borne-out' ? [each.fact] : []))];
  const statedValue = (name: FactName) =>
    facts.find((each) => each.name === name && each.change === undefined)?.value;
  const workdays = rules.workdays ? inAMonth('workday') : undefined;
  const around = { users: statedValue('users'), days: statedValue('activeDays') ?? workdays };
  return answer.facts.map((each) => statedFact(each, text, around));
}

/** The facts that say what the rules left open, from numbers that the rules left over; of two ways to say it the first. */
function addedFacts(stated: readonly StatedFact[], said: Said): readonly BorneOut[] {
  const read = said.rules.facts.map(({ name }) => name);
  const slots = new Set(read.map(slotOf));
  const volumes = read.filter(isVolume);
  // Where the volume is settled, another way to count it would only change it.
  const isSettled = (name: FactName): boolean =>
    volumes.length > 0 &&
    (isVolume(name) || (!volumes.some(isOfOneUser) && (name === 'users' || name === 'activeDays')));
  const isFree = freeNumbers(said);
  return stated.flatMap((each) => {
    if (each.kind !== 'borne-out' || !each.numbers.every(isFree)) return [];
    const { name } = each.fact;
    if (slots.has(slotOf(name)) || isSettled(name)) return [];
    slots.add(slotOf(name));
    return [each];
  });
}

/** Tells whether the number at a place is no part of a fact or a name that the rules read. */
function freeNumbers({ text, rules }: Said): (place: Place) => boolean {
  const left = [...rules.unused, ...rules.bare.map(({ words }) => words)].flatMap((words) =>
    placesOf(words, text),
  );
  const read = [...rules.facts.map(({ words }) => words), ...rules.models.map(({ name }) => name)];
  const taken = read.flatMap((words) => {
    const whole = placesOf(words, text);
    // A fact that follows from two phrases quotes them with a comma between.
    return whole.length > 0 ? whole : words.split(', ').flatMap((phrase) => placesOf(phrase, text));
  });
  return (number) =>
    left.some((place) => isWithin(number, place)) || !taken.some((place) => isWithin(number, place));
}

type NamedModel =
  /** Without a token it is a name of something else. */
  | { readonly kind: 'named'; readonly token?: ModelToken }
  | { readonly kind: 'fault'; readonly fault: string };

/** A model counts only by a name that stands in the message and that the catalog's finder takes for one. */
function namedModel(name: string, { text, catalog }: Said): NamedModel {
  const [place] = placesOf(name, text);
  if (place === undefined)
    return { kind: 'fault', fault: `models: "${name}" does not stand in the message.` };
  const [found, ...more] = findMentions(text.slice(place.start, place.end), catalog);
  const whole = found?.start === 0 && found.end === place.end - place.start && more.length === 0;
  return whole ? { kind: 'named', token: { ...found, ...place } } : { kind: 'named' };
}

function withChoices(read: readonly Choice[], added: readonly Choice[]): readonly Choice[] {
  const all = new Map([...added.toReversed(), ...read].map((choice) => [choice.name, choice]));
  return [...all.values()];
}

function wantedField({ wanted }: Answer): Field | undefined {
  if (wanted === null) return undefined;
  const name = statedName(wanted);
  if (name.kind === 'volume') return definitionOf(name.work).volume.month;
  return isField(name.fact) ? name.fact : undefined;
}

/** Words with a number that found no place, without addresses: what is shown again must call nobody. */
function unclearWords({ unclear }: Answer, { text }: Said): readonly string[] {
  return unclear.flatMap((words) => {
    const [place] = placesOf(words, text);
    if (place === undefined || words.length > LONGEST_UNCLEAR || /[@<>]/.test(words)) return [];
    const own = text.slice(place.start, place.end);
    return writtenNumbers(own).length > 0 ? [own] : [];
  });
}

/** Says what the model would have taken; nobody said it, so nothing is counted with it. */
function assumptionNotes(
  assumptions: readonly AnsweredAssumption[],
  known: ReadonlySet<string>,
): readonly string[] {
  return assumptions.slice(0, MOST_NOTES).flatMap(({ name: stated, value: decimal }) => {
    const name = statedName(stated);
    const value = /^\d{1,16}(?:\.\d{1,12})?$/.test(decimal) ? parseRatio(decimal) : undefined;
    const field = name.kind === 'plain' && isField(name.fact) ? name.fact : undefined;
    if (value === undefined || field === undefined || known.has(slotOf(field))) return [];
    if (problemOf({ field, value }).length > 0) return [];
    const { label } = fieldDefinition(field);
    return [
      `${label}: the language model would assume ${fieldText(field, value)}; nothing is counted with it.`,
    ];
  });
}

/** A sentence about words that cannot be used begins with them. */
const QUOTED = /^"([^"]+)"/;
/** No question has a hundred numbers. */
const MOST_ENTRIES = 200;
const LONGEST_UNCLEAR = 120;
const MOST_NOTES = 5;
