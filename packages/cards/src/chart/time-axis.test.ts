import { describe, expect, it } from 'vitest';

import { dated, timeAxis } from './time-axis.ts';

/** The labels of a scale that may have so many ticks. */
function labelsOf(from: string, to: string, most: number): readonly string[] {
  const axis = timeAxis(Date.parse(from), Date.parse(to), ({ ticks }) => ticks.length <= most);
  return axis.ticks.map(({ label }) => label);
}

describe('timeAxis', () => {
  it('counts weeks from the first day of a month', () => {
    expect(labelsOf('2026-11-01', '2026-11-30', 6)).toEqual([
      '2026-11-01',
      '2026-11-08',
      '2026-11-15',
      '2026-11-22',
      '2026-11-29',
    ]);
  });

  it('says the hour where a day is all there is', () => {
    expect(labelsOf('2026-11-21T05:30Z', '2026-11-21T23:00Z', 4)).toEqual([
      '2026-11-21 06:00',
      '2026-11-21 12:00',
      '2026-11-21 18:00',
    ]);
  });

  it('names a single instant', () => {
    expect(labelsOf('2026-11-21', '2026-11-21', 4)).toEqual(['2026-11-21']);
    expect(labelsOf('2026-11-21T05:30Z', '2026-11-21T05:30Z', 4)).toEqual(['2026-11-21 05:30']);
  });

  it('writes nothing where not one label fits', () => {
    expect(labelsOf('2026-11-01', '2026-11-30', 0)).toEqual([]);
  });

  it('knows the whole calendar', () => {
    const [low, high] = [dated(-1e300), dated(1e300)];
    expect(timeAxis(low, high, ({ ticks }) => ticks.length <= 8).ticks.length).toBeGreaterThan(2);
  });
});
