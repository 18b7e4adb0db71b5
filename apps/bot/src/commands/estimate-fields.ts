import { allFields, type Field, fieldDefinition } from '@tollkeeper/engine';
import { type Catalog, findModel } from '@tollkeeper/pricing';

import type { Fact } from '../understand/fact.ts';
import type { ModelToken } from '../understand/token.ts';
import { tokenise } from '../understand/tokenise.ts';
import type { Understanding } from '../understand/understand.ts';

/** Whether the text is a list of fields, as in `model=sonnet-4.6 users=100`, rather than a sentence. */
export function hasFields(text: string): boolean {
  return /^\s*[\p{L}_]+=/u.test(text);
}

/** Reads `key=value …`; a value with spaces stands in quotes. Every mistake is told at once. */
export function readFields(text: string, catalog: Catalog): Understanding {
  const facts: Fact[] = [];
  const models: ModelToken[] = [];
  const refused: string[] = [];
  for (const match of text.matchAll(PAIR)) {
    const { key = '', quoted, bare = '' } = match.groups ?? {};
    const value = quoted ?? bare;
    if (key === '') refused.push(`"${match[0].trim()}" is not a field: write key=value, such as users=100.`);
    else if (key === 'model') {
      models.push({ kind: 'model', name: value, match: findModel(catalog, value), start: 0, end: 0 });
    } else {
      const fact = factOf(key, value);
      const isTwice = typeof fact !== 'string' && facts.some((each) => each.field === fact.field);
      if (isTwice) refused.push(`${key} is given twice: which of the two is meant?`);
      else if (typeof fact === 'string') refused.push(fact);
      else facts.push(fact);
    }
  }
  return {
    facts,
    models,
    refused,
    unused: [],
    bare: [],
    asksForCost: true,
    isRelative: false,
    workdays: false,
    agent: false,
  };
}

/** The name of a field outside the program: `monthlyRequests` is `monthly_requests`. */
export function fieldKey(field: Field): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function factOf(key: string, value: string): Fact | string {
  const field = allFields().find((each) => fieldKey(each) === key);
  if (field === undefined)
    return `There is no field "${key}". The fields are: model, ${allFields().map(fieldKey).join(', ')}.`;
  const [number, ...rest] = tokenise(value, []);
  const usable =
    number?.kind === 'number' &&
    rest.length === 0 &&
    !number.inRange &&
    !number.isUnclear &&
    number.end === value.length;
  if (!usable || number.measure === 'foreign') {
    return `${key} is "${value}", but it must be a number, such as ${SAMPLES[fieldDefinition(field).measure]}.`;
  }
  return { field, value: number.value, words: `${key}=${value}` };
}

const PAIR = /\s*(?:(?<key>[\p{L}_]+)=(?:"(?<quoted>[^"]*)"|(?<bare>\S*))|\S+)/gu;

const SAMPLES = { count: '6000 or 6k', tokens: '2000 or 2k', days: '20', share: '3%', usd: '$3' } as const;
