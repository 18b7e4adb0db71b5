import type { Advice } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

/** A change that saves money as data. */
export function adviceJson({ kind, workload, change, cost, saving }: Advice) {
  return { kind, workload, change, cost, saving_usd: decimalUsd(saving) };
}
