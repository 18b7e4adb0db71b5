import { decimalUsd, usd } from '@tollkeeper/pricing';

import type { SpentDay } from './spend-curve.ts';

/** What a subject spent on one model on one completed UTC day. */
export type ModelDay = SpentDay & { readonly model: string; readonly requests: number };

/** Under this kind of reading the days that OpenRouter listed are kept. */
export const ACTIVITY = 'activity';

/** Writes days as JSON, with exact money. */
export function modelDaysText(days: readonly ModelDay[]): string {
  return JSON.stringify(
    days.map(({ day, model, spent, requests }) => ({ day, model, spent: decimalUsd(spent), requests })),
  );
}

/** Reads what `modelDaysText` wrote; throws on anything else. */
export function parseModelDays(text: string): readonly ModelDay[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed) || !parsed.every(isWritten))
    throw new Error('The days of spending that were kept cannot be read: another version wrote them.');
  return parsed.map((each) => ({ ...each, spent: usd(each.spent) }));
}

type WrittenDay = Omit<ModelDay, 'spent'> & { readonly spent: string };

function isWritten(each: unknown): each is WrittenDay {
  if (typeof each !== 'object' || each === null) return false;
  const { day, model, spent, requests } = each as Readonly<Record<keyof WrittenDay, unknown>>;
  return (
    [day, model, spent].every((part) => typeof part === 'string') &&
    typeof requests === 'number' &&
    Number.isFinite(requests)
  );
}
