import {
  compare,
  decimalUsd,
  type Money,
  type Ratio,
  ratio,
  roundHalfEven,
  toDecimal,
} from '@tollkeeper/pricing';

/**
 * Writes money for people: cents from a dollar up (`$1,234.50`), every digit below it (`$0.015285`).
 *
 * Below a dollar the digits are the answer: a request costs $0.0165, not $0.02.
 */
export function moneyText(amount: Money): string {
  const [sign, positive] = amount < 0n ? ['-', -amount] : ['', amount];
  const decimal = positive < PICODOLLARS_PER_DOLLAR ? decimalUsd(positive as Money) : cents(positive);
  return `${sign}$${grouped(withCents(decimal))}`;
}

/** The same with every digit, where the rounded figure hides some: `$95.94 ($95.9445)`. */
export function exactMoneyText(amount: Money): string {
  const decimal = decimalUsd(amount);
  const whole = `${decimal.startsWith('-') ? '-' : ''}$${grouped(withCents(decimal.replace('-', '')))}`;
  const short = moneyText(amount);
  return short === whole ? short : `${short} (${whole})`;
}

/** Writes a change of money with its sign: `+$31.98`, `-$5.00`. */
export function signedMoneyText(amount: Money): string {
  return `${amount > 0n ? '+' : ''}${moneyText(amount)}`;
}

/** Writes what one of something costs, below a dollar with six digits: `$0.0135`, `$0.0416667`. */
export function unitMoneyText(amount: Money): string {
  const size = amount < 0n ? -amount : amount;
  const excess = Math.max(0, size.toString().length - UNIT_DIGITS);
  if (size >= PICODOLLARS_PER_DOLLAR || excess === 0) return moneyText(amount);
  const place = 10n ** BigInt(excess);
  return moneyText((roundHalfEven(ratio(amount, place)) * place) as Money);
}

/** Writes the difference of two amounts as they are written, so that whoever subtracts them finds the same. */
export function differenceText(amount: Money, other: Money): string {
  return moneyText((shown(amount) - shown(other)) as Money);
}

/** Writes a quantity with thousands separators and at most `places` decimals: `6,000`, `2.4`. */
export function numberText(value: Ratio, places = 4): string {
  const text = toDecimal(value, places);
  const hidden = text === '0' && compare(value, ratio(0n)) !== 0;
  return grouped(hidden ? toDecimal(value, SMALLEST_SHOWN) : text);
}

/** Writes how many there are of something named in the plural: `1 call`, `1 minute of audio`, `6,000 requests`. */
export function countText(quantity: Ratio, plural: string): string {
  const one = quantity.numerator === 1n && quantity.denominator === 1n;
  return `${numberText(quantity)} ${one ? plural.replace(FIRST_PLURAL, '$1$2') : plural}`;
}

/** Writes dollars as a price is quoted: `$3`, `$0.30`, `$0.075`. */
export function priceText(amount: Money): string {
  const decimal = decimalUsd(amount);
  return `$${grouped(decimal.includes('.') ? withCents(decimal) : decimal)}`;
}

/** Whether the words name something in the plural, of which there can be a number. */
export function isCountable(words: string): boolean {
  return FIRST_PLURAL.test(words);
}

/** Writes a share as a percentage: 3/100 is `3%`. */
export function percentText(share: Ratio): string {
  return `${numberText(ratio(share.numerator * 100n, share.denominator))}%`;
}

/** Puts the separators of thousands into a plain decimal. */
export function grouped(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

/** The amount that `moneyText` writes. */
function shown(amount: Money): bigint {
  const rounds = amount >= PICODOLLARS_PER_DOLLAR || amount <= -PICODOLLARS_PER_DOLLAR;
  return rounds ? roundHalfEven(ratio(amount, CENT)) * CENT : amount;
}

function cents(picodollars: bigint): string {
  return toDecimal(ratio(picodollars, PICODOLLARS_PER_DOLLAR), 2);
}

function withCents(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

const UNIT_DIGITS = 6;

/** The noun is the first word in the plural: what stands behind it, as in "requests per day", stays. */
const FIRST_PLURAL = /\b(\w+ch)es\b|\b(\w{3,})s\b/;

/** Whoever types 1e-30 is shown it. */
const SMALLEST_SHOWN = 400;

const CENT = 10_000_000_000n;
const PICODOLLARS_PER_DOLLAR = 1_000_000_000_000n;
