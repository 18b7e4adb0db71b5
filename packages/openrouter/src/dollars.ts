import { exact, type Money, multiply, roundToMoney } from '@tollkeeper/pricing';

/**
 * Turns a JSON number of dollars into money by its shortest decimal, half-even at the twelfth place.
 *
 * OpenRouter adds in doubles, so $0.30 may arrive as 0.30000000000000004, and a tenth of a millionth as 1e-7;
 * both are read as text, never multiplied as doubles. Throws for NaN and the infinities: the door refuses those.
 */
export function dollars(amount: number): Money {
  return roundToMoney(multiply(exact(amount), PICODOLLARS_PER_DOLLAR));
}

const PICODOLLARS_PER_DOLLAR = exact('1e12');
