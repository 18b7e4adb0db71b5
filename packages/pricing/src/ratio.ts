/**
 * An exact fraction, always in lowest terms with a positive denominator.
 *
 * Quantities, shares and multipliers stay ratios until a line item rounds once.
 */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** Builds `numerator / denominator`; throws when the denominator is zero. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  if (denominator === 0n) throw new Error(`ratio ${numerator}/0 has no value`);
  if (denominator < 0n) return ratio(-numerator, -denominator);
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Parses a plain or scientific decimal exactly: `"0.03"` is 3/100, `"1e6"` a million; `undefined` for anything else. */
export function parseRatio(decimal: string): Ratio | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(decimal);
  if (match === null) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const shift = Number(exponent) - fraction.length;
  return shift >= 0 ? ratio(digits * 10n ** BigInt(shift)) : ratio(digits, 10n ** BigInt(-shift));
}

/** Reads a decimal that the program itself wrote, such as `exact('2.4')`; throws on anything else. */
export function exact(decimal: string | number | bigint): Ratio {
  const parsed = parseRatio(String(decimal));
  if (parsed === undefined) throw new Error(`"${decimal}" is not a decimal number`);
  return parsed;
}

export function add(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, ratio(-b.numerator, b.denominator));
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when `a < b`, zero when they are equal, positive when `a > b`. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sum(ratios: Iterable<Ratio>): Ratio {
  let total = ZERO;
  for (const each of ratios) total = add(total, each);
  return total;
}

/** The double nearest to it, or next to that one; for comparisons and drawings, never for money. */
export function toNumber({ numerator, denominator }: Ratio): number {
  if (denominator === 1n) return Number(numerator);
  // A double holds 17 digits: 20 of the quotient decide them, however small it is.
  const digits = 20 + String(denominator).length - String(numerator).length;
  const shift = 10n ** BigInt(Math.abs(digits));
  const quotient = digits > 0 ? (numerator * shift) / denominator : numerator / (denominator * shift);
  return Number(`${quotient}e${-digits}`);
}

/** Rounds to the nearest whole number, halves to the even neighbour: 2.5 is 2, 3.5 is 4. */
export function roundHalfEven({ numerator, denominator }: Ratio): bigint {
  const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
  const twiceRest = 2n * (numerator - floor * denominator);
  if (twiceRest < denominator) return floor;
  if (twiceRest > denominator) return floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}

/** Writes the value in plain decimals, rounded half-even to at most `places`, without trailing zeros. */
export function toDecimal(value: Ratio, places = 12): string {
  const scaled = roundHalfEven(multiply(value, ratio(10n ** BigInt(places))));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export const ZERO: Ratio = { numerator: 0n, denominator: 1n };
export const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** Of any number and a positive one. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
