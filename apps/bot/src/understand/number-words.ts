import { exact, type Ratio } from '@tollkeeper/pricing';

/** The value of a number written as a word: `twenty`, `dozen`, `half`; `undefined` for any other word. */
export function numberWord(word: string): Ratio | undefined {
  const value = WORDS[word];
  return value === undefined ? undefined : exact(value);
}

/** What a word or suffix behind a number multiplies it by: `10k`, `2.5 million`, `2 lakh`. */
export function scaleWord(word: string): Ratio | undefined {
  const value = SCALES[word.toLowerCase()];
  return value === undefined ? undefined : exact(value);
}

const WORDS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  dozen: '12',
  hundred: '100',
  thousand: '1000',
  million: '1000000',
  half: '0.5',
};

const SCALES: Readonly<Record<string, string>> = {
  k: '1e3',
  thousand: '1e3',
  hundred: '1e2',
  dozen: '12',
  m: '1e6',
  mn: '1e6',
  mio: '1e6',
  million: '1e6',
  millions: '1e6',
  mil: '1e6',
  b: '1e9',
  bn: '1e9',
  billion: '1e9',
  lakh: '1e5',
  lakhs: '1e5',
  crore: '1e7',
};
