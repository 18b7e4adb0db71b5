import type { EstimateRange } from '@tollkeeper/engine';
import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { middleText, rangeSections } from './range-section.ts';

const spread = (p10: string, p50: string, p90: string) => ({ p10: usd(p10), p50: usd(p50), p90: usd(p90) });

const range: EstimateRange = {
  seed: 1,
  samples: 20_000,
  planned: spread('41.331385963', '98.982687427149', '1241.71253525405'),
  expected: spread('35.9403', '86.0719', '210.185'),
  unitCosts: [{ label: 'request', workload: 0, cost: spread('0.00912345', '0.014104869651', '0.0212') }],
  drivers: [
    { cause: 'users', share: 0.632, inputs: [{ field: 'users', origin: 'given', value: exact(100) }] },
    { cause: 'traffic', share: 0.368, inputs: [] },
  ],
};

describe('rangeSections', () => {
  it('says the middle and both ends, to the digits that samples have', () => {
    const [how] = rangeSections(range);
    expect(how).toMatchObject({
      fields: [
        {
          label: 'Planned',
          value: '$99.00 in the middle, nine cases in ten below $1,242, one in ten below $41.30',
        },
        {
          label: 'Expected',
          value: '$86.10 in the middle, nine cases in ten below $210, one in ten below $35.90',
        },
        {
          label: 'Per request',
          value: '$0.0141 in the middle, nine cases in ten below $0.0212, one in ten below $0.00912',
        },
        { label: 'Drawn', value: '20,000 times from the ranges (seed 1)' },
      ],
    });
  });

  it('names the inputs that make the spread, or the cause that was stated for them', () => {
    expect(rangeSections(range)).toContainEqual({
      kind: 'list',
      title: 'What the spread comes from',
      items: ['users: 63% of it', 'traffic: 37% of it'],
    });
  });

  it('draws amounts of one size together, and what one costs apart', () => {
    const charts = rangeSections(range).filter((section) => section.kind === 'chart');
    expect(charts.map(({ title }) => title)).toEqual([
      'How sure: one in ten below – the middle – nine in ten below',
      'How sure per request: one in ten below – the middle – nine in ten below',
    ]);
    expect(charts[1]).toEqual({
      kind: 'chart',
      title: 'How sure per request: one in ten below – the middle – nine in ten below',
      chart: {
        kind: 'ranges',
        ranges: [
          {
            label: 'Per request',
            low: 0.00912345,
            middle: 0.014104869651,
            high: 0.0212,
            text: '$0.00912 – $0.0141 – $0.0212',
          },
        ],
      },
      alt: 'Per request: $0.0141 in the middle, nine cases in ten below $0.0212, one in ten below $0.00912.',
      isRepeat: true,
    });
  });

  it('draws nothing of what costs the same in every case', () => {
    const same = spread('81', '81', '81');
    const fixed = { ...range, planned: same, expected: same, unitCosts: [] };
    expect(rangeSections(fixed).map(({ kind }) => kind)).toEqual(['fields', 'list']);
  });

  it('leaves out the cost of one where that does not vary', () => {
    const alike = {
      ...range,
      unitCosts: [{ label: 'request', workload: 0, cost: spread('0.0135', '0.0135', '0.0135') }],
    };
    const [how] = rangeSections(alike);
    expect(how?.kind === 'fields' ? how.fields.map(({ label }) => label) : []).toEqual([
      'Planned',
      'Expected',
      'Drawn',
    ]);
  });
});

describe('middleText', () => {
  it('says the middle and the high end of what is planned', () => {
    expect(middleText(range)).toBe('half of the cases are below $99.00, nine in ten below $1,242');
  });
});
