import { describe, expect, it } from 'vitest';

import { usd } from '../money/picodollars.ts';
import { catchUp } from '../state/catch-up.ts';
import { balanceOf } from '../state/credit-lots.ts';
import { named, openSimulation, type Simulation } from '../state/simulation.ts';
import { DAY_MS, dayOf } from '../time/reset-window.ts';
import { demoWorld } from './demo-world.ts';

const refusedOf = ({ keys }: Simulation, name: string): number => named(keys, name).refused;

/** Any day of the week may be the first. */
const STARTS = [21, 22, 23, 24, 25, 26, 27].map((day) => new Date(Date.UTC(2026, 10, day, 9, 30)));

describe('demoWorld', () => {
  it.each(STARTS)('has, started at %s, the stories that it promises', (start) => {
    const simulation = openSimulation(demoWorld(start), 1);
    const after = (days: number): void => catchUp(simulation, new Date(start.getTime() + days * DAY_MS));

    after(0);
    expect(balanceOf(simulation.credits)).toBeGreaterThan(usd('140'));
    expect(balanceOf(simulation.credits)).toBeLessThan(usd('170'));
    for (let day = 1; day <= 30; day += 1) expect(simulation.activity.has(dayOf(start) - day)).toBe(true);
    expect([refusedOf(simulation, 'prod'), refusedOf(simulation, 'agent')]).toEqual([0, 0]);
    const [oldest] = simulation.credits.lots;
    expect(oldest?.left).toBeGreaterThan(usd('30'));
    expect((oldest?.expiresAt.getTime() ?? 0) - start.getTime()).toBe(16 * DAY_MS);

    after(2);
    expect(refusedOf(simulation, 'agent')).toBe(0);
    after(3);
    expect(refusedOf(simulation, 'agent')).toBeGreaterThan(0);
    after(7);
    expect(refusedOf(simulation, 'prod')).toBeGreaterThan(0);
    expect(balanceOf(simulation.credits)).toBeGreaterThan(usd('50'));
  });

  it('has simulated secrets only', () => {
    const { keys, managementKey } = openSimulation(demoWorld(new Date(0)), 1);
    for (const secret of [managementKey, ...keys.map((key) => key.secret)]) {
      expect(secret).toMatch(/^sk-or-v1-simulated-[a-z]+-[0-9a-f]+$/);
    }
  });
});
