import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openStore } from './open-store.ts';

const START = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;

const step = fc.record({
  act: fc.constantFrom('claim', 'claim', 'finish', 'sweep'),
  id: fc.constantFrom('a', 'b'),
  leaseMs: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: DAY_MS })),
  passes: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: DAY_MS })),
});

describe('deliveries', () => {
  it('are what a map with a clock would remember, whatever is done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = await openStore({ path: ':memory:' });
        const remembered = new Map<string, { isDone: boolean; leasedUntil: number; until: number }>();
        let time = START;
        for (const { act, id, leaseMs, passes } of steps) {
          time += passes;
          const now = new Date(time);
          const there = remembered.get(id);
          const fresh = there !== undefined && there.until > time ? there : undefined;
          if (act === 'sweep') {
            const gone = [...remembered].filter(([, { until }]) => until <= time);
            expect(await store.sweep(now)).toBe(gone.length);
            for (const [swept] of gone) remembered.delete(swept);
          } else if (act === 'finish') {
            await store.deliveries.finish(id, now);
            if (there?.isDone === false) remembered.set(id, { ...there, isDone: true, until: time + DAY_MS });
          } else {
            const { kind } = await store.deliveries.claim(id, { now, leaseMs });
            const isFree = fresh === undefined || (!fresh.isDone && fresh.leasedUntil <= time);
            expect(kind).toBe(isFree ? 'claimed' : fresh.isDone ? 'done' : 'taken');
            const claimed = { isDone: false, leasedUntil: time + leaseMs, until: time + DAY_MS };
            if (isFree) remembered.set(id, claimed);
          }
        }
        await store.close();
      }),
      { numRuns: 150 },
    );
  });
});
