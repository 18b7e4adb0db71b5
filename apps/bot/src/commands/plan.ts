import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Keeps the last estimate under a name for a month, and lists, shows and removes what was kept. */
export const PLAN: Command = {
  name: 'plan',
  description: 'Saves the last estimate under a name, lists what was saved, shows or removes it',
  usage: 'save NAME [2026-12] | list | show NAME | remove NAME',
  options: [
    { name: 'action', description: 'save, list, show or remove; left out, it is list', isRequired: false },
    { name: 'name', description: 'The name of the plan', isRequired: false },
    { name: 'month', description: 'Such as 2026-12; left out, it is this month', isRequired: false },
  ],
  isProtected: false,
  textOf: ({ action, name, month }) => typed(action, name, month),
  // A question asked once keeps no plan, and does without what reads and writes them.
  answer: async (...asked) => (await import('./plan-answer.ts')).planAnswer(...asked),
};
