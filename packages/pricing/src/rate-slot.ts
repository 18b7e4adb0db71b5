import { conditionText } from './price-condition.ts';
import type { Rate } from './rate-card.ts';

/** What a rate is the price of: rates of one slot claim the same thing, and one of them is paid. */
export function slotOf({ unit, condition }: Pick<Rate, 'unit' | 'condition'>): string {
  const variant = Object.entries(condition.variant ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return `${unit} ${conditionText({ ...condition, variant: Object.fromEntries(variant) })}`;
}
