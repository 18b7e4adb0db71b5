/** Joins what was written in fields of a command, as one would type it; empty fields are left out. */
export function typed(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part = '') => part.trim() || []).join(' ');
}
