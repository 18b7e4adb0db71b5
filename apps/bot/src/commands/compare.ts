import { refuse } from '../converse/turn.ts';
import { answerWithReader } from '../converse/with-reader.ts';
import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Compares models for a scenario, or for the one that was said before. */
export const COMPARE: Command = {
  name: 'compare',
  description: 'Which of some models is cheapest for a scenario, and why',
  usage: 'Sonnet 4.6, GPT-5.4 for 20k calls a month, 2k in, 500 out',
  options: [
    {
      name: 'models',
      description: 'Two or more, with commas between them',
      isRequired: true,
      suggests: 'models',
    },
    {
      name: 'scenario',
      description: 'How often and how much; left out, the scenario said before is compared',
      isRequired: false,
    },
  ],
  isProtected: false,
  textOf: ({ models, scenario = '' }) => typed(models, scenario.trim() === '' ? '' : `for ${scenario}`),
  answer: (rest, conversation, around) =>
    rest === ''
      ? refuse([NOTHING_NAMED], conversation)
      : answerWithReader(`compare ${rest}`, conversation, around),
};

const NOTHING_NAMED =
  'The models are missing: write /compare and at least two, with a scenario unless one was said before, such as /compare Sonnet 4.6, GPT-5.4 for 20k calls a month at 2k in / 500 out.';
