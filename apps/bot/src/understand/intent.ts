/** What a message wants. */
export type Intent = (typeof INTENTS)[number];

/** All that a message can want. */
export const INTENTS = [
  'estimate',
  'compare',
  'whatif',
  'reverse',
  'price',
  'subscription',
  'diagnose',
  'budget',
  'help',
  'other',
] as const;
