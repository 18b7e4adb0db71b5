import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { takeRequests, wouldExceed } from './request-budget.ts';

const budgets = fc.record({
  burst: fc.integer({ min: 1, max: 20 }),
  perMinute: fc.integer({ min: 1, max: 600 }),
});
const pauses = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 });

describe('takeRequests', () => {
  it('never gives more than the burst and the rate allow, in any stretch of time', () => {
    fc.assert(
      fc.property(budgets, pauses, (budget, waits) => {
        let [used, clock] = [0, 1_800_000_000_000];
        const given: number[] = [];
        for (const wait of waits) {
          clock += wait;
          const result = takeRequests(budget, { used, now: new Date(clock) });
          if (result.kind === 'exceeded') continue;
          used = result.used;
          given.push(clock);
        }
        for (const [first, start] of given.entries()) {
          for (const [last, end] of given.entries()) {
            if (last < first) continue;
            const most = budget.burst + ((end - start) * budget.perMinute) / 60_000;
            expect(last - first + 1).toBeLessThanOrEqual(most + 0.001);
          }
        }
      }),
    );
  });

  it('gives at the instant that it named, for anything up to the burst', () => {
    fc.assert(
      fc.property(budgets, fc.integer({ min: 1, max: 20 }), (budget, wanted) => {
        const requests = Math.min(wanted, budget.burst);
        const now = new Date(1_800_000_000_000);
        const emptied = takeRequests(budget, { used: 0, requests: budget.burst, now });
        if (emptied.kind !== 'taken') throw new Error('a full bucket gave less than its burst');
        const until = wouldExceed(budget, { used: emptied.used, requests, now });
        if (until === undefined) throw new Error('an empty bucket gave something');
        expect(takeRequests(budget, { used: emptied.used, requests, now: until }).kind).toBe('taken');
      }),
    );
  });
});
