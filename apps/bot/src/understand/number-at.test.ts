import { toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { numberAt } from './number-at.ts';
import { languageOf } from './vocabulary/language.ts';

const english = languageOf('what does it cost');
const german = languageOf('was kostet das im Monat');

describe('numberAt', () => {
  it.each([
    ['1200', '1200'],
    ['1,200', '1200'],
    ['1 200 requests', '1200'],
    ["1'200", '1200'],
    ['12,34,567', '1234567'],
    ['1.000.000', '1000000'],
    ['10k', '10000'],
    ['2.5M', '2500000'],
    ['200 M tokens', '200000000'],
    ['2 lakh', '200000'],
    ['3万', '30000'],
    ['1e6', '1000000'],
    ['.5', '0.5'],
    ['a dozen', '12'],
    ['half a million', '500000'],
    ['two hundred and fifty', '250'],
    ['twenty-five', '25'],
  ])('reads "%s" as %s', (text, value) => {
    expect(toDecimal(numberAt(text, 0, english)?.value ?? { numerator: -1n, denominator: 1n })).toBe(value);
  });

  it.each([
    ['1.200', '1200'],
    ['1.200,5', '1200.5'],
    ['0,006', '0.006'],
    ['2,5 Mio.', '2500000'],
    ['zwölf', '12'],
    ['anderthalb', '1.5'],
  ])('reads the German "%s" as %s', (text, value) => {
    expect(toDecimal(numberAt(text, 0, german)?.value ?? { numerator: -1n, denominator: 1n })).toBe(value);
  });

  it.each([
    ['$3', 'usd'],
    ['3 dollars', 'usd'],
    ['4 cents', 'usd'],
    ['€3', 'foreign'],
    ['3 %', 'share'],
    ['3 percent', 'share'],
    ['10x', 'multiple'],
    ['10', 'count'],
  ] as const)('takes "%s" for a %s', (text, measure) => {
    expect(numberAt(text, 0, english)?.measure).toBe(measure);
  });

  it('leaves open whether "1.000" in English is one or a thousand', () => {
    expect(numberAt('1.000 requests', 0, english)?.isUnclear).toBe(true);
    expect(numberAt('1.000 Anfragen', 0, german)?.isUnclear).toBe(false);
  });

  it.each(['14th', '9f27a', 'quick one: then', 'a few hundred', 'several thousand'])(
    'finds no number at the last word of "%s" that counts nothing',
    (text) => {
      const start = Math.max(0, text.lastIndexOf(' ', text.search(/:|$/) - 1) + 1);

      expect(numberAt(text, start, english)).toBeUndefined();
    },
  );

  it('counts nothing with the article of an operation', () => {
    expect(
      numberAt('une marge de 20 %', 0, languageOf('une marge de 20 % par mois avec nous')),
    ).toBeUndefined();
  });
});
