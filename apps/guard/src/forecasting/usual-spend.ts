/**
 * What half of the days before cost, the newest first: of days of the same kind, once there are a few of them.
 *
 * Nothing is usual before a week is known.
 */
export function usualSpend<Amount extends number | bigint>(
  before: readonly Amount[],
  isWeekend: (daysAgo: number) => boolean,
): Amount | undefined {
  if (before.length < LEAST_DAYS) return undefined;
  const alike = before.filter((_, index) => isWeekend(index + 1) === isWeekend(0));
  return median(alike.length >= LEAST_ALIKE ? alike : before);
}

function median<Amount extends number | bigint>(values: readonly Amount[]): Amount | undefined {
  return values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[Math.floor(values.length / 2)];
}

const LEAST_DAYS = 7;
const LEAST_ALIKE = 4;
