import type { EstimateDiff } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { totalJson } from './total-json.ts';

/** What separates two estimates as data: the changes of the parts add up to the change. */
export function estimateDiffJson(diff: EstimateDiff) {
  const { kind, reasons, before, after, change, parts, sums, order } = diff;
  return {
    exact: kind === 'exact',
    reasons,
    before: { period: before.period, ...totalJson(before) },
    after: { period: after.period, ...totalJson(after) },
    change_usd: decimalUsd(change),
    parts: parts.map(({ change: own, ...part }) => ({ ...part, change_usd: decimalUsd(own) })),
    sums: sums.map((each) => ({ kind: each.kind, change_usd: decimalUsd(each.change) })),
    order,
  };
}
