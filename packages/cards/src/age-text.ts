/** Counts the days from one UTC day to another: `ageInDays('2026-09-30', '2026-11-21')` is 52. */
export function ageInDays(asOf: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(asOf)) / MILLISECONDS_PER_DAY);
}

/** Says how old something is: `today`, `1 day old`, `52 days old`. */
export function ageText(asOf: string, today: string): string {
  const days = ageInDays(asOf, today);
  if (days === 0) return 'today';
  return days < 0 ? `dated ${daysText(-days)} ahead` : `${daysText(days)} old`;
}

/** Counts days in words: `1 day`, `52 days`. */
export function daysText(days: number): string {
  return `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
}

const MILLISECONDS_PER_DAY = 86_400_000;
