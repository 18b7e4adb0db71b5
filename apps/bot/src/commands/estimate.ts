import { answerTo } from '../converse/answer.ts';
import { answerWithReader } from '../converse/with-reader.ts';
import type { Command } from './command.ts';
import { hasFields, readFields } from './estimate-fields.ts';
import { typed } from './typed.ts';

/** Says what a scenario costs; it is a sentence, which a language model may help to read, or a list of fields. */
export const ESTIMATE: Command = {
  name: 'estimate',
  description: 'What a scenario would cost, with every number that it rests on',
  usage: 'Sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out',
  options: [
    {
      name: 'scenario',
      description: 'How often and how much, such as 6,000 requests a month, 2,000 in, 500 out',
      isRequired: true,
    },
    { name: 'model', description: 'Its name or id', isRequired: false, suggests: 'models' },
  ],
  isProtected: false,
  textOf: ({ scenario = '', model = '' }) =>
    hasFields(scenario) && model.trim() !== ''
      ? typed(`model="${model.trim().replaceAll('"', '')}"`, scenario)
      : typed(model.trim() === '' ? '' : `${model.trim()},`, scenario),
  answer: (rest, conversation, around) => {
    if (rest === '') return { reply: { kind: 'help' }, conversation };
    return hasFields(rest)
      ? answerTo(readFields(rest, around.catalog), conversation, around)
      : answerWithReader(rest, conversation, around);
  },
};
