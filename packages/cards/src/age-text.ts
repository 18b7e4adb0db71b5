/** Counts the days from one UTC day to another: `ageInDays('2026-09-30', '2026-11-21')` is 52. */
export function ageInDays(asOf: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(asOf)) / MILLISECONDS_PER_DAY);
}

/** Says how old something is: `today`, `1 day old`, `52 days old`. */
export function ageText(asOf: string, today: string): string {
  const days = ageInDays(asOf, today);
  if (days === 0) return 'today';
  return days < 0 ? `dated ${-days} ahead` : `${days} ${days === 1 ? 'day' : 'days'} old`;
}

const MILLISECONDS_PER_DAY = 86_400_000;
