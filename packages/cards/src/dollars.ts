import { decimalUsd, type Money } from '@tollkeeper/pricing';

/** An amount in dollars as a chart draws it, to the last bit of a double: the exact figure is written beside it. */
export function dollars(amount: Money): number {
  return Number(decimalUsd(amount));
}
