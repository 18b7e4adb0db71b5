import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Says what is spent and left, what stops first and when. */
export const BUDGET: Command = {
  name: 'budget',
  description: 'What is spent and left, and what runs out first',
  usage: '[KEY]',
  options: [
    { name: 'key', description: 'The name of a key; left out, everything is shown', isRequired: false },
  ],
  isProtected: true,
  textOf: ({ key }) => typed(key),
  // A question asked once has no store, and does without what reads it.
  answer: async (...asked) => (await import('../watching/budget-answer.ts')).budgetAnswer(...asked),
};
