import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Keeps the last estimate under a name for a month, holds it against what is spent, lists and removes what was kept. */
export const PLAN: Command = {
  name: 'plan',
  description: 'Saves the last estimate as a plan, and shows it beside what is really spent',
  usage: 'save NAME [keys=prod,batch] [month=2026-12] | list | NAME | remove NAME',
  options: [
    { name: 'action', description: 'save, list, show or remove; left out, it is list', isRequired: false },
    { name: 'name', description: 'The name of the plan', isRequired: false },
    { name: 'month', description: 'Such as 2026-12; left out, it is this month', isRequired: false },
    {
      name: 'keys',
      description: 'Whose spending it is held against, such as prod,batch; left out, the account',
      isRequired: false,
    },
  ],
  isProtected: false,
  textOf: ({ action, name, month, keys = '' }) =>
    typed(action, name, month, keys.trim() === '' ? '' : `keys="${keys.trim().replaceAll('"', '')}"`),
  // A question asked once keeps no plan, and does without what reads and writes them.
  answer: async (...asked) => (await import('./plan-answer.ts')).planAnswer(...asked),
};
