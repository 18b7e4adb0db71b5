import { planStateText } from '@tollkeeper/engine/guarding';
import { usd } from '@tollkeeper/pricing';
import type { Plan } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { plansOfMonth } from './plans-of-month.ts';

const WRITTEN = { name: 'support', perMonth: usd('120'), keys: ['prod'] };

function saved(parts: Partial<Plan> = {}, keys?: readonly string[]): Plan {
  return {
    id: 'p1',
    workspace: 'slack/T1',
    name: 'launch',
    month: '2026-11',
    plannedPicodollars: usd('81'),
    state: planStateText({ card: {}, conversation: '', ...(keys !== undefined && { keys }) }),
    savedBy: 'U1',
    savedAt: new Date('2026-11-21T12:00:00Z'),
    ...parts,
  };
}

describe('plansOfMonth', () => {
  it('puts those that were saved anywhere beside those of guard.yaml', () => {
    const elsewhere = saved({ id: 'p2', workspace: 'discord/G1' });
    expect(plansOfMonth([WRITTEN], [saved({}, ['batch']), elsewhere])).toEqual([
      { id: 'support', name: 'support', perMonth: usd('120'), keys: ['prod'] },
      { id: 'p1', name: 'launch', perMonth: usd('81'), keys: ['batch'] },
      { id: 'p2', name: 'launch', perMonth: usd('81'), keys: undefined },
    ]);
  });

  it('lets guard.yaml win where the name is the same, however it is spelled in capitals', () => {
    expect(plansOfMonth([WRITTEN], [saved({ name: 'Support' })])).toHaveLength(1);
  });

  it.each<[string, Partial<Plan>]>([
    ['an amount that is not known', { plannedPicodollars: null }],
    ['what another version wrote', { state: '{"version":0}' }],
  ])('leaves out %s', (_, parts) => {
    expect(plansOfMonth([], [saved(parts)])).toEqual([]);
  });
});
