import type { Plan } from '../src/plans.ts';

/** A plan with everything that it can have. */
export const PLAN: Plan = {
  id: 'p1',
  workspace: 'slack:T1',
  name: 'Launch',
  month: '2026-12',
  // $1,234.50 × 10¹² picodollars
  plannedPicodollars: 1_234_500_000_000_000n,
  state: '{"card":"Größe 💸"}',
  savedBy: 'U1',
  savedAt: new Date('2026-11-21T12:00:00.000Z'),
};
