import type { Sensitivity, Varied } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { assumptionJson } from './assumption-json.ts';
import { numberJson } from './number-json.ts';
import { totalJson } from './total-json.ts';

/** What one input can change as data. */
export function sensitivityJson({ assumption, low, high, swing, unit, elasticity }: Sensitivity) {
  return {
    ...assumptionJson(assumption),
    low: variedJson(low),
    high: variedJson(high),
    swing_usd: decimalUsd(swing),
    ...(unit === undefined ? {} : { unit: unit.label, unit_swing_usd: decimalUsd(unit.swing) }),
    ...(elasticity === undefined ? {} : { elasticity: numberJson(elasticity) }),
  };
}

function variedJson({ value, planned, unitCost }: Varied) {
  return {
    value: numberJson(value),
    planned: totalJson(planned),
    ...(unitCost === undefined ? {} : { unit_cost_usd: decimalUsd(unitCost) }),
  };
}
