import type { FactName } from '../understand/fact.ts';

/** The name of a field outside the program: `monthlyRequests` is `monthly_requests`. */
export function fieldKey(field: FactName): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
