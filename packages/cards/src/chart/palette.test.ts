import { describe, expect, it } from 'vitest';

import { PALETTES } from './palette.ts';

type Colour = readonly [number, number, number];

/** Linear light of red, green and blue (IEC 61966-2-1). */
function linear(hex: string): Colour {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast after WCAG 2.2: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(linear(one)), luminance(linear(other))].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What people without red or without green cones see: G. Machado and others, IEEE TVCG 15 (2009), severity 1. */
const SIGHTS = {
  'all cones': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no red cones': [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  'no green cones': [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
} as const;

function seen([red, green, blue]: Colour, m: readonly number[]): Colour {
  const row = (at: number): number => {
    const [a = 0, b = 0, c = 0] = m.slice(at, at + 3);
    return Math.max(0, a * red + b * green + c * blue);
  };
  return [row(0), row(3), row(6)];
}

/** Oklab (B. Ottosson, 2020): equal distances look equally far apart. */
function oklab([red, green, blue]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(one: string, other: string, sight: readonly number[]): number {
  const [a, b] = [one, other].map((hex) => oklab(seen(linear(hex), sight)));
  return Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] ?? 0)));
}

describe.each(Object.entries(PALETTES))('the %s palette', (_, palette) => {
  const pairs = palette.series.flatMap((one, at) =>
    palette.series.slice(at + 1).map((other) => [one, other] as const),
  );

  it('has letters that can be read: 4.5:1 (WCAG 2.2, success criterion 1.4.3)', () => {
    for (const colour of [palette.text, palette.muted]) {
      expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(palette.series)('has a series that stands out from the ground: %s, 3:1', (colour) => {
    expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(SIGHTS))('keeps the series apart for eyes with %s', (_name, sight) => {
    // Five times what is just noticed, about 0.02.
    for (const [one, other] of pairs)
      expect([one, other, distance(one, other, sight) > 0.1]).toEqual([one, other, true]);
  });
});
