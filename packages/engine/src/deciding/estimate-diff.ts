import { type Money, NOTHING } from '@tollkeeper/pricing';

import { estimate, type Total } from '../estimation/estimate.ts';
import type { Period } from '../estimation/workload.ts';
import type { Basis } from './basis.ts';
import type { DiffKind } from './diff-step.ts';
import { diffWalk } from './diff-walk.ts';

/**
 * What separates two estimates, split so that the parts add up to the difference of their planned totals to the
 * picodollar. `at-least` when one of the totals is: something without a known price is then in neither the change
 * nor its parts, and `reasons` say what.
 */
export type EstimateDiff = {
  readonly kind: 'exact' | 'at-least';
  readonly reasons: readonly string[];
  readonly before: Total & { readonly period: Period };
  readonly after: Total & { readonly period: Period };
  readonly change: Money;
  /** What changed, the largest effect first; what made no difference is left out. */
  readonly parts: readonly DiffPart[];
  /** The parts of a kind together, the largest effect first. */
  readonly sums: readonly { readonly kind: DiffKind; readonly change: Money }[];
  /** The order in which the changes were made, one by one: the split depends on it. */
  readonly order: readonly DiffKind[];
};

/** One changed input and what it changed, in words: "requests per user per active day", from "3" to "4". */
export type DiffPart = {
  readonly kind: DiffKind;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Whose input it is, where there are several pieces of work and it does not belong to all of them. */
  readonly workload?: string;
  readonly change: Money;
};

/**
 * Splits the difference of two estimates whose scenarios `problemsOf` finds nothing wrong with.
 *
 * It walks from the old scenario to the new one in the order of `DIFF_ORDER`, changes one input at a time and
 * estimates again; a part is the difference of two successive planned totals, so the sum telescopes and nothing is
 * left over. This is the sequential substitution of price-volume-mix analysis: each change is valued with the ones
 * before it made and the ones after it not, so another order gives other parts (E. Dietzenbacher and B. Los,
 * "Structural Decomposition Techniques: Sense and Sensitivity", Economic Systems Research 10 (1998) 307-324). The
 * mean over all orders (Shapley) depends on none, but takes 2ⁿ estimates and leaves fractions of a picodollar.
 */
export function estimateDiff(before: Basis, after: Basis): EstimateDiff {
  const [old, current] = [estimated(before), estimated(after)];
  const parts = [...walked(before, after)].sort((a, b) => bySize(a.change, b.change));
  const reasons = [
    ...new Set([
      ...old.gaps.map(({ reason }) => `before: ${reason}`),
      ...current.gaps.map(({ reason }) => `after: ${reason}`),
    ]),
  ];
  return {
    kind: reasons.length === 0 ? 'exact' : 'at-least',
    reasons,
    before: { ...old.planned, period: old.period },
    after: { ...current.planned, period: current.period },
    change: (current.planned.money - old.planned.money) as Money,
    parts,
    sums: sumsOf(parts),
    order: DIFF_ORDER,
  };
}

/**
 * What was removed is valued as the old estimate had it and what was added as the new one has it; between them,
 * prices change under the old plan first, as they do without anybody's decision.
 */
export const DIFF_ORDER: readonly DiffKind[] = [
  'removed',
  'price',
  'volume',
  'operations',
  'model',
  'assumptions',
  'buffer',
  'added',
];

function* walked(before: Basis, after: Basis): Iterable<DiffPart> {
  const { start, steps } = diffWalk(before, after);
  let basis = start;
  let planned = estimated(basis).planned.money;
  const ordered = DIFF_ORDER.flatMap((kind) => steps.filter((step) => step.kind === kind));
  for (const { made, ...words } of ordered) {
    basis = made(basis);
    const next = estimated(basis).planned.money;
    if (next !== planned) yield { ...words, change: (next - planned) as Money };
    planned = next;
  }
}

function estimated({ scenario, catalog, today }: Basis) {
  return estimate(scenario, catalog, today);
}

function sumsOf(parts: readonly DiffPart[]): EstimateDiff['sums'] {
  return DIFF_ORDER.flatMap((kind) => {
    const own = parts.filter((part) => part.kind === kind);
    const change = own.reduce((total, part) => (total + part.change) as Money, NOTHING);
    return own.length === 0 ? [] : [{ kind, change }];
  }).sort((a, b) => bySize(a.change, b.change));
}

function bySize(a: Money, b: Money): number {
  const [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  return left === right ? 0 : left > right ? -1 : 1;
}
