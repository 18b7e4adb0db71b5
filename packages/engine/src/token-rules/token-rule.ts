import { exact, type Ratio } from '@tollkeeper/pricing';

/** How many tokens something is, and by which rule: who published it, where, and when it was read. */
export type TokenRule = { readonly tokens: Ratio; readonly reason: string };

/** States a count of tokens together with the rule that it follows from. */
export function tokenRule(tokens: number, reason: string): TokenRule {
  return { tokens: exact(tokens), reason };
}

/** Writes a number as people read it: `2347` is "2,347". */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
