import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { paybackMonths } from './payback.ts';

describe('paybackMonths', () => {
  it.each([
    ['1000', '250', 4n],
    ['1000', '300', 4n], // 3.33… months: paid for in the fourth
    ['0', '300', 0n],
  ])('earns $%s back at $%s a month in whole months', (once, monthly, months) => {
    expect(paybackMonths(usd(once), usd(monthly))).toBe(months);
  });

  it('never earns back what saves nothing', () => {
    expect(paybackMonths(usd('1000'), usd('0'))).toBeUndefined();
    expect(paybackMonths(usd('1000'), usd('-5'))).toBeUndefined();
  });
});
