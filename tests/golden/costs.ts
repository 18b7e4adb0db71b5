import { chargeFor, compare, divide, exact, ONE, type Ratio, subtract, sum, toDecimal, ZERO } from '@tollkeeper/pricing';

import { cardOfRow, usageOfRow } from './cost-row.ts';
import type { Row } from './rows.ts';

/** What a row wants and what came out, in dollars. */
export type Outcome = { readonly wanted: string; readonly got: string; readonly passed: boolean };

/** Prices a row with its own rates; money is right when it is equal, or within the row's own tolerance. */
export function costOutcome(row: Row): Outcome {
  const wanted = String(row['our_usd'] ?? row['corrected_expected_usd'] ?? row['expected_usd']);
  try {
    const { charges, gaps } = chargeFor(cardOfRow(row), usageOfRow(row), ONE);
    const got = divide(sum(charges.map(({ cost }) => cost)), exact('1e12'));
    const missing = gaps.map(({ reason }) => reason).join('; ');
    const passed = missing === '' && isWithin(got, exact(wanted), row['tolerance_abs']);
    return { wanted, got: `${toDecimal(got, 18)}${missing === '' ? '' : ` and ${missing}`}`, passed };
  } catch (error) {
    return { wanted, got: error instanceof Error ? error.message : String(error), passed: false };
  }
}

function isWithin(got: Ratio, wanted: Ratio, tolerance: unknown): boolean {
  const difference = subtract(got, wanted);
  const size = compare(difference, ZERO) < 0 ? subtract(ZERO, difference) : difference;
  return compare(size, tolerance === undefined ? ZERO : exact(String(tolerance))) <= 0;
}
