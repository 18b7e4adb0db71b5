import type { Assumption } from '@tollkeeper/engine';

import { fieldKey } from '../commands/field-key.ts';
import { numberJson } from './number-json.ts';

/** An assumption as data. */
export function assumptionJson({
  field,
  value,
  origin,
  reason,
  range,
  workload,
}: Assumption): Record<string, unknown> {
  return {
    field: fieldKey(field),
    value: numberJson(value),
    origin,
    ...(reason === undefined ? {} : { reason }),
    ...(range === undefined ? {} : { range: { low: numberJson(range.low), high: numberJson(range.high) } }),
    ...(workload === undefined ? {} : { workload }),
  };
}
