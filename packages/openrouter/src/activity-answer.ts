import type { Money } from '@tollkeeper/pricing';
import { z } from 'zod';

import { dollars } from './dollars.ts';
import { type Mismatch, mismatchOf, spentAmount } from './wire-amount.ts';

/** What one completed UTC day cost for one model, over all endpoints that served it. */
export type DailySpend = {
  /** `2026-11-20`. */
  readonly day: string;
  readonly model: string;
  /** The hash of the key that was asked for; without it the sum over all keys. */
  readonly key?: string;
  readonly spent: Money;
  /** Paid to providers directly, by their list prices; not in `spent`. */
  readonly byokSpent: Money;
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
};

export type ParsedActivity =
  | { readonly kind: 'activity'; readonly spend: readonly DailySpend[] }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch };

/** Reads the body of /activity and adds its rows up by day and model, in the order of days. */
export function parseActivity(body: unknown, key?: string): ParsedActivity {
  const { data, error } = SCHEMA.safeParse(body);
  if (data === undefined) return { kind: 'mismatch', mismatch: mismatchOf(error) };
  const byDayAndModel = new Map<string, DailySpend>();
  for (const row of data.data) {
    const day = row.date.slice(0, 'yyyy-mm-dd'.length);
    const place = `${day} ${row.model}`;
    byDayAndModel.set(place, added(byDayAndModel.get(place), spendOf(row, day, key)));
  }
  const spend = [...byDayAndModel.values()].toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.model.localeCompare(b.model),
  );
  return { kind: 'activity', spend };
}

type Row = z.infer<ReturnType<typeof rowSchema>>;

function spendOf(row: Row, day: string, key: string | undefined): DailySpend {
  return {
    day,
    model: row.model,
    ...(key !== undefined && { key }),
    spent: dollars(row.usage),
    byokSpent: dollars(row.byok_usage_inference ?? 0),
    requests: row.requests ?? 0,
    promptTokens: row.prompt_tokens ?? 0,
    completionTokens: row.completion_tokens ?? 0,
  };
}

function added(sum: DailySpend | undefined, more: DailySpend): DailySpend {
  if (sum === undefined) return more;
  return {
    ...sum,
    spent: (sum.spent + more.spent) as Money,
    byokSpent: (sum.byokSpent + more.byokSpent) as Money,
    requests: sum.requests + more.requests,
    promptTokens: sum.promptTokens + more.promptTokens,
    completionTokens: sum.completionTokens + more.completionTokens,
  };
}

function rowSchema() {
  const count = z.number().nonnegative().nullish();
  return z.looseObject({
    // The documentation shows a day; a time of day behind it would change nothing.
    date: z.string().regex(/^\d{4}-\d\d-\d\d(?:$|[T ])/, { error: 'a day such as 2026-11-20' }),
    model: z.string(),
    usage: spentAmount(),
    byok_usage_inference: spentAmount().nullish(),
    requests: count,
    prompt_tokens: count,
    completion_tokens: count,
  });
}

/** Built once, after the texts that it holds. */
const SCHEMA = z.looseObject({ data: z.array(rowSchema(), { error: 'a list of days' }) });
