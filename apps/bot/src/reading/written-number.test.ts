import { toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { writtenNumbers } from './written-number.ts';

function numbers(text: string): readonly string[] {
  return writtenNumbers(text).map(
    ({ start, end, readings, isShare }) =>
      `${text.slice(start, end)}=${readings.map((each) => toDecimal(each)).join('|')}${isShare ? ' share' : ''}`,
  );
}

describe('writtenNumbers', () => {
  it.each([
    ['2-5 minutes', ['2=2', '5=5']],
    ['1,800/450 tokens', ['1,800=1800', '450=450']],
    ['12,34,567 and 1 000 and 1.000.000', ['12,34,567=1234567', '1 000=1000', '1.000.000=1000000']],
    ['12.000 Anfragen', ['12.000=12000|12']],
    ['1.234,5 and 0,04 and .5', ['1.234,5=1234.5', '0,04=0.04', '.5=0.5']],
    ['1.5k, 30M, 1,5 Mio, 2 lakh', ['1.5k=1500', '30M=30000000|30', '1,5 Mio=1500000', '2 lakh=200000']],
    ['5m cache, 1e6 calls', ['5m=5000000|5', '1e6=1000000']],
    ['每月3万次', ['3万=30000']],
    ['3% and 40 percent and 5 Prozent', ['3%=0.03 share', '40 percent=0.4 share', '5 Prozent=0.05 share']],
    ['twenty-five, two hundred and fifty', ['twenty-five=25', 'two hundred and fifty=250']],
    ['half a million, three thousand', ['half a million=500000', 'three thousand=3000']],
    ['double it, a dozen', ['double=2', 'dozen=12']],
  ])('reads "%s"', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each(['$500', '500 USD', '3 dollars', '€5', '10k$', '70 cents', '3 美元', 'US$ 4', '5 euros'])(
    'takes %s for money, which is no number here',
    (text) => {
      expect(numbers(text)).toEqual([]);
    },
  );

  it.each(['gpt-5', 'v2', 'p95', 'Q3', '#12', '1024x1024', '9f27a', 'someone', 'often', 'weight'])(
    'leaves the digits and letters of %s to its name',
    (text) => {
      expect(numbers(text)).toEqual([]);
    },
  );

  it('takes time that grows with the length of the text', () => {
    const started = performance.now();
    for (const part of ['1,', '1 000 ', 'twenty ', '1.', '$', 'one-', '5m5m', '3% '])
      writtenNumbers(part.repeat(16_000 / part.length));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
