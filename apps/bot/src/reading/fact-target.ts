import { definitionOf } from '@tollkeeper/engine';
import { divide, exact, multiply, ONE, type Ratio, toDecimal } from '@tollkeeper/pricing';

import type { FactName } from '../understand/fact.ts';
import { inAMonth } from '../understand/period.ts';
import type { AnsweredFact } from './answer-schema.ts';
import { namesPeriod } from './period-words.ts';
import type { StatedName } from './stated-name.ts';

/** What else was said, as far as amounts of a day or of one user depend on it. */
export type Around = {
  readonly users: Ratio | undefined;
  /** How many days of a month are meant by "a day". */
  readonly days: Ratio | undefined;
};

/** The fact that a name with its period stands for, what its number is multiplied by, and why. */
export type Target = { readonly name: FactName; readonly factor: Ratio; readonly note: string };

/** From the unit of time in the words to the one that the fact counts in; `undefined` where they do not fit. */
export function clockFactor({ unit, words, per }: AnsweredFact, { clock }: StatedName): Ratio | undefined {
  if (unit === 'number' || unit === 'percent') {
    const others = TIMES.filter((each) => each !== clock && each !== per && namesPeriod(words, each));
    return clock === undefined || others.length === 0 || namesPeriod(words, clock) ? ONE : undefined;
  }
  const said = TIMES.find((each) => unit === `${each}s`);
  if (clock === undefined || said === undefined || !namesPeriod(words, said)) return undefined;
  return divide(exact(SECONDS[said]), exact(SECONDS[clock]));
}

/** Finds the fact; `undefined` where it depends on a number that nobody said. */
export function targetOf(
  { per, per_user, change }: AnsweredFact,
  name: StatedName,
  { users, days }: Around,
): Target | undefined {
  if (name.kind === 'plain') return { name: name.fact, factor: ONE, note: '' };
  const daily = per === 'day' || per === 'workday';
  const volume = name.kind === 'volume' ? definitionOf(name.work).volume : undefined;
  if (per_user && daily && volume?.perUserPerDay !== undefined)
    return { name: volume.perUserPerDay, factor: ONE, note: '' };
  if (per_user && (users === undefined || (volume !== undefined && per === null))) return undefined;
  const times = per === null ? ONE : per === 'day' && days !== undefined ? days : inAMonth(per);
  const people = per_user && users !== undefined ? users : ONE;
  const once = per === null && change === null ? volume?.once : undefined;
  const steps = [
    ...(per === null || per === 'month' ? [] : [`a ${per} counts ${toDecimal(times, 4)} times a month`]),
    ...(per_user ? [`${toDecimal(people)} users`] : []),
  ];
  const fact = name.kind === 'monthly' ? name.fact : (once ?? definitionOf(name.work).volume.month);
  return { name: fact, factor: multiply(times, people), note: steps.join(', ') };
}

const TIMES = ['second', 'minute', 'hour'] as const;
const SECONDS = { second: 1, minute: 60, hour: 3_600 } as const;
