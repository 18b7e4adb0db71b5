import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { burnDownSection } from './burn-down-section.ts';

const DAYS = [
  { day: '2026-11-01', spent: usd('3.4') },
  { day: '2026-11-02', spent: usd('6.805') },
];

describe('burnDownSection', () => {
  it('draws what was spent against the limit, and says every figure of it', () => {
    expect(burnDownSection({ limit: usd('100'), days: DAYS, until: '2026-11-30' })).toEqual([
      {
        kind: 'chart',
        title: 'Spent against the limit',
        chart: {
          kind: 'lines',
          lines: [
            {
              label: 'Spent by 2026-11-02: $6.80', // $6.805 to the even cent
              points: [
                { at: Date.UTC(2026, 10, 1), value: 3.4 },
                { at: Date.UTC(2026, 10, 2), value: 6.805 },
              ],
            },
            {
              label: 'Limit: $100.00',
              points: [
                { at: Date.UTC(2026, 10, 1), value: 100 },
                { at: Date.UTC(2026, 10, 30), value: 100 },
              ],
            },
          ],
        },
        alt: 'Limit $100.00 until 2026-11-30; spent $3.40 by 2026-11-01, $6.80 by 2026-11-02.',
      },
    ]);
  });

  it('ends the limit with the last known day where the budget has no end', () => {
    const [section] = burnDownSection({ limit: usd('100'), days: DAYS });
    expect(section).toMatchObject({ alt: 'Limit $100.00; spent $3.40 by 2026-11-01, $6.80 by 2026-11-02.' });
    expect(section).toMatchObject({
      chart: { lines: [{}, { points: [{}, { at: Date.UTC(2026, 10, 2) }] }] },
    });
  });

  it('draws nothing where no day is known', () => {
    expect(burnDownSection({ limit: usd('100'), days: [] })).toEqual([]);
  });
});
