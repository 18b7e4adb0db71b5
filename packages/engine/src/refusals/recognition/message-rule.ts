import type { Cause } from '../cause.ts';

/** Words by which a message names its cause; the rules of a list are tried in order. */
export type MessageRule = readonly [words: RegExp, cause: Cause | ((message: string) => Cause)];

/** The cause of the first rule that the message keeps. */
export function causeByRules(rules: readonly MessageRule[], message: string): Cause | undefined {
  const rule = rules.find(([words]) => words.test(message));
  if (rule === undefined) return undefined;
  const [, cause] = rule;
  return typeof cause === 'function' ? cause(message) : cause;
}
