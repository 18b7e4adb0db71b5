import type { EstimateRange, Percentiles } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { fieldKey } from '../commands/field-key.ts';

/** How far the figures of an estimate may be off, as data. */
export function rangeJson({ samples, seed, expected, planned, unitCosts, drivers }: EstimateRange) {
  return {
    samples,
    seed,
    expected: percentilesJson(expected),
    planned: percentilesJson(planned),
    unit_costs: unitCosts.map(({ label, workload, cost }) => ({
      per: label,
      workload,
      ...percentilesJson(cost),
    })),
    drivers: drivers.map(({ cause, inputs, share }) => ({
      cause,
      fields: [...new Set(inputs.map(({ field }) => fieldKey(field)))],
      share,
    })),
  };
}

function percentilesJson({ p10, p50, p90 }: Percentiles) {
  return { p10_usd: decimalUsd(p10), p50_usd: decimalUsd(p50), p90_usd: decimalUsd(p90) };
}
