import type { Money } from '@tollkeeper/pricing';

/** In how many whole months a saving has paid for the work that it takes once; never, when nothing is saved. */
export function paybackMonths(once: Money, savingPerMonth: Money): bigint | undefined {
  if (savingPerMonth <= 0n) return undefined;
  return (once + savingPerMonth - 1n) / savingPerMonth;
}
