import type { PlanBreakEven } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { numberJson } from './number-json.ts';
import { totalJson } from './total-json.ts';

/** A month of a plan against the same work through the API as data. */
export function planBreakEvenJson(result: Extract<PlanBreakEven, { readonly kind: 'compared' }>) {
  const { plan, api, apiPerSeat, pricePerSeat, cheaper, paysFrom, caution } = result;
  return {
    plan_cost: totalJson(plan),
    api_cost: totalJson(api),
    api_per_seat_usd: decimalUsd(apiPerSeat),
    price_per_seat_usd: decimalUsd(pricePerSeat),
    cheaper,
    pays_from: {
      exact: paysFrom.kind === 'exact',
      amounts: paysFrom.amounts.map(({ label, quantity, workload }) => ({
        label,
        quantity: numberJson(quantity),
        workload,
      })),
    },
    caution,
  };
}
