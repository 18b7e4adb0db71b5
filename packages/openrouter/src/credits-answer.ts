import { z } from 'zod';

import type { CreditsCounters } from './counters-reading.ts';
import { type Mismatch, mismatchOf, spentAmount } from './wire-amount.ts';

export type ParsedCredits =
  | { readonly kind: 'credits'; readonly counters: CreditsCounters }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch };

/** Reads the body of /credits; negative money is a mismatch, as only the difference may be negative. */
export function parseCredits(body: unknown): ParsedCredits {
  const { data, error } = SCHEMA.safeParse(body);
  if (data === undefined) return { kind: 'mismatch', mismatch: mismatchOf(error) };
  return { kind: 'credits', counters: data.data };
}

const SCHEMA = z.looseObject({
  data: z.looseObject({ total_credits: spentAmount(), total_usage: spentAmount() }),
});
