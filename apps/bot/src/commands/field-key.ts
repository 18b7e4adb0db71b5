import type { Field } from '@tollkeeper/engine';

/** The name of a field outside the program: `monthlyRequests` is `monthly_requests`. */
export function fieldKey(field: Field): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
