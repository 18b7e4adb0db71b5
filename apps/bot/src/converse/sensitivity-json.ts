import type { Sensitivity, Varied } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { assumptionJson, numberJson } from './reply-json.ts';
import { totalJson } from './total-json.ts';

/** What one input can change as data. */
export function sensitivityJson({ assumption, low, high, swing, elasticity }: Sensitivity) {
  return {
    ...assumptionJson(assumption),
    low: variedJson(low),
    high: variedJson(high),
    swing_usd: decimalUsd(swing),
    ...(elasticity === undefined ? {} : { elasticity: numberJson(elasticity) }),
  };
}

function variedJson({ value, planned }: Varied) {
  return { value: numberJson(value), planned: totalJson(planned) };
}
