/** How often a limit starts anew; `null` is never, as on the wire. */
export type Reset = 'daily' | 'weekly' | 'monthly' | null;

/** Days since 1970-01-01 in UTC: windows begin at midnight UTC, so days are enough to tell them. */
export type Day = number;

/** Names the UTC day of an instant. */
export function dayOf(instant: Date): Day {
  return Math.floor(instant.getTime() / DAY_MS);
}

/** Writes a day as `2026-11-21`. */
export function dateText(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Names the first day of the window that `now` lies in: today, Monday, or the 1st (limits.mdx, 2026-08-22). */
export function firstDay(reset: NonNullable<Reset>, now: Date): Day {
  const today = dayOf(now);
  switch (reset) {
    case 'daily':
      return today;
    case 'weekly':
      return today - ((today + DAYS_FROM_MONDAY_AT_EPOCH) % 7);
    case 'monthly':
      return dayOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)));
  }
}

/** Tells when the window that `now` lies in ends; `null` for one that never does. */
export function resetsAt(reset: Reset, now: Date): Date | null {
  if (reset === null) return null;
  if (reset === 'monthly') return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return new Date((firstDay(reset, now) + (reset === 'weekly' ? 7 : 1)) * DAY_MS);
}

export const DAY_MS = 86_400_000;

/** 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY_AT_EPOCH = 3;
