import { z } from 'zod';

import type { KeyCounters } from './counters-reading.ts';
import { anyAmount, spentAmount } from './wire-amount.ts';

/** The counters of a key as /key, /keys and recordings of both have them, but for the word of the reset. */
export type CounterFields = {
  readonly [Name in AmountName]: z.ZodOptional<z.ZodNullable<z.ZodNumber>>;
} & {
  readonly usage: z.ZodNumber;
  readonly include_byok_in_limit: z.ZodOptional<z.ZodNullable<z.ZodBoolean>>;
};

type AmountName = Exclude<keyof KeyCounters, 'usage' | 'limit_reset' | 'include_byok_in_limit'>;

/** Makes the fields of a schema for the counters of a key; only what is left may be below zero. */
export function counterFields(): CounterFields {
  const spent = spentAmount();
  return {
    limit: spent.nullish(),
    limit_remaining: anyAmount().nullish(),
    usage: spent,
    usage_daily: spent.nullish(),
    usage_weekly: spent.nullish(),
    usage_monthly: spent.nullish(),
    include_byok_in_limit: z.boolean({ error: 'true or false' }).nullish(),
    byok_usage: spent.nullish(),
    byok_usage_daily: spent.nullish(),
    byok_usage_weekly: spent.nullish(),
    byok_usage_monthly: spent.nullish(),
  };
}
