import type { Money } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KeyReading } from './reading.ts';
import { resetPeriod } from './reset-period.ts';
import { suspicionsOf } from './suspicion.ts';

const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
/** Charges, each so many hours before the reading, up to forty days. */
const charges = fc.array(
  fc.record({
    hoursAgo: fc.integer({ min: 0, max: 960 }),
    picodollars: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  }),
);
const resets = fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const, 'never' as const);

describe('suspicionsOf', () => {
  it('finds nothing odd in counters that were counted truly, at any instant', () => {
    fc.assert(
      fc.property(instants, charges, resets, (at, spendings, limitReset) => {
        const since = (start: Date | undefined): Money =>
          spendings
            .filter(
              ({ hoursAgo }) => start === undefined || at.getTime() - hoursAgo * 3_600_000 >= start.getTime(),
            )
            .reduce((sum, { picodollars }) => sum + picodollars, 0n) as Money;
        const spent = {
          allTime: since(undefined),
          daily: since(resetPeriod('daily', at)?.start),
          weekly: since(resetPeriod('weekly', at)?.start),
          monthly: since(resetPeriod('monthly', at)?.start),
        };
        const limit = (10n ** 14n) as Money;
        const limitRemaining = (limit - since(resetPeriod(limitReset, at)?.start)) as Money;
        const subject = { kind: 'key', id: 'a', name: 'a' } as const;
        const reading: KeyReading = { kind: 'key', subject, at, limit, limitRemaining, limitReset, spent };
        expect(suspicionsOf(reading, undefined)).toEqual([]);
        expect(suspicionsOf(reading, reading)).toEqual([]);
      }),
    );
  });
});
