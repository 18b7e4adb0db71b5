import {
  type Card,
  estimateCard,
  fieldText,
  priceCard,
  priceDiffCard,
  type Section,
} from '@tollkeeper/cards';
import { fieldDefinition } from '@tollkeeper/engine';
import type { ListedModel } from '@tollkeeper/pricing';

import { EXAMPLE } from './answer.ts';
import type { Brief } from './brief.ts';
import type { Reply } from './reply.ts';
import { routeNotes } from './route-notes.ts';

/** Lays a reply out as a card. */
export function replyCard(reply: Reply): Card {
  switch (reply.kind) {
    case 'estimate': {
      const card = estimateCard(reply.estimate);
      const question: Section[] =
        reply.question === undefined ? [] : [{ kind: 'note', text: `To make it a month: ${reply.question}` }];
      const notes = routeNotes(reply.brief.model?.words ?? '').map(
        (text): Section => ({ kind: 'note', text }),
      );
      return { ...card, sections: [...unusedNote(reply.unused), ...card.sections, ...notes, ...question] };
    }
    case 'question':
      return {
        title: 'One question',
        answer: reply.question,
        sections: [...understoodSection(reply.brief), ...unusedNote(reply.unused)],
      };
    case 'unknown-model':
      return {
        title: `Unknown model: ${reply.name}`,
        answer: `The catalog has no "${reply.name}", so there is no price and no figure: a near name may be another price.`,
        sections: nearSection('Near names, if you meant one of them', reply.near),
      };
    case 'ambiguous-model':
      return {
        title: `Which ${reply.name}?`,
        answer: `"${reply.name}" fits several models with prices of their own. Say which one you mean.`,
        sections: nearSection('It could be', reply.candidates),
      };
    case 'price':
      return priceCard(reply.card, reply.today);
    case 'price-diff':
      return priceDiffCard(reply.diff, reply.compared);
    case 'refused':
      return {
        title: reply.title ?? 'No estimate',
        answer: reply.sentences[0] ?? '',
        sections: reply.sentences.slice(1).map((text) => ({ kind: 'note', text })),
      };
    case 'help':
      return HELP;
  }
}

function understoodSection({ facts, model, choices }: Brief): readonly Section[] {
  const items = [
    ...(model === undefined ? [] : [`model: ${model.id} ("${model.words}")`]),
    ...[...facts.values()].map(
      ({ field, value, words }) => `${fieldDefinition(field).label}: ${fieldText(field, value)} ("${words}")`,
    ),
    ...[...choices].map(([name, value]) => `${name}: ${value}`),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Understood so far', items }];
}

function unusedNote(unused: readonly string[]): readonly Section[] {
  if (unused.length === 0) return [];
  return [
    {
      kind: 'note',
      text: `I did not use ${unused.map((words) => `"${words}"`).join(', ')}: nothing here rests on it.`,
    },
  ];
}

function nearSection(title: string, models: readonly ListedModel[]): readonly Section[] {
  return models.length === 0
    ? []
    : [{ kind: 'list', title, items: models.map(({ id, name }) => `${name} (${id})`) }];
}

const HELP: Card = {
  title: 'Tollkeeper',
  answer: 'Ask what using an AI model would cost; every number that the answer rests on is shown.',
  sections: [
    {
      kind: 'list',
      title: 'For example',
      items: [
        EXAMPLE,
        '1,000 accepted images a month, 2.4 attempts each at $0.04 per generation',
        'a coding-agent task on Sonnet 4.6: 12 calls per task, 30k context per call, 700 output tokens per call, 5% retries',
        'one call of 500 in and 1,000 out on Sonnet 4.6, with 90% of the input read from the cache',
        '/estimate model=veo-3.1 accepted_clips_per_month=100 seconds_per_clip=8 resolution=1080p audio=on',
      ],
    },
    {
      kind: 'list',
      title: 'Then change it',
      items: ['"what if 200 users?", "5% retries", "Haiku 4.5": whatever you leave out stays as it was'],
    },
    {
      kind: 'fields',
      title: 'Commands',
      fields: [
        {
          label: '/estimate',
          value:
            'a sentence, or fields: /estimate model=sonnet-4.6 monthly_requests=6000 input_tokens=2000 output_tokens=500 retry_rate=3% buffer=15%',
        },
        { label: '/price', value: 'every rate of a model, with source, day and age: /price sonnet 4.6' },
        { label: '/help', value: 'this text' },
      ],
    },
  ],
};
