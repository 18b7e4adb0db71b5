import { type Money, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { forecast } from './forecast.ts';
import { hourlySpend } from './hourly-spend.ts';
import type { KeyReading } from './reading.ts';
import { type RunwayLayer, runwayLayers } from './runway-layer.ts';
import { spendCurve } from './spend-curve.ts';
import { type SpendPaths, spendPaths } from './spend-paths.ts';

/** Friday. */
const NOW = new Date('2026-11-20T12:00:00Z');

function after(hours: number): Date {
  return new Date(NOW.getTime() + hours * 3_600_000);
}

/** Eleven paths, at 0.5, 0.6 … 1.5 times a pace. */
function paths(perHour: number, from = NOW): SpendPaths {
  const paceOf = (path: number) => (perHour * (5 + path)) / 10;
  return {
    basis: 'day-blocks',
    count: 11,
    from,
    hoursTo: (path, dollars) => dollars / paceOf(path),
    spentAfter: (path, hours) => paceOf(path) * hours,
  };
}

function cap(remaining: Money, resetsAt: Date, perKeyDollar = 1): RunwayLayer {
  return {
    kind: 'budget',
    scope: perKeyDollar === 1 ? 'key_limit' : 'workspace',
    limit: usd('1000'),
    remaining,
    reset: 'weekly',
    resetsAt,
    perKeyDollar,
  };
}

const BALANCE: RunwayLayer = { kind: 'balance', remaining: usd('400') };

describe('forecast', () => {
  it('says which layer stops the key first, and which one next', () => {
    const weekly = cap(usd('20'), after(60));
    const { first, next } = forecast({
      at: NOW,
      layers: [BALANCE, weekly],
      key: paths(1),
      account: paths(4),
    });

    // 20 at $1 an hour last 20 hours; the balance of 400, at $4, lasts 100.
    expect(first).toMatchObject({ layer: weekly, ends: { p50: { kind: 'ends', at: after(20) } } });
    expect(next).toMatchObject({ layer: BALANCE, ends: { p50: { kind: 'ends', at: after(100) } } });
  });

  it('stops at the reset of a layer', () => {
    const weekly = cap(usd('20'), after(19));
    const answer = forecast({ at: NOW, layers: [weekly], key: paths(1), account: undefined });

    // Half of the paths end after 20 hours or more; those at $1.10 to $1.50 an hour, 5 of 11, before the reset.
    expect(answer.layers[0]?.ends).toEqual({
      p10: { kind: 'ends', at: new Date(NOW.getTime() + (20 / 1.4) * 3_600_000) },
      p50: { kind: 'resets-before', at: after(19) },
      p90: { kind: 'resets-before', at: after(19) },
    });
    expect(answer.layers[0]?.risk).toEqual({
      within4Hours: 0,
      within24Hours: 5 / 11,
      within72Hours: 5 / 11,
      within7Days: 5 / 11,
      beforeReset: 5 / 11,
    });
    expect(answer).not.toHaveProperty('first');
  });

  it('lets others spend a cap that is shared', () => {
    const workspace = cap(usd('80'), after(60), 4);
    const { first, safePace } = forecast({ at: NOW, layers: [workspace], key: paths(1), account: undefined });

    // The key at $1, all at $4 an hour: 80 last 20 hours. The key's part of the safe pace: 80 / 4 / 60 = 1/3.
    expect(first?.ends?.p50).toEqual({ kind: 'ends', at: after(20) });
    expect(safePace).toMatchObject({ perHour: usd('0.333333333333'), perDay: usd('8'), until: after(60) });
  });

  it('names the strictest safe pace beside the pace of the day to come', () => {
    const [week, month] = [cap(usd('96'), after(48)), cap(usd('500'), after(240))];
    const { pace, safePace } = forecast({
      at: NOW,
      layers: [month, week],
      key: paths(4),
      account: undefined,
    });

    // 96 in two days are 48 a day; 500 in ten days are 50.
    expect(safePace).toMatchObject({ perHour: usd('2'), perDay: usd('48'), layer: week });
    expect(pace).toEqual({ perHour: usd('4'), perDay: usd('96') });
  });

  it('subtracts the time by which the counter trailed', () => {
    const answer = forecast({ at: NOW, layers: [BALANCE], key: undefined, account: paths(4, after(-2)) });

    // 100 hours from the counter's own time, two hours ago.
    expect(answer.first?.ends?.p50).toEqual({ kind: 'ends', at: after(98) });
  });

  it('knows what is spent, and when a key ends, without any history', () => {
    const expiry: RunwayLayer = { kind: 'key-expiry', at: after(30) };
    const spent = cap(usd('-0.5'), after(60));
    const answer = forecast({
      at: NOW,
      layers: [expiry, spent, BALANCE],
      key: undefined,
      account: undefined,
    });

    expect(answer.first).toMatchObject({ layer: spent, basis: 'date', ends: { p90: { kind: 'spent' } } });
    expect(answer.next).toMatchObject({
      layer: expiry,
      ends: { p10: { kind: 'ends', at: after(30) } },
      risk: { within24Hours: 0, within72Hours: 1 },
    });
    expect(answer.layers[2]).toEqual({ layer: BALANCE, basis: 'none' });
    expect(answer).not.toHaveProperty('pace');
    expect(answer.safePace).toMatchObject({ perDay: usd('0') });
  });

  it('says nothing of a layer whose reset has passed since it was read', () => {
    const old = cap(usd('0'), NOW);
    const answer = forecast({ at: NOW, layers: [old], key: paths(1), account: undefined });

    expect(answer.layers).toEqual([{ layer: old, basis: 'none' }]);
    expect(answer).not.toHaveProperty('safePace');
  });

  it('says that a layer lasts rather than naming an instant in ten years', () => {
    const answer = forecast({ at: NOW, layers: [BALANCE], key: undefined, account: paths(0.001) });

    expect(answer.layers[0]?.ends?.p50).toEqual({ kind: 'lasts' });
    expect(answer).not.toHaveProperty('first');
    expect(answer).not.toHaveProperty('safePace');
  });

  it('knows on day one, from the listed days, when a weekly cap stops a key', () => {
    // $24 on each of the last thirty days and $12 today until noon; Monday to Friday noon: 4 × 24 + 12 = 108.
    const key: KeyReading = {
      kind: 'key',
      subject: { kind: 'key', id: 'k1', name: 'batch' },
      at: NOW,
      limit: usd('132'),
      limitRemaining: usd('24'),
      limitReset: 'weekly',
      spent: { allTime: usd('900'), daily: usd('12'), weekly: usd('108') },
    };
    const days = Array.from({ length: 30 }, (_, day) => ({
      day: after(-24 * (day + 1))
        .toISOString()
        .slice(0, 10),
      spent: usd('24'),
    }));
    const paths = spendPaths(hourlySpend(spendCurve([key], days)), 'key:k1');
    const { first, safePace } = forecast({
      at: NOW,
      layers: runwayLayers(key, undefined),
      key: paths,
      account: undefined,
    });

    // The other 24 last a day at $1 an hour, give or take the noise; the week ends in 60 hours.
    const end = first?.ends?.p50;
    if (end?.kind !== 'ends') throw new Error('the cap stops the key');
    expect(Math.abs(end.at.getTime() - after(24).getTime())).toBeLessThan(3_600_000);
    expect(first).toMatchObject({ basis: 'day-blocks', layer: { scope: 'key_limit' } });
    expect(first?.risk?.beforeReset).toBe(1);
    // 24 / 60 hours.
    expect(safePace).toMatchObject({ perHour: usd('0.4'), perDay: usd('9.6') });
  });
});
