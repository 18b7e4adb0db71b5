import { ONE } from '@tollkeeper/pricing';

import { volumeOf } from '../volume.ts';
import type { SubscriptionWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Seats of a plan: paid by the month, used or not. */
export const SUBSCRIPTION: WorkloadDefinition<SubscriptionWorkload> = {
  volume: {
    month: 'seats',
    words: { one: 'seat', many: 'seats' },
    users: { one: 'seat', many: 'seats' },
  },
  needs: () => [],
  takes: [],
  prices: ['pricePerSeat'],
  defaults: () => ({}),
  workOf: (workload, n, payeeOf) => {
    const { period, count, steps, costUnits } = volumeOf(SUBSCRIPTION.volume, n);
    return {
      period,
      classes: [
        { payee: payeeOf(workload.pricing), count, usage: new Map([['seat-month', n.constant(ONE)]]) },
      ],
      volume: steps,
      costUnits,
      canGoWrong: false,
      countsRejected: false,
    };
  },
};
