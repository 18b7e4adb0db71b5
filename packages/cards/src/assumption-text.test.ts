import { byDefault, given, measured } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { assumptionText, fieldText } from './assumption-text.ts';

describe('assumptionText', () => {
  it.each([
    [given(exact('0.03')), 'retry rate: 3% (you said)'],
    [byDefault(exact(0), 'no retries were mentioned'), 'retry rate: 0% (default: no retries were mentioned)'],
    [measured(exact('0.02'), 'the logs of May'), 'retry rate: 2% (measured: the logs of May)'],
  ])('says where a value comes from', (assumed, text) => {
    expect(assumptionText({ field: 'retryRate', ...assumed })).toBe(text);
  });

  it('says how far a value may be off', () => {
    const range = { low: exact(500), high: exact(900) };

    expect(assumptionText({ field: 'outputTokens', ...given(exact(700)), range })).toBe(
      'output tokens per request: 700 (you said), 500 to 900, one case in ten beyond each end',
    );
  });
});

describe('fieldText', () => {
  it('writes a value as its field measures it', () => {
    expect(fieldText('cachedShare', exact('0.9'))).toBe('90%');
    expect(fieldText('unitPriceUsd', exact('0.04'))).toBe('$0.04');
    expect(fieldText('unitPriceUsd', exact('2.5'))).toBe('$2.50');
    expect(fieldText('inputTokens', exact(2_000))).toBe('2,000');
  });
});
