/** What a platform said when it was asked about the tokens. */
export type Verdict =
  /** `as` names the place and the name under which the bot is known there. */
  | { readonly kind: 'connected'; readonly as: string }
  /** One sentence for each thing that is wrong, each with its fix. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'unreachable'; readonly problem: string };
