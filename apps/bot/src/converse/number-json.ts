import { type Ratio, toDecimal } from '@tollkeeper/pricing';

/** A quantity or a share as the nearest number. */
export function numberJson(value: Ratio): number {
  return Number(toDecimal(value));
}
