import { addMoney, BILLING_UNITS, type Money, NOTHING } from '@tollkeeper/pricing';

import type { Estimate } from '../estimation/estimate.ts';
import type { LineItem } from '../estimation/line-item.ts';

/**
 * What makes most of the difference between two estimates: what both pay for, at another cost; or that they charge
 * by different units, such as images and tokens. Labels in the plural: "output tokens".
 */
export type Decider =
  | { readonly kind: 'cost'; readonly label: string; readonly dearer: Money; readonly cheaper: Money }
  | { readonly kind: 'units'; readonly dearer: UnitTotal; readonly cheaper: UnitTotal };

export type UnitTotal = { readonly label: string; readonly money: Money };

/** Finds what decides; nothing where the first is not the dearer one. */
export function decidedBy(dearer: Estimate, cheaper: Estimate): Decider | undefined {
  if (dearer.planned.money <= cheaper.planned.money) return undefined;
  const [own, others] = [totalsOf(dearer.lines), totalsOf(cheaper.lines)];
  const difference = ({ key }: LineTotal): bigint =>
    (own.get(key)?.money ?? 0n) - (others.get(key)?.money ?? 0n);
  const decisive = greatest([...own.values(), ...others.values()], difference);
  if (decisive === undefined) return undefined;
  const { key, label, isUnit } = decisive;
  const [mine, theirs] = [own.get(key), others.get(key)];
  const instead = greatest(
    [...others.values()].filter((each) => each.isUnit),
    ({ money }) => money,
  );
  if (
    isUnit &&
    mine !== undefined &&
    theirs === undefined &&
    instead !== undefined &&
    !own.has(instead.key)
  ) {
    return { kind: 'units', dearer: shown(mine), cheaper: shown(instead) };
  }
  return { kind: 'cost', label, dearer: mine?.money ?? NOTHING, cheaper: theirs?.money ?? NOTHING };
}

type LineTotal = UnitTotal & { readonly key: string; readonly isUnit: boolean };

/**
 * Lines of one workload and unit together, such as the parts of an agent's input; savings by their label. Retries and
 * the buffer are shares of what is above them: they enlarge a difference and decide none.
 */
function totalsOf(lines: readonly LineItem[]): ReadonlyMap<string, LineTotal> {
  const totals = new Map<string, LineTotal>();
  for (const { layer, label, rate, share, workload, cost } of lines) {
    if (layer === 'fees' || share !== undefined) continue;
    const isUnit = layer === 'base' && rate !== undefined;
    const words = isUnit ? BILLING_UNITS[rate.unit].label : label.charAt(0).toLowerCase() + label.slice(1);
    const key = `${workload} ${words}`;
    const money = addMoney(totals.get(key)?.money ?? NOTHING, cost);
    totals.set(key, { key, label: words, money, isUnit });
  }
  return totals;
}

/** The one of which there is most; of several the first. */
function greatest(totals: readonly LineTotal[], by: (total: LineTotal) => bigint): LineTotal | undefined {
  const [first, ...rest] = totals;
  if (first === undefined) return undefined;
  return rest.reduce((most, each) => (by(each) > by(most) ? each : most), first);
}

function shown({ label, money }: UnitTotal): UnitTotal {
  return { label, money };
}
