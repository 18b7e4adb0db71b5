import { add, divide, exact, multiply, ONE, parseRatio, type Ratio, ZERO } from '@tollkeeper/pricing';

import type { Place } from '../understand/token.ts';

/** A number as it stands in a text; an amount of money is none. */
export type WrittenNumber = Place & {
  /** What it can mean: "12.000" is 12 or 12,000. */
  readonly readings: readonly Ratio[];
  /** Whether a percent sign belongs to it; its reading is then the share. */
  readonly isShare: boolean;
};

/** Finds the numbers of a text that are no money, in digits or in words, left to right. */
export function writtenNumbers(text: string): readonly WrittenNumber[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const { money, digits = '', words = '', scale = '', after = '' } = match.groups ?? {};
    const place = { start: match.index, end: match.index + match[0].length };
    const isShare = PERCENT.test(after);
    if (money !== undefined || (after !== '' && !isShare)) return [];
    const sizes = words === '' ? readingsOf(digits) : [spelled(words)];
    const scaled = sizes.flatMap((size) => scalesOf(scale.trim()).map((by) => multiply(size, by)));
    return [
      { ...place, isShare, readings: isShare ? scaled.map((each) => divide(each, exact(100))) : scaled },
    ];
  });
}

/** `1,000`, `1 000`, `1'000` are grouped, `0,04` has a decimal comma; a dot before three digits may be either. */
function readingsOf(digits: string): readonly Ratio[] {
  const plain = [
    /^\d{1,3}(?:[,' ]\d{2,3})*[,' ]\d{3}(?:\.\d+)?$/.test(digits) ? digits.replace(/[,' ]/g, '') : undefined,
    /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(digits)
      ? digits.replaceAll('.', '').replace(',', '.')
      : undefined,
    /^(?:\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?|\.\d+)$/i.test(digits) ? digits.replace(/^\./, '0.') : undefined,
    /^\d+,\d{1,2}$|^\d+,\d{4,}$|^0,\d+$/.test(digits) ? digits.replace(',', '.') : undefined,
  ];
  return plain.flatMap((each) => parseRatio(each ?? '') ?? []);
}

function scalesOf(scale: string): readonly Ratio[] {
  return (SCALES[scale.toLowerCase()] ?? ['1']).map((each) => exact(each));
}

/** "two hundred and fifty" is 250. */
function spelled(words: string): Ratio {
  let [total, group] = [ZERO, ZERO];
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const size = UNITS[word];
    if (size !== undefined) group = add(group, exact(size));
    else if (word === 'hundred') group = multiply(group.numerator === 0n ? ONE : group, exact(100));
    else if (word === 'thousand' || word === 'million') {
      const scale = exact(word === 'thousand' ? '1e3' : '1e6');
      [total, group] = [add(total, multiply(group.numerator === 0n ? ONE : group, scale)), ZERO];
    }
  }
  return add(total, group);
}

const UNITS: Readonly<Record<string, string>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, String(value)]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, tens) => [word, String((tens + 2) * 10)]),
  ...[
    ['dozen', '12'],
    ['half', '0.5'],
    ['halve', '0.5'],
    ['twice', '2'],
    ['double', '2'],
    ['doubled', '2'],
    ['triple', '3'],
    ['tripled', '3'],
  ],
]);

/** What letters behind a number multiply it by; some mean two things, and "5m" may be minutes. */
const SCALES: Readonly<Record<string, readonly string[]>> = {
  k: ['1e3'],
  hundred: ['1e2'],
  dozen: ['12'],
  thousand: ['1e3'],
  tausend: ['1e3'],
  mille: ['1e3'],
  m: ['1e6', '1'],
  mn: ['1e6'],
  mio: ['1e6'],
  mil: ['1e3', '1e6'],
  million: ['1e6'],
  millions: ['1e6'],
  millionen: ['1e6'],
  millones: ['1e6'],
  b: ['1e9'],
  bn: ['1e9'],
  billion: ['1e9'],
  mrd: ['1e9'],
  lakh: ['1e5'],
  lakhs: ['1e5'],
  crore: ['1e7'],
  千: ['1e3'],
  万: ['1e4'],
  百万: ['1e6'],
  千万: ['1e7'],
  亿: ['1e8'],
};

const SIGNS = '千万|百万|千|万|亿';
const LETTERS = Object.keys(SCALES)
  .filter((each) => /^[a-z]+$/.test(each))
  .join('|');
const SPELLED = [...Object.keys(UNITS), 'hundred', 'thousand', 'million'].join('|');
const CURRENCY = '[$€£¥₹]|USD|EUR|GBP|CNY|JPY|INR|CHF';
const PERCENT = /^\s?(?:%|percent|per\scent|pct|prozent|por\sciento|pour\scent)$/i;

/** Digits behind a letter belong to a name: p95, gpt-5, v2. */
const NUMBER = new RegExp(
  [
    String.raw`(?<money>(?:${CURRENCY})\s?)?`,
    String.raw`(?<![^\P{L}\p{Script=Han}\p{Script=Hira}\p{Script=Kana}]|[\p{N}_#]|(?<!\d)\p{L}-|\d[.,:'])`,
    String.raw`(?:(?<digits>\d{1,3}(?:[ ']\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*(?:e[+-]?\d{1,3})?|\.\d+)(?![a-z]*\d)(?<scale>\s?(?:${LETTERS})(?![\p{L}\p{N}])|\s?(?:${SIGNS}))?`,
    String.raw`|(?<words>(?:${SPELLED})(?:(?:\s|-|\sand\s|\sa\s)(?:${SPELLED}))*)(?![\p{L}\p{N}]))`,
    String.raw`(?<after>\s?(?:%|percent|per\scent|pct|prozent|por\sciento|pour\scent|(?:${CURRENCY}|cents?|¢|dollars?|dólares|bucks|euros?|pounds|yuan|rupees)(?!\p{L})|美元|美金|刀|元|块))?`,
  ].join(''),
  'giu',
);
