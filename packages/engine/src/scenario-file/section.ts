import { type Catalog, isOneSlipFrom, maskIfSecret } from '@tollkeeper/pricing';
import { type Complain, fieldsOf, type Place, quoted, shown, textOf } from '@tollkeeper/pricing/yaml';

import { homeOfKey } from './home-of-key.ts';
import { LONGEST_TEXT } from './keys.ts';

/** A mapping of the file: what a sentence calls its keys, where it begins, and what they are. */
export type Section = {
  readonly prefix: string;
  readonly at: number;
  readonly fields: ReadonlyMap<string, Place>;
};

/** Who reads: with the catalog, somebody to tell about mistakes, and the sections that were read so far. */
export type Reader = {
  readonly catalog: Catalog;
  readonly complain: Complain;
  readonly sections: Section[];
};

/** What a section is called, what its keys begin with where that differs, and which keys there are. */
export type Shape = { readonly name: string; readonly prefix?: string; readonly keys: readonly string[] };

/** Reads a mapping. An unknown key is a mistake, and then read as the one that was meant, if that can be told. */
export function sectionOf(
  place: Place,
  shape: Shape,
  { complain, sections }: Pick<Reader, 'complain' | 'sections'>,
): Section | undefined {
  const { name, prefix = `${name}.`, keys } = shape;
  const written = fieldsOf(place, { what: name }, complain);
  if (written === undefined) return undefined;
  if (written.size > MOST_KEYS) {
    complain(place.at, `${name} has ${written.size} keys, the most is ${MOST_KEYS}`);
    return undefined;
  }
  const fields = new Map<string, Place>();
  for (const [key, value] of written) {
    if (keys.includes(key)) {
      fields.set(key, value);
      continue;
    }
    const meant = homeOfKey(key) === undefined ? keys.find((each) => isLike(key, each)) : undefined;
    complain(value.at, unknownKey(key, shape, meant));
    if (meant !== undefined && !written.has(meant)) fields.set(meant, value);
  }
  const section = { prefix, at: place.at, fields };
  sections.push(section);
  return section;
}

/** Reads a key of a section if it is there. */
export function readKey<Value>(
  { fields, prefix }: Section,
  key: string,
  read: (place: Place, name: string) => Value,
): Value | undefined {
  const place = fields.get(key);
  return place === undefined ? undefined : read(place, `${prefix}${key}`);
}

/** Reads a text that is not blank. */
export function readText(place: Place, name: string, { complain }: Reader): string | undefined {
  const text = textOf(place.node);
  if (text !== undefined && text.trim() !== '' && text.length <= LONGEST_TEXT) return maskIfSecret(text);
  complain(
    place.at,
    `${name} is ${shown(place.node)}, expected a text of at most ${LONGEST_TEXT} characters`,
  );
  return undefined;
}

type Choices<Choice> = { readonly name: string; readonly among: readonly Choice[] };

/** Reads one of several words. */
export function readChoice<Choice extends string>(
  place: Place,
  { name, among }: Choices<Choice>,
  { complain }: Reader,
): Choice | undefined {
  const text = textOf(place.node);
  const choice = among.find((each) => each === text);
  if (choice === undefined)
    complain(
      place.at,
      `${name} is ${shown(place.node)}, expected ${among.length > 1 ? 'one of ' : ''}${among.join(', ')}`,
    );
  return choice;
}

function unknownKey(key: string, { name, keys }: Shape, meant: string | undefined): string {
  if (/^\d+(?:\.\d+)?[kMB%]?$/.test(key))
    return `${name} has no key ${quoted(key)}; between braces a number with a comma needs quotes`;
  const home = homeOfKey(key);
  const elsewhere = home === undefined ? `its keys are ${keys.join(', ')}` : `it belongs to ${home}`;
  const hint = meant === undefined ? elsewhere : `did you mean ${meant}?`;
  return `${name} has no key ${quoted(key)}; ${hint}`;
}

/** "outputTokens", "output-tokens" and "ouput_tokens" are all meant to be "output_tokens". */
function isLike(typed: string, known: string): boolean {
  const [a, b] = [typed, known].map((each) => each.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return a === b || (known.length > 3 && isOneSlipFrom(typed, known));
}

const MOST_KEYS = 100;
