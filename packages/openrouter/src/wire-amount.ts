import { z } from 'zod';

/** Dollars that were spent or bought; nothing below zero can have been. */
export function spentAmount(): z.ZodNumber {
  return z.number({ error: SPENT }).nonnegative({ error: SPENT });
}

/** Dollars that may be below zero, as what is left is after an overshoot. */
export function anyAmount(): z.ZodNumber {
  return z.number({ error: 'dollars as a number, such as 12.5' });
}

/** Where a schema and an answer part: `data.usage`, and what was expected there. */
export type Mismatch = { readonly field: string; readonly expected: string };

/** Names the first field that does not fit. */
export function mismatchOf(error: z.ZodError, above: readonly PropertyKey[] = []): Mismatch {
  const issue = error.issues[0];
  const path = [...above, ...(issue?.path ?? [])].map(String);
  return { field: path.length === 0 ? 'the answer' : path.join('.'), expected: expectedOf(issue?.message) };
}

/** Our own texts name what was expected; zod's begin otherwise. */
function expectedOf(message = 'what we know'): string {
  const kind = /^Invalid input: expected (\w+)/.exec(message)?.[1];
  return kind === undefined ? message : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

const SPENT = 'dollars as a number that is not negative, such as 12.5';
