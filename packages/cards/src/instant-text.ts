/** Writes an instant for people, to the minute: `2026-12-01 00:00 UTC`. */
export function instantText(at: Date): string {
  return `${at.toISOString().replace('T', ' ').slice(0, -':00.000Z'.length)} UTC`;
}
