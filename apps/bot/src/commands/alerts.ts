import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Lists the alerts that are open or over, and answers, snoozes and silences them. */
export const ALERTS: Command = {
  name: 'alerts',
  description: 'What is running out or running away; answers and snoozes alerts',
  usage: 'history | ack 7F3A | snooze 7F3A 2h | silence RULE 2h | unsilence RULE',
  options: [
    {
      name: 'action',
      description: 'history, ack, snooze, silence or unsilence; left out, what is open is listed',
      isRequired: false,
    },
    {
      name: 'what',
      description: 'The id of an alert, such as 7F3A, or the name of a rule',
      isRequired: false,
    },
    { name: 'until', description: 'Such as 2h, tomorrow 9am or 2026-12-01 08:00', isRequired: false },
  ],
  isProtected: true,
  textOf: ({ action, what, until }) => typed(action, what, until),
  // A question asked once has no store, and does without what reads it.
  answer: async (...asked) => (await import('../watching/alerts-answer.ts')).alertsAnswer(...asked),
};
