import { decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimateOf, inputs, linesOf, stated, unitCostsIn, volumeIn } from '../testing/hand-made.ts';
import type { SubscriptionWorkload } from '../workload.ts';

const seats: SubscriptionWorkload = {
  kind: 'subscription',
  pricing: stated({ pricePerSeat: '20' }),
  inputs: inputs({ seats: '10' }),
};

describe('SUBSCRIPTION', () => {
  it('costs its seats every month, used or not', () => {
    const result = estimateOf(seats);
    expect(linesOf(result)).toEqual([['Seats per month', '200']]); // 10 × $20
    expect(result.period).toBe('month');
    expect(volumeIn(result)).toEqual([['seats', '10']]);
    expect(unitCostsIn(result)).toEqual([['seat', '20']]);
  });

  it('is not sent twice and cannot fail, but a buffer may be planned for it', () => {
    const values = {
      retryRate: '0.5',
      duplicateRate: '0.5',
      failedJobRate: '0.5',
      rejectionRate: '0.5',
      buffer: '0.1',
    };
    const { expected, planned } = estimateOf(seats, { values });
    expect([expected, planned].map(({ money }) => decimalUsd(money))).toEqual(['200', '220']); // 200 × 1.1
  });

  it('says that nobody knows how much a seat may use', () => {
    expect(estimateOf(seats).unknowables).toHaveLength(1);
    expect(estimateOf(seats).unknowables[0]).toContain('How much a seat may use');
  });
});
