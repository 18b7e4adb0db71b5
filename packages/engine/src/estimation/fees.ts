import {
  byokFee,
  compare,
  divide,
  exact,
  type Money,
  multiply,
  purchaseFee,
  type Ratio,
  ratio,
  roundHalfEven,
  roundToMoney,
} from '@tollkeeper/pricing';

import type { LineItem } from './line-item.ts';
import type { Scenario } from './scenario.ts';
import type { Period } from './workload.ts';

/** What is to be paid for, and when; seats are paid by themselves. */
export type Bill = {
  readonly planned: Money;
  readonly requests: Ratio;
  readonly period: Period;
  readonly today: string;
};

/**
 * What it costs to pay: OpenRouter's fee on the purchases of credits that the planned cost takes, and its fee on
 * requests through keys of one's own, which are billed by the provider instead.
 *
 * Purchases are counted on average over the months, so 1.9 of them; what is done once takes whole ones.
 */
export function feeLines({ inputs, ownKeys }: Scenario, bill: Bill): readonly LineItem[] {
  const { topUp } = inputs;
  if (bill.requests.numerator === 0n) return [];
  if (ownKeys === true) return [ownKeysLine(bill)];
  if (topUp === undefined) return [];
  const size = roundToMoney(multiply(topUp.value, exact('1e12')));
  const { fee } = purchaseFee(size, 'card');
  const average = divide(ratio(bill.planned), ratio(size));
  const purchases = bill.period === 'month' ? average : wholeNumberFrom(average);
  const cost = roundToMoney(multiply(ratio(fee), purchases));
  return [{ layer: 'fees', label: 'OpenRouter’s fee on buying the credits', quantity: purchases, cost }];
}

function ownKeysLine({ planned, requests, today }: Bill): LineItem {
  const month = { requests: roundHalfEven(requests), listPrice: planned, plan: 'pay-as-you-go' } as const;
  const { fee, allowance } = byokFee(month, today.slice(0, 7));
  return { layer: 'fees', label: `OpenRouter’s fee on your own keys, beyond ${allowance}`, cost: fee };
}

function wholeNumberFrom(value: Ratio): Ratio {
  const nearest = ratio(roundHalfEven(value));
  return compare(nearest, value) < 0 ? ratio(nearest.numerator + 1n) : nearest;
}
