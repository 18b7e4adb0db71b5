import type { Card } from '@tollkeeper/cards';

import { COMMANDS } from '../commands/commands.ts';
import { EXAMPLE } from './example.ts';

/** What can be asked, with every command of the table. */
export function helpCard(): Card {
  return {
    title: 'Tollkeeper',
    answer: 'Ask what using an AI model would cost; every number that the answer rests on is shown.',
    sections: [
      {
        kind: 'list',
        title: 'For example',
        items: [
          EXAMPLE,
          '1,000 accepted images a month, 2.4 attempts each at $0.04 per generation',
          'Sonnet 4.6 vs GPT-5.4 for 20k calls a month at 2k in / 500 out',
          'how many users can we serve for $500 a month at 20 requests per user per day, 1.5k in / 400 out on GPT-5 mini?',
          '1,500 voice calls a month on gpt-realtime, 2 to 5 minutes each',
          'a coding-agent task on Sonnet 4.6: 12 calls per task, 30k context per call, 700 output tokens per call, 5% retries',
          'one call of 500 in and 1,000 out on Sonnet 4.6, with 90% of the input read from the cache',
          '/estimate model=veo-3.1 accepted_clips_per_month=100 seconds_per_clip=8 resolution=1080p audio=on',
        ],
      },
      {
        kind: 'list',
        title: 'Then change it',
        items: [
          '"what if 200 users?", "double the users", "batch 60 % of it", "5% retries", "Haiku 4.5": whatever you leave out stays as it was, and the answer says what it changes',
          'paste an error of OpenRouter, such as "402 Insufficient credits", to hear what caused it',
        ],
      },
      {
        kind: 'fields',
        title: 'Commands',
        fields: COMMANDS.map(({ name, description, usage }) => ({
          label: `/${name}`,
          value: usage === '' ? description : `${description}: /${name} ${usage}`,
        })),
      },
    ],
  };
}
