import { add, divide, exact, multiply, type Ratio, toDecimal } from '@tollkeeper/pricing';
import fc from 'fast-check';

/** A number as somebody writes it, with what it means. */
export type SpokenNumber = {
  readonly text: string;
  readonly value: Ratio;
  readonly range?: readonly [Ratio, Ratio];
};

/** A whole number between two others, written in any of the usual ways: 1200, 1,200, 1.2k, "twelve". */
export function wholeNumber(least: number, most: number): fc.Arbitrary<SpokenNumber> {
  return rounded(least, most).chain((value) =>
    fc.constantFrom(...stylesOf(value)).map((text) => ({ text, value: exact(value) })),
  );
}

/** A whole number, or two of them as a range: "200-300", "between 200 and 300", "200 to 300". */
export function wholeOrRange(least: number, most: number): fc.Arbitrary<SpokenNumber> {
  return fc.oneof(
    { arbitrary: wholeNumber(least, most), weight: 3 },
    { arbitrary: range(least, most), weight: 1 },
  );
}

/** A share of one as a percentage: "3%", "2.5 %", "12 percent". */
export function percentage(least: number, most: number): fc.Arbitrary<SpokenNumber> {
  const tenths = fc.integer({ min: least * 10, max: most * 10 });
  return fc.tuple(tenths, fc.constantFrom('%', ' %', ' percent')).map(([value, sign]) => {
    const percent = divide(exact(value), exact(10));
    return { text: toDecimal(percent) + sign, value: divide(percent, exact(100)) };
  });
}

/** An amount of dollars with up to two decimals, without its sign. */
export function dollars(most: number): fc.Arbitrary<SpokenNumber> {
  return fc.integer({ min: 1, max: most * 100 }).map((cents) => {
    const value = divide(exact(cents), exact(100));
    return { text: toDecimal(value), value };
  });
}

/** A whole number with the thousands parted as a language parts them: 12.000 in German, 12 000 in French. */
export function partedNumber(least: number, most: number, parting: string): fc.Arbitrary<SpokenNumber> {
  return rounded(least, most).chain((value) =>
    fc
      .constantFrom(String(value), value.toLocaleString('en-US').replaceAll(',', parting))
      .map((text) => ({ text, value: exact(value) })),
  );
}

function range(least: number, most: number): fc.Arbitrary<SpokenNumber> {
  const ends = fc.tuple(rounded(least, most), rounded(least, most)).filter(([low, high]) => low < high);
  const joint = fc.constantFrom(...JOINTS);
  return fc.tuple(ends, joint).map(([[low, high], join]) => ({
    text: join(String(low), String(high)),
    value: multiply(add(exact(low), exact(high)), exact('0.5')),
    range: [exact(low), exact(high)] as const,
  }));
}

const JOINTS: readonly ((low: string, high: string) => string)[] = [
  (low, high) => `${low}-${high}`,
  (low, high) => `${low}–${high}`,
  (low, high) => `${low} to ${high}`,
  (low, high) => `between ${low} and ${high}`,
];

/** Numbers as people have them: round ones mostly. */
function rounded(least: number, most: number): fc.Arbitrary<number> {
  return fc.integer({ min: least, max: most }).map((value) => {
    const step = value >= 10_000 ? 1_000 : value >= 1_000 ? 50 : value >= 100 ? 10 : 1;
    return Math.max(least, Math.round(value / step) * step);
  });
}

function stylesOf(value: number): readonly string[] {
  const thousands = value % 100 === 0 && value >= 1_000 ? [`${value / 1_000}k`, `${value / 1_000}K`] : [];
  const millions =
    value % 10_000 === 0 && value >= 1_000_000
      ? [`${value / 1_000_000}M`, `${value / 1_000_000} million`]
      : [];
  const grouped = value >= 1_000 ? [value.toLocaleString('en-US')] : [];
  return [String(value), ...grouped, ...thousands, ...millions, ...(IN_WORDS[value] ?? [])];
}

const IN_WORDS: Readonly<Record<number, readonly string[]>> = {
  2: ['two'],
  3: ['three'],
  4: ['four'],
  5: ['five'],
  6: ['six'],
  8: ['eight'],
  10: ['ten'],
  12: ['twelve', 'a dozen'],
  20: ['twenty'],
  25: ['twenty-five'],
  40: ['forty'],
  200: ['two hundred'],
  1000: ['a thousand', 'one thousand'],
  5000: ['five thousand'],
  20000: ['twenty thousand'],
  500000: ['half a million'],
};
