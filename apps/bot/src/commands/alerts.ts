import type { Command } from './command.ts';

/** Says which alerts hold: nothing is watched yet. */
export const ALERTS: Command = {
  name: 'alerts',
  description: 'What is running out or running away, once an account is connected',
  usage: '',
  options: [],
  isProtected: true,
  textOf: () => '',
  answer: (_, conversation) => ({ reply: { kind: 'not-watched' }, conversation }),
};
