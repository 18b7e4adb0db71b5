import type { Command } from './command.ts';

/** Shows what can be asked. */
export const HELP: Command = {
  name: 'help',
  description: 'What can be asked, with examples',
  usage: '',
  options: [],
  isProtected: false,
  textOf: () => '',
  answer: (_, conversation) => ({ reply: { kind: 'help' }, conversation }),
};
