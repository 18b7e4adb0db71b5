/** Whole picodollars, 1e-12 US dollars: one token at $0.0000000001 is still a whole number of them. */
export type Picodollars = bigint;

/** Reads decimal dollars, `usd('0.25')`; throws beyond twelve decimals, where a price would lose something. */
export function usd(text: string): Picodollars {
  const [, minus, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (minus === undefined) throw new Error(`"${text}" is no amount of dollars with at most 12 decimals`);
  const amount = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return minus === '-' ? -amount : amount;
}

/** Writes dollars as the shortest exact decimal: `0.0000015`, never `1.5e-6` nor `0.30000000000000004`. */
export function decimalUsd(amount: Picodollars): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  const text = digits.slice(0, -DECIMALS) + (fraction === '' ? '' : `.${fraction}`);
  return amount < 0n ? `-${text}` : text;
}

/** Names the least of several amounts. */
export function least(first: Picodollars, ...others: readonly Picodollars[]): Picodollars {
  let low = first;
  for (const amount of others) if (amount < low) low = amount;
  return low;
}

const DECIMALS = 12;
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,12}))?$/;
