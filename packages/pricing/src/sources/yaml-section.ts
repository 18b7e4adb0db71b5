import { isOneSlipFrom } from '../model-search.ts';
import { type Complain, fieldsOf, type Place, quoted, shown, textOf } from './yaml-fields.ts';

/** The keys of a mapping in a file of settings, and whom to tell about mistakes in it. */
export type Section = {
  readonly at: number;
  /** The place of a key and its full name, as "slack.port"; undefined where it is not written. */
  readonly get: (key: string) => Named | undefined;
  readonly complain: Complain;
};

/** The whole file is named by its own name, which does not stand before those of its keys. */
export type Named = { readonly place: Place; readonly name: string; readonly isWhole?: true };

/** Reads a mapping; an unknown key is a mistake, and read as the one that was meant where that can be told. */
export function sectionOf(
  { place, name: what, isWhole }: Named,
  keys: readonly string[],
  complain: Complain,
): Section | undefined {
  const written = fieldsOf(place, { what }, complain);
  if (written === undefined) return undefined;
  const fields = new Map<string, Place>();
  for (const [key, value] of written) {
    const meant = keys.includes(key) ? key : keys.find((each) => isLike(key, each));
    if (meant !== key) complain(value.at, unknownKey(key, { what, keys, meant }));
    if (meant !== undefined && (meant === key || !written.has(meant))) fields.set(meant, value);
  }
  const get = (key: string): Named | undefined => {
    const found = fields.get(key);
    return found === undefined ? undefined : { place: found, name: isWhole ? key : `${what}.${key}` };
  };
  return { at: place.at, get, complain };
}

/** Reads one of several words. */
export function wordOf<Word extends string>(
  named: Named | undefined,
  among: readonly Word[],
  complain: Complain,
): Word | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const found = among.find((each) => each === textOf(place.node));
  if (found === undefined)
    complain(place.at, `${name} is ${shown(place.node)}, expected ${among.join(' or ')}`);
  return found;
}

type Bounds = { readonly least: number; readonly most: number; readonly such: number };

/** Reads a whole number within bounds. */
export function wholeNumberOf(
  named: Named | undefined,
  { least, most, such }: Bounds,
  complain: Complain,
): number | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const text = textOf(place.node) ?? '';
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  complain(
    place.at,
    `${name} is ${shown(place.node)}, expected a whole number from ${least} to ${most}, such as ${such}`,
  );
  return undefined;
}

type TextShape = { readonly fits: (text: string) => boolean; readonly expected: string };

/** Reads a text of a certain shape. */
export function textIn(
  named: Named | undefined,
  { fits, expected }: TextShape,
  complain: Complain,
): string | undefined {
  if (named === undefined) return undefined;
  const { place, name } = named;
  const text = textOf(place.node)?.trim() ?? '';
  if (text !== '' && fits(text)) return text;
  complain(place.at, `${name} is ${shown(place.node)}, expected ${expected}`);
  return undefined;
}

function unknownKey(
  key: string,
  {
    what,
    keys,
    meant,
  }: { readonly what: string; readonly keys: readonly string[]; readonly meant: string | undefined },
): string {
  const variable = /token|secret|api_?key/i.test(key);
  const hint = variable
    ? 'tokens and secrets come from the environment only'
    : meant === undefined
      ? `its keys are ${keys.join(', ')}`
      : `did you mean ${meant}?`;
  return `${what} has no key ${quoted(key)}; ${hint}`;
}

/** "questionsPerMinute", "questions-per-minute" and "qestions_per_minute" are all meant to be "questions_per_minute". */
function isLike(typed: string, known: string): boolean {
  const [a, b] = [typed, known].map((each) => each.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return a === b || (known.length > 3 && isOneSlipFrom(typed, known));
}
