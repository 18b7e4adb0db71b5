import type { LayerForecast, RunwayEnd } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { chartSvg } from '../chart/chart-svg.ts';
import { runwayChart } from './runway-chart.ts';

const AT = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;
const NOW = { at: new Date(AT), left: usd('40') };

function forecastOf(p10: RunwayEnd, p50: RunwayEnd, p90: RunwayEnd): LayerForecast {
  return { layer: { kind: 'balance', remaining: usd('40') }, basis: 'day-blocks', ends: { p10, p50, p90 } };
}

function drawn(forecast: LayerForecast | undefined, past = [{ at: new Date(AT - DAY), left: usd('50') }]) {
  const pace = { perHour: usd('0.1'), perDay: usd('2.4') };
  const [section] = runwayChart({ title: 'Left', now: NOW, past, forecast, pace });
  if (section?.kind !== 'chart' || section.chart.kind !== 'lines') return undefined;
  return { lines: section.chart.lines, alt: section.alt };
}

const ends = (days: number): RunwayEnd => ({ kind: 'ends', at: new Date(AT + days * DAY) });

describe('runwayChart', () => {
  it('draws what was left until now, and a line to each end of the forecast', () => {
    const chart = drawn(forecastOf(ends(2), ends(4), ends(6)));

    expect(chart?.lines.map(({ label, points }) => [label, points.at(-1)])).toEqual([
      ['Left: $40.00', { at: AT, value: 40 }],
      ['Half of all cases', { at: AT + 4 * DAY, value: 0 }],
      ['1 in 10 sooner', { at: AT + 2 * DAY, value: 0 }],
      ['1 in 10 later', { at: AT + 6 * DAY, value: 0 }],
    ]);
    expect(chart?.lines[0]?.points).toHaveLength(2);
    expect(chart?.alt).toBe(
      'Left: $50.00 by 2026-11-20, $40.00 by 2026-11-21. Half of all cases: nothing is left at 2026-11-25 12:00 UTC. One case in ten sooner: nothing is left at 2026-11-23 12:00 UTC. One case in ten later: nothing is left at 2026-11-27 12:00 UTC.',
    );
  });

  it('has a legend that fits into the narrowest picture', () => {
    const lines = drawn(forecastOf(ends(2), ends(4), ends(6)))?.lines ?? [];
    const svg = chartSvg({ kind: 'lines', lines }, { title: '', width: 640, height: 300, scheme: 'dark' });
    expect(svg).toContain('1 in 10 later');
    expect(svg).not.toContain('…');
  });

  it('cuts a line that reaches three times as far as the soonest', () => {
    const chart = drawn(forecastOf(ends(10), ends(40), { kind: 'lasts' }));

    // At day 30 of 40 a quarter of the $40 is left.
    expect(chart?.lines[1]?.points.at(-1)).toEqual({ at: AT + 30 * DAY, value: 10 });
  });

  it('goes on at the pace of the forecast where it begins anew before it ends', () => {
    const anew: RunwayEnd = { kind: 'resets-before', at: new Date(AT + 2 * DAY) };
    const chart = drawn(forecastOf(ends(1), anew, anew));

    // $40 − 48 h × $0.10 = $35.20.
    expect(chart?.lines[1]).toEqual({
      label: 'At this pace',
      points: [
        { at: AT, value: 40 },
        { at: AT + 2 * DAY, value: 35.2 },
      ],
    });
    expect(chart?.alt).toContain('$35.20 is left when it begins anew, 2026-11-23 12:00 UTC.');
  });

  it('keeps the last figure of a day, of fourteen days', () => {
    const past = Array.from({ length: 40 * 24 }, (_, hour) => ({
      at: new Date(AT - (40 * 24 - hour) * 3_600_000),
      left: usd('50'),
    }));

    expect(drawn(undefined, past)?.lines[0]?.points).toHaveLength(14);
  });

  it('marks the days of which nothing was read', () => {
    const past = [6, 5, 2, 1].map((days) => ({ at: new Date(AT - days * DAY), left: usd('50') }));
    expect(drawn(undefined, past)?.lines[0]?.points.map(({ isAfterGap }) => isAfterGap === true)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('draws nothing where there is but one point', () => {
    expect(drawn(undefined, [])).toBeUndefined();
  });
});
