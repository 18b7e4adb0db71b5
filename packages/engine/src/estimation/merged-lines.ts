import { add, compare, type Ratio, ZERO } from '@tollkeeper/pricing';

import type { LineItem } from './line-item.ts';

/** A line whose cost, in picodollars, is not rounded yet. */
export type UnroundedLine = Omit<LineItem, 'cost'> & { readonly cost: Ratio };

/**
 * Lines of the same thing at the same rate become one, so that the twelve calls of a task are not twelve lines.
 * What there is none of, such as compactions that never come to pass, has no line.
 */
export function mergedLines(lines: readonly UnroundedLine[]): readonly UnroundedLine[] {
  const merged: UnroundedLine[] = [];
  for (const line of lines) {
    const at = merged.findIndex((each) => each.label === line.label && each.rate === line.rate);
    const before = merged[at];
    if (before === undefined) merged.push(line);
    else
      merged[at] = {
        ...before,
        ...quantities(before, line),
        ...rates(before, line),
        cost: add(before.cost, line.cost),
      };
  }
  return merged.filter(({ quantity }) => quantity === undefined || compare(quantity, ZERO) !== 0);
}

function rates(a: UnroundedLine, b: UnroundedLine): Pick<UnroundedLine, 'rates'> {
  if (a.rates === undefined && b.rates === undefined) return {};
  return { rates: [...new Set([...(a.rates ?? []), ...(b.rates ?? [])])] };
}

function quantities(a: UnroundedLine, b: UnroundedLine): Pick<UnroundedLine, 'quantity'> {
  if (a.quantity === undefined && b.quantity === undefined) return {};
  return { quantity: add(a.quantity ?? ZERO, b.quantity ?? ZERO) };
}
