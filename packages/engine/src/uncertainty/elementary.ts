/**
 * `exp` and `ln` by `+ - * /` alone, which IEEE 754 rounds the same way everywhere.
 *
 * ECMA-262 leaves the last bits of `Math.exp`, `Math.log` and `Math.pow` to each engine
 * (https://tc39.es/ecma262/#sec-function-properties-of-the-math-object), so an estimate made with them
 * could differ between two machines. Both functions here stay within 1e-15 of the true value, relatively.
 */

/** Raises e to `x`: `x` is cut into whole halvings and doublings and a rest within ±ln 2 / 2, which Taylor's series takes. */
export function exp(x: number): number {
  if (x > LARGEST_EXPONENT) return Infinity;
  if (x < SMALLEST_EXPONENT) return 0;

  const doublings = Math.floor(x / LN2_HIGH + 0.5);
  const r = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  const last = 1 / 479_001_600 + r * (1 / 6_227_020_800);
  const upper =
    1 / 5_040 + r * (1 / 40_320 + r * (1 / 362_880 + r * (1 / 3_628_800 + r * (1 / 39_916_800 + r * last))));
  const series =
    1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * upper))))));

  // In two steps, because 2^1024 and 2^-1075 are no doubles while their product with the series may be.
  const half = doublings >> 1;
  return series * powerOfTwo(half) * powerOfTwo(doublings - half);
}

/** Takes the natural logarithm of `x`: -Infinity at zero, and NaN below it. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x < SMALLEST_NORMAL) return ln(x * powerOfTwo(64)) - 64 * LN2_HIGH - 64 * LN2_LOW;

  let doublings = 0;
  let mantissa = x;
  for (let step = 512; step >= 1; step /= 2) {
    if (mantissa >= powerOfTwo(step)) {
      mantissa *= powerOfTwo(-step);
      doublings += step;
    } else if (mantissa < powerOfTwo(1 - step)) {
      mantissa *= powerOfTwo(step);
      doublings -= step;
    }
  }
  if (mantissa > SQRT_2) {
    mantissa /= 2;
    doublings += 1;
  }
  return doublings * LN2_HIGH + (doublings * LN2_LOW + lnNearOne(mantissa));
}

/** Sums ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1); within √½ … √2 eleven terms pass a double's precision. */
function lnNearOne(m: number): number {
  const s = (m - 1) / (m + 1);
  const q = s * s;
  const upper = 1 / 13 + q * (1 / 15 + q * (1 / 17 + q * (1 / 19 + q * (1 / 21))));
  const series = q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * upper)))));
  return 2 * s + 2 * s * series;
}

function powerOfTwo(exponent: number): number {
  return POWERS_OF_TWO[exponent + POWER_OFFSET] as number;
}

/** 2^-600 … 2^600, each exact. */
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * POWER_OFFSET + 1);
  powers[POWER_OFFSET] = 1;
  for (let at = 1; at <= POWER_OFFSET; at += 1) {
    powers[POWER_OFFSET + at] = (powers[POWER_OFFSET + at - 1] as number) * 2;
    powers[POWER_OFFSET - at] = (powers[POWER_OFFSET - at + 1] as number) / 2;
  }
  return powers;
}

const POWER_OFFSET = 600;
const POWERS_OF_TWO = powersOfTwo();

/** ln 2 in two parts: the first ends in zeros, so that its product with any exponent of a double is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const SQRT_2 = Math.sqrt(2);
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** e to more than the first overflows a double; e to less than the second is nearer to zero than to any other. */
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;
