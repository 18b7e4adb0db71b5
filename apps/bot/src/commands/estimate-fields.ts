import { allFields, type FieldDefinition, fieldDefinition } from '@tollkeeper/engine';
import { type Catalog, findModel } from '@tollkeeper/pricing';

import { CHOICE_NAMES, type Choice, isChoiceName } from '../understand/choice.ts';
import type { Fact } from '../understand/fact.ts';
import type { ModelToken, NumberToken } from '../understand/token.ts';
import { tokenise } from '../understand/tokenise.ts';
import type { Understanding } from '../understand/understanding.ts';
import { languageOf } from '../understand/vocabulary/language.ts';
import { fieldKey } from './field-key.ts';

/** Whether the text is a list of fields, as in `model=sonnet-4.6 users=100`, rather than a sentence. */
export function hasFields(text: string): boolean {
  return /^\s*[\p{L}_]+=/u.test(text);
}

/** Reads `key=value …`; a value with spaces stands in quotes. Every mistake is told at once. */
export function readFields(text: string, catalog: Catalog): Understanding {
  const [facts, models, choices, refused]: [Fact[], ModelToken[], Choice[], string[]] = [[], [], [], []];
  const seen = new Set<string>();
  for (const match of text.matchAll(PAIR)) {
    const { key = '', quoted, bare = '' } = match.groups ?? {};
    const value = quoted ?? bare;
    const read = readField(key, value, catalog);
    if (key === '') refused.push(`"${match[0].trim()}" is not a field: write key=value, such as users=100.`);
    else if (typeof read === 'string') refused.push(read);
    else if (seen.has(key)) refused.push(`${key} is given twice: which of the two is meant?`);
    else if ('match' in read) models.push(read);
    else if ('words' in read) facts.push(read);
    else choices.push(read);
    seen.add(key);
  }
  return {
    intent: 'estimate',
    facts,
    models,
    choices,
    refused,
    unused: [],
    bare: [],
    workdays: false,
  };
}

function readField(key: string, value: string, catalog: Catalog): Fact | ModelToken | Choice | string {
  if (key === 'model')
    return { kind: 'model', name: value, match: findModel(catalog, value), start: 0, end: 0 };
  return isChoiceName(key) ? choiceOf({ name: key, value: value.toLowerCase() }) : factOf(key, value);
}

function choiceOf(choice: Choice): Choice | string {
  if (choice.name !== 'cache_lifetime' || choice.value === '5m' || choice.value === '1h') return choice;
  return `cache_lifetime is "${choice.value}", but it must be 5m or 1h.`;
}

/** Reads the value of one field; a sentence says why it cannot be used. */
export function factOf(key: string, value: string): Fact | string {
  const field = allFields().find((each) => fieldKey(each) === key);
  if (field === undefined)
    return `There is no field "${key}". The fields are: model, ${[...allFields().map(fieldKey), ...CHOICE_NAMES].join(', ')}.`;
  const [number, ...rest] = tokenise(value, [], languageOf(''));
  const usable =
    number?.kind === 'number' && rest.length === 0 && !number.isUnclear && number.end === value.length;
  if (!usable || !isOfMeasure(number.measure, fieldDefinition(field).measure)) {
    return `${key} is "${value}", but it must be a number, such as ${SAMPLES[fieldDefinition(field).measure]}.`;
  }
  return { name: field, value: number.value, words: `${key}=${value}` };
}

/** Dollars are for prices and percents for shares; a plain number is for either. */
function isOfMeasure(written: NumberToken['measure'], wanted: FieldDefinition['measure']): boolean {
  if (written === 'count') return true;
  return (written === 'usd' && wanted === 'usd') || (written === 'share' && wanted === 'share');
}

const PAIR = /\s*(?:(?<key>[\p{L}_]+)=(?:"(?<quoted>[^"]*)"|(?<bare>\S*))|\S+)/gu;

const SAMPLES = { count: '6000 or 6k', tokens: '2000 or 2k', days: '20', share: '3%', usd: '$3' } as const;
