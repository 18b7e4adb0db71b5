import type { Picodollars } from '../money/picodollars.ts';
import type { Day } from '../time/reset-window.ts';
import type { KeyAccount } from './key-account.ts';
import type { Spending } from './spending.ts';

/** What one key spent at one model on one day. */
export type ActivityRow = {
  readonly key: KeyAccount;
  readonly model: string;
  requests: number;
  promptTokens: number;
  completionTokens: number;
  reasoningTokens: number;
  usage: Picodollars;
  byok: Picodollars;
};

/** Activity by day, and in a day by key and model. */
export type Activity = Map<Day, Map<string, ActivityRow>>;

/** Adds what was spent to its day; days that nobody can ask for any more are forgotten. */
export function recordActivity(activity: Activity, spending: Spending): void {
  const { key, model, day } = spending;
  const rows = activity.get(day) ?? new Map<string, ActivityRow>();
  const place = `${key.hash} ${model}`;
  const row = rows.get(place) ?? { key, model, ...NOTHING };
  row.requests += spending.requests;
  row.promptTokens += spending.promptTokens;
  row.completionTokens += spending.completionTokens;
  row.reasoningTokens += spending.reasoningTokens;
  row.usage += spending.usage;
  row.byok += spending.byok;
  rows.set(place, row);
  activity.set(day, rows);
  for (const old of activity.keys()) if (old < day - DAYS_KEPT) activity.delete(old);
}

/** `GET /activity` shows 30 completed days (openapi.yaml, 2026-08-22). */
export const ACTIVITY_DAYS = 30;

const DAYS_KEPT = ACTIVITY_DAYS + 2;

const NOTHING = {
  requests: 0,
  promptTokens: 0,
  completionTokens: 0,
  reasoningTokens: 0,
  usage: 0n,
  byok: 0n,
};
