import { exact, multiply, type Ratio, ratio } from '@tollkeeper/pricing';

import { type Field, fieldDefinition } from '../estimation/field.ts';
import { definitionOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';

/** How far apart two values of an input are when the largest one is looked for. */
export function stepOf(field: Field): Ratio {
  const { measure } = fieldDefinition(field);
  if (measure === 'share') return exact('0.001');
  return measure === 'tokens' || measure === 'days' || WHOLE.has(field) ? exact(1) : exact('0.01');
}

/** Rounds value ÷ step down, or, with sign −1, gives what rounds it up when negated. */
export function floored(value: Ratio, step: Ratio, sign: bigint): bigint {
  const { numerator, denominator } = multiply(value, ratio(step.denominator * sign, step.numerator));
  return numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
}

/** What there is no half of: people, seats, and the volume of every kind of work. */
const WHOLE: ReadonlySet<Field> = new Set<Field>([
  'users',
  ...WORKLOAD_KINDS.flatMap((kind) => {
    const { once, month } = definitionOf(kind).volume;
    return once === undefined ? [month] : [once, month];
  }),
]);
