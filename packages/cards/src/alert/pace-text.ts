import type { Money } from '@tollkeeper/pricing';

import { moneyText } from '../money-text.ts';

/** Writes an estimated amount, below a dollar with two digits that say something: `$1.92`, `$0.029`. */
export function roughText(amount: Money): string {
  const place = placeOf(amount);
  return moneyText((((amount + place / 2n) / place) * place) as Money);
}

/** The same, never above the amount: who keeps to what is written keeps to the amount. */
export function atMostText(amount: Money): string {
  const place = placeOf(amount);
  return moneyText(((amount / place) * place) as Money);
}

/** A cent, or for smaller amounts what their second digit stands for. */
function placeOf(amount: Money): bigint {
  const digits = amount.toString().length;
  const place = 10n ** BigInt(Math.max(0, digits - 2));
  return place < CENT ? place : CENT;
}

const CENT = 10_000_000_000n;
