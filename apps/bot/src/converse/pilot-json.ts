import type { Pilot, PilotPurchase, PilotStep } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { fieldKey } from '../commands/field-key.ts';
import { numberJson } from './number-json.ts';
import { totalJson } from './total-json.ts';

/** The plan of a small prepaid test as data. */
export function pilotJson(pilot: Pilot) {
  const { workload, unit, runs, precision, variation, unitCost, cost, p90, budget, purchase, steps } = pilot;
  return {
    workload,
    unit: unit.one,
    runs: Number(runs),
    precision: numberJson(precision),
    variation: { value: numberJson(variation.value), reason: variation.reason },
    unit_cost: totalJson(unitCost),
    cost: totalJson(cost),
    ...(p90 === undefined ? {} : { p90_usd: decimalUsd(p90) }),
    budget_usd: decimalUsd(budget),
    ...(purchase === undefined ? {} : { purchase: purchaseJson(purchase) }),
    steps: steps.map(stepJson),
  };
}

function purchaseJson({ credits, fee, minimumApplies, total, remains }: PilotPurchase) {
  return {
    credits_usd: decimalUsd(credits),
    fee_usd: decimalUsd(fee),
    minimum_fee: minimumApplies,
    total_usd: decimalUsd(total),
    remains_usd: decimalUsd(remains),
  };
}

function stepJson({ title, text, records }: PilotStep) {
  return {
    title,
    text,
    ...(records === undefined
      ? {}
      : { records: records.map(({ what, replaces }) => ({ what, replaces: replaces.map(fieldKey) })) }),
  };
}
