import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { HourlySpend } from './hourly-spend.ts';
import { medianDollars, type SpendPaths, spendForecastOf, spendPaths } from './spend-paths.ts';

/** Friday. */
const UNTIL = new Date('2026-11-20T18:00:00Z');

function history(hours: number, dollarsAt: (date: Date, hour: number) => number): HourlySpend {
  const start = UNTIL.getTime() - hours * 3_600_000;
  const dollars = Float64Array.from({ length: hours }, (_, hour) =>
    dollarsAt(new Date(start + hour * 3_600_000), hour),
  );
  return { until: UNTIL, dollars };
}

function pathsOf(spend: HourlySpend, subject = 'key:k1'): SpendPaths {
  const paths = spendPaths(spend, subject);
  if (paths === undefined) throw new Error('no paths');
  return paths;
}

function quantiles({ count, hoursTo }: SpendPaths, dollars: number): readonly number[] {
  const hours = Array.from({ length: count }, (_, path) => hoursTo(path, dollars)).sort((a, b) => a - b);
  return [0.1, 0.5, 0.9].map((share) => hours[Math.floor(share * count)] ?? Number.NaN);
}

describe('spendPaths', () => {
  it('draws the same days on two replicas that look in the same hour, and others for another key', () => {
    const spend = history(840, (_, hour) => 1 + (hour % 7));
    const later = { ...spend, until: new Date('2026-11-20T18:59:00Z') };
    const [one, same, other] = [pathsOf(spend), pathsOf(later), pathsOf(spend, 'key:k2')];

    expect(quantiles(same, 50)).toEqual(quantiles(one, 50));
    expect(quantiles(other, 50)).not.toEqual(quantiles(one, 50));
  });

  it('ends a steady budget when a division says so, within the noise of the level', () => {
    const [p10 = 0, p50 = 0, p90 = 0] = quantiles(pathsOf(history(840, () => 2)), 100);

    // $100 at $2 an hour: 50 hours. One in ten is e^(0.15 × 1.2816) = 1.212 times faster: 41 hours; or slower: 61.
    expect(p50).toBeGreaterThan(48);
    expect(p50).toBeLessThan(52);
    expect(p10).toBeGreaterThan(39);
    expect(p10).toBeLessThan(43.5);
    expect(p90).toBeGreaterThan(57);
    expect(p90).toBeLessThan(64);
  });

  it('spends little at a weekend when weekends were quiet', () => {
    const isBusiness = (date: Date) =>
      date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 9 && date.getUTCHours() < 18;
    const paths = pathsOf(history(840, (date) => (isBusiness(date) ? 4 : 0)));

    // Friday 18:00: nothing until Monday 9:00, 63 hours later; $20 are gone five hours after that.
    const [, p50 = 0, p90 = 0] = quantiles(paths, 20);
    expect(p50).toBeGreaterThan(66);
    expect(p90).toBeLessThan(70);
  });

  it('follows a new level within two days', () => {
    const paths = pathsOf(history(840, (_, hour) => (hour >= 840 - 48 ? 5 : 1)));

    // $60 a day at the old level would be $24; the new one is $120.
    expect(medianDollars(paths, 24)).toBeGreaterThan(75);
    expect(medianDollars(paths, 24)).toBeLessThan(140);
  });

  it('goes on beyond a week', () => {
    const [, p50 = 0] = quantiles(pathsOf(history(840, () => 2)), 2000);

    // 1,000 hours, six weeks.
    expect(p50).toBeGreaterThan(960);
    expect(p50).toBeLessThan(1040);
  });

  it('draws a line between half and double the pace below three days of history', () => {
    const paths = pathsOf(history(71, () => 2));

    expect(paths.basis).toBe('pace');
    const [p10 = 0, p50 = 0, p90 = 0] = quantiles(paths, 100);
    // 50 hours; at double the pace 25, at half of it 100.
    expect(p50).toBeCloseTo(50, 6);
    expect(p10).toBeGreaterThan(24.5);
    expect(p10).toBeLessThan(26);
    expect(p90).toBeGreaterThan(96);
    expect(p90).toBeLessThan(102);
    expect(pathsOf(history(72, () => 2)).basis).toBe('day-blocks');
  });

  it('says nothing of a key that was used in fewer than twelve hours, or never seen', () => {
    expect(
      spendPaths(
        history(840, (_, hour) => (hour < 11 ? 9 : 0)),
        's',
      ),
    ).toBeUndefined();
    expect(
      spendPaths(
        history(840, (_, hour) => (hour < 12 ? 9 : 0)),
        's',
      ),
    ).toBeDefined();
    expect(
      spendPaths(
        history(0, () => 0),
        's',
      ),
    ).toBeUndefined();
  });

  it('never ends a budget where nothing is spent, and ends one of nothing at once', () => {
    const paths = pathsOf(history(48, () => 0));

    expect(paths.hoursTo(0, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(paths.hoursTo(0, 0)).toBe(0);
  });
});

describe('spendForecastOf', () => {
  it('says what half of the paths have spent until an instant, and nothing for the past', () => {
    const spentUntil = spendForecastOf(pathsOf(history(48, () => 2)));

    // Ten hours at $2.
    expect(spentUntil(new Date('2026-11-21T04:00:00Z'))).toBe(usd('20'));
    expect(spentUntil(new Date('2026-11-20T17:00:00Z'))).toBe(usd('0'));
  });
});
