import type { MeasuredPlan } from '@tollkeeper/cards';
import type { Assumed, MeasuredChange } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { fieldKey } from '../commands/field-key.ts';
import { numberJson } from './number-json.ts';
import { totalJson } from './total-json.ts';

/** What a pilot changes as data: the inputs old and new, the estimate before and after, and the next pilot. */
export function pilotResultJson({ result: { changes, paid }, before, after, next }: MeasuredPlan) {
  return {
    changes: changes.map(changeJson),
    before: { period: before.period, ...totalJson(before.planned) },
    after: { period: after.period, ...totalJson(after.planned) },
    ...(paid === undefined
      ? {}
      : { paid_usd: decimalUsd(paid.cost), estimated: totalJson(next.unitCost), per: paid.unit.one }),
    next: {
      runs: Number(next.runs),
      precision: numberJson(next.precision),
      variation: { value: numberJson(next.variation.value), reason: next.variation.reason },
    },
  };
}

function changeJson({ field, from, to }: MeasuredChange) {
  return {
    field: fieldKey(field),
    ...(from === undefined ? {} : { from: assumedJson(from) }),
    ...(to === undefined ? {} : { to: assumedJson(to) }),
  };
}

function assumedJson({ value, origin, reason, range }: Assumed) {
  return {
    value: numberJson(value),
    origin,
    ...(reason === undefined ? {} : { reason }),
    ...(range === undefined ? {} : { low: numberJson(range.low), high: numberJson(range.high) }),
  };
}
