import type { Fields } from './fields.ts';
import type { Problem } from './limits/shape.ts';

/** The body of an answer that says no. */
export type Refusal = Fields & { readonly ok: false; readonly error: string };

/** Refuses with one of Slack's error words, and what it says beside it. */
export function refused(error: string, more: Fields = {}): Refusal {
  return { ok: false, error, ...more };
}

/** Refuses for what is wrong in the payload, each with its JSON pointer, as Slack words it. */
export function refusedFor(error: string, problems: readonly Problem[]): Refusal {
  const errors = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  return refused(error, { errors, response_metadata: { messages: errors.map((each) => `[ERROR] ${each}`) } });
}
