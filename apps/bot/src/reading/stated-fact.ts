import { isField, problemOf } from '@tollkeeper/engine';
import {
  add,
  compare,
  divide,
  exact,
  multiply,
  ONE,
  type Ratio,
  subtract,
  toDecimal,
  ZERO,
} from '@tollkeeper/pricing';

import type { Fact } from '../understand/fact.ts';
import type { Place } from '../understand/token.ts';
import type { AnsweredFact } from './answer-schema.ts';
import { type Around, clockFactor, targetOf } from './fact-target.ts';
import { namesPeriod } from './period-words.ts';
import { placesOf } from './quotation.ts';
import { quotedNumbers, statedAmount } from './quoted-numbers.ts';
import { type StatedName, statedName } from './stated-name.ts';
import type { WrittenNumber } from './written-number.ts';

/** A fact that its words bear out, with the places of its numbers in the text; or why they do not. */
export type StatedFact =
  | {
      readonly kind: 'borne-out';
      readonly fact: Fact;
      readonly numbers: readonly Place[];
      readonly workday: boolean;
    }
  /** It needs a number that nobody said, such as how many users there are. */
  | { readonly kind: 'open' }
  | { readonly kind: 'fault'; readonly fault: string };

/** The message, and the numbers that stand in it. */
export type Text = { readonly text: string; readonly numbers: readonly WrittenNumber[] };

/** Holds a fact of the answer against the text, and brings its number to the unit and the month of its field. */
export function statedFact(answered: AnsweredFact, { text, numbers }: Text, around: Around): StatedFact {
  const { words, per, change } = answered;
  const fault = (why: string): StatedFact => ({ kind: 'fault', fault: `facts "${answered.name}": ${why}` });
  const places = placesOf(words, text);
  if (places.length === 0 || words.length > LONGEST_QUOTE)
    return fault(`"${words}" does not stand in the message.`);
  if (ADDRESS.test(words)) return fault('quote no address of a person or channel.');
  const stated = statedAmount(answered);
  if (stated === undefined) return fault('give value alone, or low and high alone, as plain decimals.');
  const borne = places.map((quoted) => ({
    quoted,
    at: quotedNumbers(stated, { answered, quoted, numbers }),
  }));
  const { quoted, at } = borne.find((each) => each.at !== undefined) ?? {};
  if (quoted === undefined || at === undefined)
    return fault(
      `its numbers do not stand in "${words}" as ${answered.unit}; a calculated number is no fact.`,
    );
  if (per !== null && !namesPeriod(words, per)) return fault(`"${words}" does not say "per ${per}".`);
  if (answered.per_user && !EACH.test(words))
    return fault(`"${words}" does not say that it is for each user.`);
  const name = statedName(answered.name);
  if (per !== null && name.kind === 'plain') return fault('it is no amount of a period; per must be null.');
  const factor = clockFactor(answered, name);
  if (factor === undefined) return fault(`"${words}" does not count it as ${answered.unit}.`);
  const target = targetOf(answered, name, around);
  if (target === undefined) return { kind: 'open' };
  const relative = change !== null;
  // A multiple has no unit: "daily requests tripled" is times 3, whatever the period.
  const isMultiple = relative && isTimes(answered, name);
  const scale = isMultiple ? ONE : multiply(factor, target.factor);
  const ends = stated.map((each) => multiply(changed(each, answered, name), scale));
  const [low = ZERO, high = low] = ends;
  const fact: Fact = {
    name: target.name,
    value: multiply(add(low, high), HALF),
    ...(ends.length > 1 && { range: { low, high } }),
    words: text.slice(quoted.start, quoted.end),
    ...(target.note !== '' && !isMultiple && { note: target.note }),
    ...(relative && { change: isMultiple ? 'times' : 'plus' }),
  };
  const problem = relative ? undefined : boundProblem(fact);
  if (problem !== undefined) return fault(problem);
  return { kind: 'borne-out', fact, numbers: at, workday: per === 'workday' };
}

/** "20% more" multiplies by 1.2; a share that rises by 2% is 2 points higher. */
function isTimes({ unit, change }: AnsweredFact, name: StatedName): boolean {
  return change === 'times' || (unit === 'percent' && !(name.kind === 'plain' && name.isShare));
}

function changed(stated: Ratio, answered: AnsweredFact, name: StatedName): Ratio {
  const amount = answered.unit === 'percent' ? divide(stated, HUNDRED) : stated;
  if (answered.change === null || answered.change === 'times') return amount;
  const from = isTimes(answered, name) ? ONE : ZERO;
  return answered.change === 'plus' ? add(from, amount) : subtract(from, amount);
}

function boundProblem({ name, value, range }: Fact): string | undefined {
  if (isField(name))
    return problemOf({ field: name, value, ...(range !== undefined && { range }) })[0]?.message;
  const [low, high] = range === undefined ? [value, value] : [range.low, range.high];
  const sound = compare(low, ZERO) > 0 && compare(high, MOST) <= 0 && compare(low, high) <= 0;
  return sound ? undefined : `${name} must be above 0 and at most ${toDecimal(MOST)}.`;
}

const LONGEST_QUOTE = 300;
const ADDRESS = /<|(?<![\p{L}\p{N}])@\p{L}/u;
const EACH =
  /(?<!\p{L})(?:each|every|per|pro|je|jeder?|jedes|cada|por|par|chaque|chacune?)(?!\p{L})|每|各|人均|\/\s?(?:user|person|seat|dev)/iu;
const HUNDRED = exact(100);
const HALF = exact('0.5');
const MOST = exact('1e15');
