import { type Money, NOTHING, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type BurnPoint, withBurnPoint } from './burn-points.ts';

const START = Date.parse('2026-11-20T09:00:00Z');

/** Looks after so many seconds each, with so many cents spent since the one before. */
const looks = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 1_200 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 300,
  })
  .map((all) => {
    let [seconds, cents] = [0, 0];
    return all.map(([wait, spent]): BurnPoint => {
      seconds += wait;
      cents += spent > 20 ? spent - 20 : 0;
      return { at: new Date(START + seconds * 1_000), spent: usd((cents / 100).toFixed(2)) };
    });
  });

function kept(all: readonly BurnPoint[]): readonly BurnPoint[] {
  return all.reduce<readonly BurnPoint[]>(withBurnPoint, []);
}

/** What was spent after the first point within a window until the last one. */
function spentWithin(points: readonly BurnPoint[], milliseconds: number): Money {
  const last = points.at(-1);
  if (last === undefined) return NOTHING;
  const first = points.find(({ at }) => at.getTime() >= last.at.getTime() - milliseconds) ?? last;
  return (last.spent - first.spent) as Money;
}

describe('withBurnPoint', () => {
  it('never says more of a window than all points would, nor less than they say of four fifths of it', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 1, max: 24 * 60 }), (all, minutes) => {
        const window = minutes * 60_000;
        const thin = spentWithin(kept(all), window);
        expect(thin).toBeLessThanOrEqual(spentWithin(all, window));
        expect(thin).toBeGreaterThanOrEqual(spentWithin(all, window * 0.8));
      }),
    );
  });

  it('keeps the last three looks, also when nothing is spent', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 20 }), (all, idle) => {
        const last = all.at(-1) as BurnPoint;
        const quiet = Array.from({ length: idle }, (_, at): BurnPoint => {
          return { at: new Date(last.at.getTime() + (at + 1) * 60_000), spent: last.spent };
        });
        expect(kept([...all, ...quiet]).slice(-3)).toEqual([...all, ...quiet].slice(-3));
      }),
    );
  });

  it('grows with the logarithm of the looks only, and hardly while nothing is spent', () => {
    const look = (at: number, spent: string): BurnPoint => {
      return { at: new Date(START + at * 30_000), spent: usd(spent) };
    };
    // Two days, a look every half a minute.
    const busy = kept(Array.from({ length: 5_760 }, (_, at) => look(at, String(at))));
    expect(busy.length).toBeLessThan(90);
    expect(kept(Array.from({ length: 5_760 }, (_, at) => look(at, '7')))).toHaveLength(4);
  });

  it('begins anew when spending or time falls', () => {
    const [first, second] = [
      { at: new Date(START), spent: usd('5') },
      { at: new Date(START + 60_000), spent: usd('6') },
    ] as const;
    const fallen = { at: new Date(START + 120_000), spent: usd('3') };
    expect(kept([first, second, fallen])).toEqual([fallen]);
    expect(kept([second, { ...first, spent: usd('7') }])).toEqual([{ ...first, spent: usd('7') }]);
  });
});
