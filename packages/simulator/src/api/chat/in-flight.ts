import { type Picodollars, usd } from '../../money/picodollars.ts';
import type { Simulation } from '../../state/simulation.ts';
import type { Refusal } from '../answer.ts';

/**
 * Holds the estimate of a request in the in-flight budget, or refuses it with 402.
 *
 * Only a full budget is worth waiting for, so only that answer has `Retry-After` (limits.mdx, autumn 2026).
 */
export function holdInFlight(simulation: Simulation, estimate: Picodollars, now: Date): Refusal | undefined {
  const { inFlightBudget } = simulation.world.account;
  if (inFlightBudget === undefined) return undefined;
  const { holds } = simulation;
  holds.splice(0, holds.length, ...holds.filter(({ until }) => until > now.getTime()));
  const budget = usd(inFlightBudget);
  const held = holds.reduce((sum, { amount }) => sum + amount, 0n);
  if (estimate > budget) {
    return { ...FULL, metadata: { reason: 'weight_exceeds_budget', limit_source: 'openrouter_credits' } };
  }
  if (held + estimate > budget) {
    const seconds = Math.ceil(((holds[0]?.until ?? 0) - now.getTime()) / 1_000);
    return {
      ...FULL,
      metadata: { reason: 'in_flight_budget_exhausted', limit_source: 'openrouter_in_flight_budget' },
      headers: { 'retry-after': String(seconds) },
    };
  }
  holds.push({ amount: estimate, until: now.getTime() + SETTLEMENT_MS });
  return undefined;
}

const FULL = {
  status: 402,
  message:
    'This request would exceed your available credits given your current in-flight requests. Retry after in-flight requests settle, or add credits.',
};

/** How long is not published; half a minute stands for "short". */
const SETTLEMENT_MS = 30_000;
