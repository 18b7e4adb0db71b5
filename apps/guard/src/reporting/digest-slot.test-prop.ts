import fc from 'fast-check';
import { describe, it } from 'vitest';

import { latestSlot, nextSlot } from './digest-slot.ts';

const HOUR = 3_600_000;
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
);
const time = fc.record(
  {
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone,
    weekday: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ['hour', 'minute', 'zone'] },
);
const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

describe('latestSlot and nextSlot', () => {
  it('hold an instant between them, a day or a week apart but for changed clocks', () => {
    fc.assert(
      fc.property(time, now, (at, instant) => {
        const [latest, next] = [latestSlot(at, instant), nextSlot(at, instant)];
        const span = (at.weekday === undefined ? 24 : 168) * HOUR;
        const apart = next.getTime() - latest.getTime();
        return latest <= instant && instant < next && Math.abs(apart - span) <= HOUR;
      }),
    );
  });

  it('lead from one to the next without leaving one out', () => {
    fc.assert(
      fc.property(time, now, (at, instant) => {
        const next = nextSlot(at, instant);
        return latestSlot(at, new Date(next.getTime() + 1)).getTime() === next.getTime();
      }),
    );
  });
});
