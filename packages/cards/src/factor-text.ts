import { compare, ONE, type Ratio, ratio, subtract, toDecimal } from '@tollkeeper/pricing';

import { grouped, numberText } from './money-text.ts';

/** Writes a share that was worked out, to a tenth of a percent below 10%: `18%`, `0.7%`, `under 0.1%`. */
export function roundPercentText(share: Ratio): string {
  const exactly = ratio(share.numerator * 100n, share.denominator);
  const percent = toDecimal(exactly, compare(exactly, ratio(10n)) < 0 ? 1 : 0);
  return percent === '0' && share.numerator !== 0n ? 'under 0.1%' : `${grouped(percent)}%`;
}

/** Says how an amount compares with a smaller one: `18% more`, and from the double on `2.5 times as much`. */
export function timesText(factor: Ratio): string {
  if (compare(factor, ratio(2n)) >= 0) return `${numberText(factor, 2)} times as much`;
  return `${roundPercentText(subtract(factor, ONE))} more`;
}

/** The same in a table: `+18%`, and from the double on `2.5×`. */
export function factorText(factor: Ratio): string {
  if (compare(factor, ratio(2n)) >= 0) return `${numberText(factor, 2)}×`;
  return roundPercentText(subtract(factor, ONE)).replace(/^\d/, '+$&');
}
