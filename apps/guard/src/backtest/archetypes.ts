import { randomFrom } from '@tollkeeper/engine';

import type { SpendSeries } from './spend-series.ts';

/** Makes up eight weeks of each of eight kinds of spending, the same ones for the same seed. */
export function archetypes(seed: number): readonly SpendSeries[] {
  return Object.entries(KINDS).map(([kind, shape]) => {
    const random = randomFrom(`${kind} ${seed}`);
    const dollarsAt = shape(random);
    return {
      name: `${kind} ${seed}`,
      kind,
      start: MONDAY,
      dollars: Float64Array.from({ length: HOURS }, (_, hour) => dollarsAt(hour)),
    };
  });
}

type Random = () => number;

/** Begins a series; hours are counted from a Monday at midnight UTC. */
type Shape = (random: Random) => (hour: number) => number;

const KINDS: Readonly<Record<string, Shape>> = {
  steady: (random) => () => noisy(1, random),
  'business hours': (random) => (hour) => noisy(isBusinessHour(hour) ? 4 : 0.1, random),
  'nightly batch': (random) => (hour) => noisy(isWithin(hour % 24, 2, 5) ? 7 : 0.05, random),
  bursty: (random) => {
    let [left, size] = [0, 0];
    return () => {
      if (left === 0 && random() < 0.03)
        [left, size] = [1 + Math.floor(random() * 6), exponential(8, random)];
      const burst = left > 0 ? size : 0;
      left = Math.max(0, left - 1);
      return noisy(0.1 + burst, random);
    };
  },
  growth: (random) => (hour) =>
    noisy(0.5 * 1.03 ** (hour / 24) * (isBusinessHour(hour) ? 1.5 : 0.75), random),
  step: (random) => {
    const from = someHour(random);
    return (hour) => noisy((hour >= from ? 5 : 1) * (isWithin(hour % 24, 8, 20) ? 1.4 : 0.6), random);
  },
  runaway: (random) => {
    const from = someHour(random);
    return (hour) => {
      const since = hour - from;
      return noisy(isWithin(since, 0, 60) ? Math.min(30, 1.25 ** since) : 1, random);
    };
  },
  sparse: (random) => () => (random() < 0.06 ? exponential(5, random) : 0),
};

/** A lognormal factor of median 1 and spread 0.3. */
function noisy(dollars: number, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  return dollars * Math.exp(0.3 * normal);
}

function exponential(mean: number, random: Random): number {
  return -mean * Math.log(random());
}

/** Between the 30th and the 46th day: before and after it is forecast. */
function someHour(random: Random): number {
  return Math.floor((30 + 16 * random()) * 24);
}

function isBusinessHour(hour: number): boolean {
  return Math.floor(hour / 24) % 7 < 5 && isWithin(hour % 24, 9, 18);
}

function isWithin(value: number, from: number, end: number): boolean {
  return value >= from && value < end;
}

const MONDAY = new Date('2026-06-01T00:00:00Z');
const HOURS = 56 * 24;
