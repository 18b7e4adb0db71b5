import { type BillingUnit, compare, type Gap, type Ratio, ZERO } from '@tollkeeper/pricing';

import { type Field, fieldDefinition } from './field.ts';
import type { Payee } from './pricing.ts';
import type { RequestClass } from './request-class.ts';

type Unmeasured<N> = NonNullable<RequestClass<N>['unmeasured']>[number];

/** That a payee charges by something of which no input says how much one request uses. */
export function uncounted<N>(payee: Payee, unit: BillingUnit, field: Field): Unmeasured<N> {
  const named = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const { label } = fieldDefinition(field);
  return { unit, reason: `${payee.name} charges ${label}, which are not known: state ${named}` };
}

/** The gaps that a class leaves because not all that its requests use is known. */
export function unmeasuredGaps({ count, unmeasured = [] }: RequestClass<Ratio>): readonly Gap[] {
  if (compare(count, ZERO) === 0) return [];
  return unmeasured.map(({ unit, reason }) => ({ unit, quantity: count, reason }));
}
