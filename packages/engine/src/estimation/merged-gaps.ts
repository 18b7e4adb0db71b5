import { add, compare, type Gap, type Substitution, ZERO } from '@tollkeeper/pricing';

/** The same gap in several classes is one, its quantities together. */
export function mergedGaps(gaps: readonly Gap[]): readonly Gap[] {
  const merged = new Map<string, Gap>();
  for (const gap of gaps) {
    if (compare(gap.quantity, ZERO) === 0) continue;
    const before = merged.get(gap.reason)?.quantity ?? ZERO;
    merged.set(gap.reason, { ...gap, quantity: add(before, gap.quantity) });
  }
  return [...merged.values()];
}

/** The same for parts that are charged as a whole. */
export function mergedSubstitutions(substitutions: readonly Substitution[]): readonly Substitution[] {
  const merged = new Map<string, Substitution>();
  for (const each of substitutions) {
    const key = `${each.unit} ${each.as}`;
    merged.set(key, { ...each, quantity: add(merged.get(key)?.quantity ?? ZERO, each.quantity) });
  }
  return [...merged.values()];
}
