import { type Picodollars, usd } from '../money/picodollars.ts';
import type { Reset } from '../time/reset-window.ts';
import { DEFAULT_WORKSPACE, type KeyPlan } from '../world/world.ts';
import { type Counters, newCounters } from './counters.ts';
import { hexOf } from './ids.ts';

/** A key with what it has spent. */
export type KeyAccount = {
  /** Its name in the world, which traffic and budgets go by; people may rename the key. */
  readonly plan: string;
  readonly secret: string;
  readonly hash: string;
  /** The masked secret, which is all that the wire shows of it. */
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly workspace: string;
  readonly member: string;
  name: string;
  updatedAt: Date | null;
  disabled: boolean;
  limit: Picodollars | null;
  reset: Reset;
  includeByok: boolean;
  /** What limits are enforced with, at once. */
  readonly actual: Counters;
  /** What the wire shows, minutes later. */
  readonly shown: Counters;
  /** Requests of its traffic that limits or the balance refused. */
  refused: number;
};

/** Opens a key. Its secret is made of the seed and says that it is none. */
export function openKey(plan: KeyPlan, seed: number): KeyAccount {
  const secret = secretOf(plan.name, seed);
  const before = usd(plan.usedBefore ?? '0');
  return {
    plan: plan.name,
    secret,
    hash: hexOf(secret),
    label: maskedSecret(secret),
    createdAt: plan.createdAt,
    expiresAt: plan.expiresAt ?? null,
    workspace: plan.workspace ?? DEFAULT_WORKSPACE,
    member: plan.member ?? 'owner',
    name: plan.name,
    updatedAt: null,
    disabled: plan.disabled ?? false,
    limit: plan.limit === undefined ? null : usd(plan.limit),
    reset: plan.reset ?? null,
    includeByok: plan.includeByok ?? false,
    actual: newCounters(before),
    shown: newCounters(before),
    refused: 0,
  };
}

/** Makes the secret of a key or of the management key: obviously simulated, and of the length of a real one. */
export function secretOf(name: string, seed: number): string {
  const start = `sk-or-v1-simulated-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}-`;
  return (start + hexOf(`${seed}/${name}`)).slice(0, Math.max(LENGTH_OF_A_SECRET, start.length + 16));
}

/** Masks a secret as OpenRouter's labels do. */
export function maskedSecret(secret: string): string {
  return `${secret.slice(0, 12)}...${secret.slice(-3)}`;
}

const LENGTH_OF_A_SECRET = 73;
