import { decimalUsd, type Money } from '@tollkeeper/pricing';
import type { ListedPlan } from '@tollkeeper/store';

/** A saved estimate as data; what is planned is `null` where it is not known exactly. */
export function planJson({ name, month, plannedPicodollars, savedBy, savedAt }: ListedPlan) {
  return {
    name,
    month,
    planned_usd: plannedPicodollars === null ? null : decimalUsd(plannedPicodollars as Money),
    saved_by: savedBy,
    saved_at: savedAt.toISOString(),
  };
}
