import type { Picodollars } from '../money/picodollars.ts';
import type { Day } from '../time/reset-window.ts';
import type { TrafficPlan } from '../world/traffic-plan.ts';
import type { CreditMovement, World } from '../world/world.ts';
import type { ActivityRow } from './activity.ts';
import { type Credits, noCredits } from './credit-lots.ts';
import type { Generation } from './generation.ts';
import { userIdOf } from './ids.ts';
import { type KeyAccount, openKey, secretOf } from './key-account.ts';
import { type Model, modelsOf } from './model-prices.ts';
import { type Slot, slotOf } from './slot.ts';
import type { Spending } from './spending.ts';

/** An account at an instant: everything that changes while its clock runs. */
export type Simulation = {
  readonly seed: number;
  readonly world: World;
  readonly userId: string;
  readonly managementKey: string;
  readonly models: ReadonlyMap<string, Model>;
  readonly keys: KeyAccount[];
  readonly credits: Credits;
  /** Credits that come or go, the earliest first; done ones are taken out. */
  readonly movements: CreditMovement[];
  readonly traffic: readonly Traffic[];
  readonly lagMs: number;
  /** Spent, but not shown yet; the oldest first. */
  readonly pending: Spending[];
  readonly activity: Map<Day, Map<string, ActivityRow>>;
  readonly generations: Map<string, Generation>;
  /** When free models were called, in milliseconds. */
  readonly freeCalls: number[];
  /** What requests under way and just finished hold of the in-flight budget. */
  readonly holds: { readonly amount: Picodollars; readonly until: number }[];
  readonly first: Slot;
  next: Slot;
  /** Chat requests answered. */
  answered: number;
  /** Counters show nothing new while they are frozen. */
  frozen: boolean;
  /** By how much lifetime counters are shown too low. */
  setBack: Picodollars;
};

/** A traffic plan with the key and the model that it names. */
export type Traffic = { readonly plan: TrafficPlan; readonly key: KeyAccount; readonly model: Model };

/** Opens a world where its record begins; a name that leads nowhere is a mistake. */
export function openSimulation(world: World, seed: number): Simulation {
  const keys = world.keys.map((plan) => openKey(plan, seed));
  const models = modelsOf(world);
  const first = slotOf(world.from);
  return {
    seed,
    world,
    userId: userIdOf(`account/${seed}`),
    managementKey: secretOf('management', seed),
    models,
    keys,
    // What was used before the record is owed until the first purchase, which paid for it.
    credits: { ...noCredits(), owed: keys.reduce((sum, { actual }) => sum + actual.usage.total, 0n) },
    movements: world.account.movements.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    traffic: (world.traffic ?? []).map((plan) => ({
      plan,
      key: named(keys, plan.key),
      model: existing(models.get(plan.model), `traffic asks "${plan.model}", which is no model`),
    })),
    lagMs: (world.lagMinutes ?? USUAL_LAG_MINUTES) * 60_000,
    pending: [],
    activity: new Map(),
    generations: new Map(),
    freeCalls: [],
    holds: [],
    first,
    next: first,
    answered: 0,
    frozen: false,
    setBack: 0n,
  };
}

/** Finds the key that the world calls so. */
export function named(keys: readonly KeyAccount[], plan: string): KeyAccount {
  return existing(
    keys.find((key) => key.plan === plan),
    `there is no key "${plan}"`,
  );
}

/** Sums what the keys were shown to have spent: `total_usage` is nothing else. */
export function shownUsage({ keys, setBack }: Simulation): Picodollars {
  return keys.reduce((sum, key) => sum + shownTotal(key, setBack), 0n);
}

/** What the wire shows a key to have spent in its life. */
export function shownTotal(key: KeyAccount, setBack: Picodollars): Picodollars {
  const { total } = key.shown.usage;
  return total < setBack ? 0n : total - setBack;
}

function existing<Found>(found: Found | undefined, problem: string): Found {
  if (found === undefined) throw new Error(problem);
  return found;
}

const USUAL_LAG_MINUTES = 4;
