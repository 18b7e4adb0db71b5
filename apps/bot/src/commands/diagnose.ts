import { diagnosisOf } from '../converse/diagnosis-reply.ts';
import type { Command } from './command.ts';
import { typed } from './typed.ts';

/** Says why a call was refused. */
export const DIAGNOSE: Command = {
  name: 'diagnose',
  description: 'Why a call was refused, and what helps',
  usage: 'the error, as your program printed it',
  options: [
    {
      name: 'error',
      description: 'The error as your program printed it, such as 402 Insufficient credits',
      isRequired: true,
    },
  ],
  isProtected: false,
  textOf: ({ error }) => typed(error),
  answer: (rest, conversation) => ({ reply: diagnosisOf(rest), conversation }),
};
