import { compare, exact, multiply, type Ratio, roundToMoney, ZERO } from '@tollkeeper/pricing';
import {
  followAliases,
  isMap,
  type LineProblem,
  type Place,
  readYaml,
  shown,
  textOf,
} from '@tollkeeper/pricing/yaml';

import type { ObservedSum, PilotObservation } from '../deciding/pilot-observation.ts';
import { MOST_CHARACTERS } from './keys.ts';
import { type Reader, readKey, type Section, sectionOf } from './section.ts';
import { type Measure, statedNumber } from './stated-number.ts';

/** What a pilot wrote down, or every mistake in its file at once. */
export type ParsedObservationFile =
  | { readonly kind: 'observation'; readonly observed: PilotObservation }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/** Reads the results of a pilot from YAML or JSON as docs/commands.md describes them. */
export function parseObservationFile(text: string): ParsedObservationFile {
  if (text.length > MOST_CHARACTERS) {
    const message = `the file has ${text.length} characters, the most is ${MOST_CHARACTERS}`;
    return { kind: 'refused', problems: [{ line: 1, message }] };
  }
  const parsed = readYaml(text, ({ document, complain }): PilotObservation => {
    followAliases(document, complain);
    const { contents } = document;
    const reader = { complain, sections: [] };
    if (contents === null) complain(0, 'the file is empty; it has at least runs and day');
    const shape = { name: 'the file', prefix: '', keys: KEYS };
    const root =
      contents === null ? undefined : sectionOf({ at: contents.range[0], node: contents }, shape, reader);
    return root === undefined ? NOTHING_OBSERVED : observationOf(root, reader);
  });
  return parsed.kind === 'refused' ? parsed : { kind: 'observation', observed: parsed.value };
}

type Told = Pick<Reader, 'complain' | 'sections'>;

function observationOf(root: Section, reader: Told): PilotObservation {
  for (const key of ['runs', 'day']) {
    if (!root.fields.has(key)) reader.complain(root.at, `${key} is missing, which every result needs`);
  }
  const counts = COUNTS.flatMap((key) => {
    const count = readKey(root, key, (place, name) => readCount(place, name, reader));
    return count === undefined ? [] : [[key, count] as const];
  });
  const sums = Object.entries(SUMS).flatMap(([key, field]) => {
    const sum = readKey(root, key, (place, name) => readSum(place, { name, measure: 'count' }, reader));
    return sum === undefined ? [] : [[field, sum] as const];
  });
  const costs = readKey(root, 'cost_usd', (place, name) => readSum(place, { name, measure: 'usd' }, reader));
  const { squares } = costs ?? {};
  return {
    ...NOTHING_OBSERVED,
    ...Object.fromEntries(counts),
    ...Object.fromEntries(sums),
    day: readKey(root, 'day', (place, name) => readDay(place, name, reader)) ?? '',
    ...(costs === undefined ? {} : { cost: roundToMoney(multiply(costs.total, exact('1e12'))) }),
    ...(squares === undefined ? {} : { costSquares: squares }),
  };
}

type Named = { readonly name: string; readonly measure: Measure };

/** A sum, or a mapping of a sum and the sum of the squares. */
function readSum(place: Place, { name, measure }: Named, reader: Told): ObservedSum | undefined {
  if (!isMap(place.node)) {
    const total = readNumber(place, { name, measure }, reader);
    return total === undefined ? undefined : { total };
  }
  const section = sectionOf(place, { name, keys: ['total', 'squares'] }, reader);
  if (section === undefined) return undefined;
  if (!section.fields.has('total'))
    reader.complain(place.at, `${name} has no total; write it under "total:"`);
  const number = (key: string, as: Measure): Ratio | undefined =>
    readKey(section, key, (at, called) => readNumber(at, { name: called, measure: as }, reader));
  const [total = ZERO, squares] = [number('total', measure), number('squares', 'count')];
  return { total, ...(squares === undefined ? {} : { squares }) };
}

function readCount(place: Place, name: string, reader: Told): bigint | undefined {
  const count = readNumber(place, { name, measure: 'count' }, reader);
  if (count === undefined || count.denominator === 1n) return count?.numerator;
  reader.complain(place.at, `${name} is ${shown(place.node)}, expected a whole number such as 200`);
  return undefined;
}

function readNumber(place: Place, { name, measure }: Named, { complain }: Told): Ratio | undefined {
  const stated = statedNumber(textOf(place.node)?.trim() ?? '', measure);
  if (stated.kind === 'read' && compare(stated.value, ZERO) >= 0) return stated.value;
  const why = stated.kind === 'read' ? 'expected 0 or more' : stated.why;
  complain(place.at, `${name} is ${shown(place.node)}, ${why}`);
  return undefined;
}

function readDay(place: Place, name: string, { complain }: Told): string | undefined {
  const day = textOf(place.node)?.trim() ?? '';
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  complain(place.at, `${name} is ${shown(place.node)}, expected a day such as 2026-11-21`);
  return undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NOTHING_OBSERVED: PilotObservation = { day: '', runs: 0n };

const COUNTS = ['runs', 'calls', 'retries', 'failures', 'accepted'] as const;
const SUMS = {
  input_tokens: 'inputTokens',
  output_tokens: 'outputTokens',
  cached_tokens: 'cachedTokens',
  cache_write_tokens: 'cacheWriteTokens',
  reasoning_tokens: 'reasoningTokens',
  minutes: 'minutes',
} as const;
const KEYS: readonly string[] = ['day', ...COUNTS, ...Object.keys(SUMS), 'cost_usd'];
