import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoWorld } from '../world/demo-world.ts';
import { catchUp } from './catch-up.ts';
import { balanceOf } from './credit-lots.ts';
import { openSimulation, type Simulation, shownUsage } from './simulation.ts';

const START = new Date('2026-11-21T09:30:00Z');
const DAY = 86_400_000;

/** The demo's account from a day before its start: all patterns, a runaway, limits, an expiry. */
function open(seed: number): Simulation {
  const world = demoWorld(START);
  return openSimulation({ ...world, from: new Date(START.getTime() - DAY) }, seed);
}

/** Everything that people could ever see of an account. */
function seen({ keys, credits, activity, pending }: Simulation): unknown {
  return {
    keys: keys.map(({ actual, shown, refused }) => ({ actual, shown, refused })),
    credits,
    pending: pending.map(({ key: { plan }, ...spending }) => ({ ...spending, plan })),
    days: [...activity].map(([day, rows]) => [day, [...rows.values()].map(({ key, ...row }) => row)]),
  };
}

const steps = fc.array(fc.integer({ min: 0, max: 2 * DAY }), { maxLength: 12 });

describe('catchUp', () => {
  it('ends in the same account, whatever the steps', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), steps, (seed, milliseconds) => {
        const [stepwise, atOnce] = [open(seed), open(seed)];
        let now = START.getTime();
        for (const step of milliseconds) {
          now += step;
          catchUp(stepwise, new Date(now));
        }
        catchUp(atOnce, new Date(now));
        catchUp(stepwise, new Date(now));
        expect(seen(stepwise)).toEqual(seen(atOnce));
      }),
      { numRuns: 25 },
    );
  });

  it('loses and invents no money', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), fc.nat({ max: 25 * DAY }), (seed, milliseconds) => {
        const simulation = open(seed);
        catchUp(simulation, new Date(START.getTime() + milliseconds));
        const { keys, credits, activity, pending } = simulation;

        const used = keys.reduce((sum, { actual }) => sum + actual.usage.total, 0n);
        expect(balanceOf(credits)).toBe(credits.granted - used);

        const waiting = pending.reduce((sum, { usage }) => sum + usage, 0n);
        expect(shownUsage(simulation)).toBe(used - waiting);

        for (const [day, rows] of activity) {
          const ofDay = [...rows.values()].reduce((sum, { usage }) => sum + usage, 0n);
          expect(ofDay).toBe(keys.reduce((sum, { shown }) => sum + (shown.usage.byDay.get(day) ?? 0n), 0n));
        }
      }),
      { numRuns: 25 },
    );
  });
});
