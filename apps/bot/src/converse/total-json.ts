import type { Total } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

/** A total as data: its known part in dollars, and whether that is all of it. */
export function totalJson({ kind, money }: Total) {
  return { usd: decimalUsd(money), exact: kind === 'exact' };
}
