import type { CreditsReading, KeyReading, KeySubject, LimitReset } from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

import { dollars } from './dollars.ts';

/** The counters of a key as OpenRouter writes them, in dollars; its `usage` is money. */
export type KeyCounters = {
  readonly limit?: number | null | undefined;
  readonly limit_remaining?: number | null | undefined;
  /** An open enumeration: a word that we do not know is an unknown reset. */
  readonly limit_reset?: string | null | undefined;
  readonly usage: number;
  readonly usage_daily?: number | null | undefined;
  readonly usage_weekly?: number | null | undefined;
  readonly usage_monthly?: number | null | undefined;
  readonly include_byok_in_limit?: boolean | null | undefined;
  readonly byok_usage?: number | null | undefined;
  readonly byok_usage_daily?: number | null | undefined;
  readonly byok_usage_weekly?: number | null | undefined;
  readonly byok_usage_monthly?: number | null | undefined;
};

export type CreditsCounters = { readonly total_credits: number; readonly total_usage: number };

/** Turns a key's counters into a reading; the subject names it, as not every answer does. */
export function keyReading(subject: KeySubject, at: Date, counters: KeyCounters): KeyReading {
  const { limit, limit_remaining, limit_reset, include_byok_in_limit } = counters;
  return {
    kind: 'key',
    subject,
    at,
    ...optionalMoney('limit', limit),
    ...optionalMoney('limitRemaining', limit_remaining),
    limitReset: limitReset(limit_reset),
    spent: {
      allTime: dollars(counters.usage),
      ...optionalMoney('daily', counters.usage_daily),
      ...optionalMoney('weekly', counters.usage_weekly),
      ...optionalMoney('monthly', counters.usage_monthly),
    },
    ...(include_byok_in_limit === true && {
      byokSpent: {
        ...optionalMoney('allTime', counters.byok_usage),
        ...optionalMoney('daily', counters.byok_usage_daily),
        ...optionalMoney('weekly', counters.byok_usage_weekly),
        ...optionalMoney('monthly', counters.byok_usage_monthly),
      },
    }),
  };
}

/** Turns the account's counters into a reading; `askedWith` is left out where the kind of key is not known. */
export function creditsReading(
  at: Date,
  counters: CreditsCounters,
  askedWith?: CreditsReading['askedWith'],
): CreditsReading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at,
    totalCredits: dollars(counters.total_credits),
    totalSpent: dollars(counters.total_usage),
    ...(askedWith !== undefined && { askedWith }),
  };
}

/** Reads the name of a reset; `null` is none. */
export function limitReset(word: string | null | undefined): LimitReset {
  if (word == null) return 'never';
  return word === 'daily' || word === 'weekly' || word === 'monthly' ? word : 'unknown';
}

function optionalMoney<Name extends string>(
  name: Name,
  amount: number | null | undefined,
): Partial<Record<Name, Money>> {
  return amount == null ? {} : ({ [name]: dollars(amount) } as Partial<Record<Name, Money>>);
}
