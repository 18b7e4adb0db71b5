import { describe, expect, it } from 'vitest';

import { jsonText } from './json-text.ts';
import { decimalUsd, usd } from './picodollars.ts';

describe('usd', () => {
  it('reads every decimal of a price', () => {
    expect(usd('0.000000042')).toBe(42_000n);
    expect(usd('-12.5')).toBe(-12_500_000_000_000n);
  });

  it.each(['', '1e-7', '.5', '1,000', '0.0000000000001'])('refuses "%s"', (text) => {
    expect(() => usd(text)).toThrow(`"${text}" is no amount of dollars`);
  });
});

describe('decimalUsd', () => {
  it.each(['0', '-0.000000000001', '19.992', '0.0000015', '12345678901.5'])('gives %s back', (text) => {
    expect(decimalUsd(usd(text))).toBe(text);
  });
});

describe('jsonText', () => {
  it('writes sums of money without float dust', () => {
    expect(jsonText({ usage: usd('0.1') + usd('0.2'), requests: 3, none: null })).toBe(
      '{"usage":0.3,"requests":3,"none":null}',
    );
  });

  it('writes small amounts without an exponent', () => {
    expect(jsonText([usd('0.000000000001')])).toBe('[0.000000000001]');
  });
});
