import { describe, expect, it } from 'vitest';

import { csvText } from './csv-text.ts';

describe('csvText', () => {
  it('takes the sting out of text that a spreadsheet would run', () => {
    const nasty = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    expect(csvText(['a', 'b', 'c', 'd', 'e', 'f'], [nasty])).toBe(
      'a,b,c,d,e,f\n"\'=HYPERLINK(""http://x"")",\'+1,\'-1,\'@SUM(A1),\'\t=1,"\'\r=1"\n',
    );
  });

  it('writes decimals of our own as they are, negative ones too, to the last digit', () => {
    expect(csvText(['usd'], [[{ decimal: '-27.2889' }], [{ decimal: '1234567.123456789012' }]])).toBe(
      'usd\n-27.2889\n1234567.123456789012\n',
    );
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvText(['name'], [['a,b'], ['say "hi"'], ['two\nlines']])).toBe(
      'name\n"a,b"\n"say ""hi"""\n"two\nlines"\n',
    );
  });
});
