import { least, type Picodollars, usd } from '../money/picodollars.ts';
import type { CreditMovement } from '../world/world.ts';
import { layersOf, spentIn } from './budget-layer.ts';
import { balanceOf, buy, expire, refund, transfer } from './credit-lots.ts';
import type { KeyAccount } from './key-account.ts';
import { costOf } from './model-prices.ts';
import type { Simulation, Traffic } from './simulation.ts';
import { slotStart } from './slot.ts';
import { charge, reveal } from './spending.ts';
import { demandOf } from './traffic.ts';

/**
 * Lets an account live on until `now`: credits come, go and expire, traffic spends, counters follow.
 *
 * Each slot is played as a whole once it is over, after the movements of its time; so one leap and many small steps
 * end in the same account.
 */
export function catchUp(simulation: Simulation, now: Date): void {
  while (slotStart(simulation.next + 1) <= now) {
    const end = slotStart(simulation.next + 1);
    moveCredits(simulation, new Date(end.getTime() - 1));
    for (const [number, traffic] of simulation.traffic.entries()) play(simulation, traffic, number);
    simulation.next += 1;
    reveal(simulation, end);
  }
  moveCredits(simulation, now);
  reveal(simulation, now);
}

function moveCredits({ movements, credits }: Simulation, now: Date): void {
  for (let next = movements[0]; next !== undefined && next.at <= now; next = movements[0]) {
    movements.shift();
    expire(credits, next.at);
    MOVES[next.kind](credits, usd(next.amount), next.at);
  }
  expire(credits, now);
}

function play(simulation: Simulation, { plan, key, model }: Traffic, number: number): void {
  const { seed, next: slot, first } = simulation;
  const at = slotStart(slot);
  if (!isUsable(key, at)) return;
  const { requests, ...size } = demandOf(plan, { seed, plan: number, slot, first });
  if (requests === 0) return;
  const byok = plan.byok ?? false;
  const each = costOf(model.priceAt(at), size.promptTokens, size.completionTokens);
  const room = roomFor(simulation, { key, byok, at });
  const accepted = Math.min(requests, requestsIn(room, each));
  key.refused += requests - accepted;
  if (accepted === 0) return;
  const cost = each * BigInt(accepted);
  const spent = {
    key,
    model: plan.model,
    requests: accepted,
    promptTokens: size.promptTokens * accepted,
    completionTokens: size.completionTokens * accepted,
    reasoningTokens: size.reasoningTokens * accepted,
    // Within the free allowance OpenRouter takes no fee for requests with a provider's key.
    usage: byok ? 0n : cost,
    byok: byok ? cost : 0n,
  };
  charge(simulation, spent, { at, settledAt: slotStart(slot + 1) });
}

/** Tells whether a key is accepted at all. */
export function isUsable({ disabled, expiresAt }: KeyAccount, at: Date): boolean {
  return !disabled && (expiresAt === null || at < expiresAt);
}

/** What is left in the tightest of balance and layers; a request may start while it is positive. */
function roomFor(
  { keys, world, credits }: Simulation,
  { key, byok, at }: { readonly key: KeyAccount; readonly byok: boolean; readonly at: Date },
): Picodollars | undefined {
  const rooms = layersOf(key, keys, world.budgets ?? [])
    .filter(({ includeByok }) => includeByok || !byok)
    .map((layer) => layer.limit - spentIn(layer, 'actual', at));
  if (!byok) rooms.push(balanceOf(credits));
  const [first, ...others] = rooms;
  return first === undefined ? undefined : least(first, ...others);
}

/** Enforcement comes before routing, so the last request may cost more than what is left. */
function requestsIn(room: Picodollars | undefined, each: Picodollars): number {
  if (room === undefined) return Number.POSITIVE_INFINITY;
  if (room <= 0n) return 0;
  return each === 0n ? Number.POSITIVE_INFINITY : Number((room + each - 1n) / each);
}

const MOVES: Readonly<Record<CreditMovement['kind'], typeof buy | typeof refund | typeof transfer>> = {
  purchase: buy,
  refund,
  transfer,
};
