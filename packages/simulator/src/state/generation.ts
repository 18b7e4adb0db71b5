import type { Picodollars } from '../money/picodollars.ts';
import type { KeyAccount } from './key-account.ts';

/** One answered request, as `GET /generation` tells it later. */
export type Generation = {
  readonly id: string;
  readonly key: KeyAccount;
  readonly model: string;
  readonly provider: string;
  readonly at: Date;
  /** Until then it is 404, in milliseconds. */
  readonly shownAt: number;
  readonly streamed: boolean;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: Picodollars;
};

/** Keeps a generation, and only the latest thousand. */
export function keepGeneration(kept: Map<string, Generation>, generation: Generation): void {
  kept.set(generation.id, generation);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

const KEPT = 1_000;
