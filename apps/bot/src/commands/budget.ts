import type { Command } from './command.ts';

/** Says what is spent and left: nothing is watched yet. */
export const BUDGET: Command = {
  name: 'budget',
  description: 'What is spent and left, once an account is connected',
  usage: '',
  options: [],
  isProtected: true,
  textOf: () => '',
  answer: (_, conversation) => ({ reply: { kind: 'not-watched' }, conversation }),
};
