/** Real milliseconds until the next try after so many that failed: up to 2ⁿ seconds or ten minutes, full jitter. */
export function backoff(failures: number, random: number): number {
  return Math.ceil(random * Math.min(LONGEST_MS, 1_000 * 2 ** Math.min(failures, 20)));
}

const LONGEST_MS = 600_000;
