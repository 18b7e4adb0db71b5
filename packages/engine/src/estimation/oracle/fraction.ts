/** A fraction of the oracles, who share no arithmetic with what they judge; `bottom` is above zero. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

/** Reads a plain decimal, such as `fraction('12.5')`, or a whole number. */
export function fraction(decimal: string | number): Fraction {
  const [whole = '0', decimals = ''] = String(decimal).split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

export function plus(...terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (a, b) => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }),
    fraction(0),
  );
}

export function minus(from: Fraction, amount: Fraction): Fraction {
  return plus(from, { ...amount, top: -amount.top });
}

export function times(...factors: readonly Fraction[]): Fraction {
  return factors.reduce((a, b) => ({ top: a.top * b.top, bottom: a.bottom * b.bottom }), fraction(1));
}

export function over(dividend: Fraction, divisor: Fraction): Fraction {
  return times(dividend, { top: divisor.bottom, bottom: divisor.top });
}

export function isAbove(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom > b.top * a.bottom;
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return isAbove(b, a) ? b : a;
}

/** The whole part, and what is left of it. */
export function split({ top, bottom }: Fraction): { readonly whole: number; readonly rest: Fraction } {
  return { whole: Number(top / bottom), rest: { top: top % bottom, bottom } };
}
