import { describe, expect, it } from 'vitest';

import { parseSeries } from './series-file.ts';

function csv(...lines: readonly string[]): string {
  return ['at,usd', ...lines].join('\n');
}

function daysFrom(start: string, count: number, dollars: string): readonly string[] {
  return Array.from({ length: count }, (_, day) =>
    [new Date(Date.parse(start) + day * 86_400_000).toISOString(), dollars].join(','),
  );
}

describe('parseSeries', () => {
  it('spreads what was spent until the next line over its hours', () => {
    const file = parseSeries(csv(...daysFrom('2026-06-01', 38, '48')), 'a.csv');

    if (file.kind === 'refused') throw new Error(file.problem);
    expect(file.series).toMatchObject({
      name: 'a.csv',
      kind: 'file',
      start: new Date('2026-06-01T00:00:00Z'),
    });
    // $48 a day are $2 an hour, to the end of the last day.
    expect([...file.series.dollars]).toEqual(new Array(38 * 24).fill(2));
  });

  it('keeps the sum where a line begins within an hour', () => {
    const file = parseSeries(csv(...daysFrom('2026-06-01T00:30:00Z', 40, '24')), 'a.csv');

    if (file.kind === 'refused') throw new Error(file.problem);
    const { dollars } = file.series;
    // Half an hour at $1 an hour, then whole hours; the last half hour is no whole hour.
    expect([dollars[0], dollars[1], dollars.length]).toEqual([0.5, 1, 960]);
  });

  it.each([
    ['', 'its first line is not at,usd'],
    ['time,cost\n', 'its first line is not at,usd'],
    [csv('2026-06-01,1'), 'it has fewer than two records'],
    [
      csv('2026-06-01,1', '2026-06-02,-1'),
      'record 2 is not an instant and dollars such as 2026-11-20T09:00:00Z,1.25',
    ],
    [csv('2026-06-01,1e3'), 'record 1 is not an instant and dollars'],
    [csv('2026-06-01 09:00,1'), 'record 1 is not an instant and dollars'],
    [csv('2026-13-01,1'), 'record 1 is not an instant and dollars'],
    [csv('2026-06-01,1,2'), 'record 1 is not an instant and dollars'],
    [
      csv('2026-06-02,1', '2026-06-02,1'),
      'record 2 is not later than the one before it; sort the lines by time',
    ],
    [csv(...daysFrom('2026-06-01', 37, '1')), 'it spans 37.0 days; 38 days are the least, 800 the most'],
    [csv('2026-06-01,1', '9999-06-02,1'), '38 days are the least, 800 the most'],
  ])('refuses %j in one sentence', (text, problem) => {
    expect(parseSeries(text, 'a.csv')).toEqual({
      kind: 'refused',
      problem: expect.stringContaining(problem),
    });
  });
});
