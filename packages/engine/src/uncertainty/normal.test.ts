import { describe, expect, it } from 'vitest';

import { standardNormal } from './normal.ts';

describe('standardNormal', () => {
  // Computed to 50 digits; the first three stand in every table.
  it.each([
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.75, 0.6744897501960817],
    [0.1, -1.2815515655446004],
    [1e-6, -4.753424308822899],
    [1e-12, -7.034483825301131],
    [1e-100, -21.27345356096532],
  ])('finds %d at %d', (u, z) => expect(Math.abs(standardNormal(u) / z - 1)).toBeLessThan(1e-15));

  it('has its median at exactly zero', () => {
    expect(standardNormal(0.5)).toBe(0);
  });

  it('joins its three pieces without a step', () => {
    for (const seam of [0.075, 0.925, Math.exp(-25)]) {
      const step = standardNormal(seam * (1 + 1e-12)) - standardNormal(seam * (1 - 1e-12));
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThan(2e-11);
    }
  });

  it.each([0, 1, -0.1, 1.1, NaN])('has no value for a share of %d, and says so', (u) => {
    expect(() => standardNormal(u)).toThrow(`a share must lie between 0 and 1, and ${u} does not`);
  });
});
