import type { World } from '../world/world.ts';

/** A Saturday, at midnight UTC. */
export const START: Date = new Date('2026-11-21T00:00:00Z');

/** One model whose prompt tokens cost a microdollar, $100 bought a month ago, and a key without a limit. */
export function smallWorld(changes: Partial<World> = {}): World {
  return {
    from: START,
    account: { movements: [{ kind: 'purchase', at: new Date('2026-10-21T00:00:00Z'), amount: '100' }] },
    keys: [{ name: 'prod', createdAt: START }],
    models: [MODEL],
    ...changes,
  };
}

/** Prompt tokens at $1 a million, completion tokens at $2. */
export const MODEL = {
  id: 'maker/model',
  name: 'Maker: Model',
  contextLength: 100_000,
  maxCompletionTokens: 10_000,
  provider: 'Maker',
  prompt: '0.000001',
  completion: '0.000002',
} as const;

export const HOUR = 3_600_000;
