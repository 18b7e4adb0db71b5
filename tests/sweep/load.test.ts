import { describe, expect, it, onTestFinished } from 'vitest';

import { type Sweep, sweepingGuard } from './sweeping-guard.ts';

describe('a sweep over a thousand keys', () => {
  it('takes less than a second of the processor, and lets others have their turn within fifty milliseconds', async () => {
    const guard = await sweepingGuard({ path: ':memory:' }, 1_000);
    onTestFinished(guard.store.close);
    const sweeps: Sweep[] = [];
    for (let round = 0; round < 4; round += 1) sweeps.push(await guard.sweep());

    // The keys, and the listing as a subject of its own.
    expect(sweeps.map(({ subjects }) => subjects)).toEqual([1_001, 1_001, 1_001, 1_001]);
    expect(Math.min(...sweeps.map(({ cpu }) => cpu))).toBeLessThan(1_000);
    expect(Math.min(...sweeps.map(({ waited }) => waited.cpu))).toBeLessThan(50);
  });
});
