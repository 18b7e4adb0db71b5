import {
  budgetCard,
  type Card,
  comparisonCard,
  diagnosisCard,
  estimateCard,
  estimateDiffCard,
  fieldText,
  numberText,
  priceCard,
  priceDiffCard,
  type Section,
} from '@tollkeeper/cards';
import { type Estimate, type EstimateDiff, fieldDefinition } from '@tollkeeper/engine';
import type { ListedModel } from '@tollkeeper/pricing';

import { type Fact, isOtherFact, type OtherFact } from '../understand/fact.ts';
import type { Brief } from './brief.ts';
import { helpCard } from './help-card.ts';
import { planCard, plansCard } from './plan-card.ts';
import type { Reply } from './reply.ts';
import { routeNotes } from './route-notes.ts';

/** Lays a reply out as a card. */
export function replyCard(reply: Reply): Card {
  switch (reply.kind) {
    case 'estimate': {
      const card = estimateCard(reply.estimate, reply.range);
      const question: Section[] =
        reply.question === undefined ? [] : [{ kind: 'note', text: `To make it a month: ${reply.question}` }];
      const notes = notesOf([...reply.notes, ...routeNotes(reply.brief.model?.words ?? '')]);
      const since = reply.since === undefined ? [] : changeSections(reply.since);
      return {
        ...card,
        sections: [...unusedNote(reply.unused), ...since, ...notes, ...card.sections, ...question],
      };
    }
    case 'question':
      return {
        title: 'One question',
        answer: reply.question,
        sections: [...understoodSection(reply.brief), ...unusedNote(reply.unused), ...notesOf(reply.notes)],
      };
    case 'unknown-model':
      return {
        title: `Unknown model: ${reply.name}`,
        answer: `The catalog has no "${reply.name}", so there is no price and no figure: a near name may be another price.`,
        sections: [
          ...nearSection('Near names, if you meant one of them', reply.near),
          ...notesOf(reply.notes),
        ],
      };
    case 'ambiguous-model':
      return {
        title: `Which ${reply.name}?`,
        answer: `"${reply.name}" fits several models with prices of their own. Say which one you mean.`,
        sections: [...nearSection('It could be', reply.candidates), ...notesOf(reply.notes)],
      };
    case 'comparison':
      return withNotes(comparisonCard(reply.comparison), reply);
    case 'budget':
      return withNotes(withGrounds(budgetCard(reply.question, reply.within, 'month'), reply.estimate), reply);
    case 'diagnosis':
      return diagnosisCard(reply.diagnosis);
    case 'forgotten':
      return {
        title: 'A new start',
        answer: 'What was said before no longer counts.',
        sections: notesOf(reply.notes),
      };
    case 'not-watched':
      return NOT_WATCHED;
    case 'price':
      return withNotes(priceCard(reply.card, reply.today), { unused: [], notes: reply.notes });
    case 'plans':
      return withNotes(plansCard(reply), { unused: [], notes: reply.notes });
    case 'plan':
      return withNotes(planCard(reply), { unused: [], notes: reply.notes });
    case 'price-diff':
      return priceDiffCard(reply.diff, reply.compared);
    case 'refused':
      return {
        title: reply.title ?? 'No estimate',
        answer: reply.sentences[0] ?? '',
        sections: reply.sentences.slice(1).map((text) => ({ kind: 'note', text })),
      };
    case 'help':
      return helpCard();
    case 'told':
      return { title: reply.title, answer: reply.sentences[0], sections: notesOf(reply.sentences.slice(1)) };
    default:
      return reply.card;
  }
}

/** What changed, before the figures themselves. */
function changeSections(since: EstimateDiff): readonly Section[] {
  const { answer, sections } = estimateDiffCard(since);
  return [
    { kind: 'note', text: `Against before: ${answer}` },
    ...sections.filter(({ kind }) => kind === 'table'),
  ];
}

/** The prices and assumptions that an answer rests on, as an estimate shows them. */
function withGrounds(card: Card, estimate: Estimate | undefined): Card {
  if (estimate === undefined) return card;
  const grounds = estimateCard(estimate).sections.filter((section) => section.kind === 'list');
  return { ...card, sections: [...card.sections, ...grounds] };
}

function withNotes(
  card: Card,
  { unused, notes }: { readonly unused: readonly string[]; readonly notes: readonly string[] },
): Card {
  return { ...card, sections: [...unusedNote(unused), ...card.sections, ...notesOf(notes)] };
}

function notesOf(texts: readonly string[]): readonly Section[] {
  return texts.map((text) => ({ kind: 'note', text }));
}

function understoodSection({ facts, model, choices }: Brief): readonly Section[] {
  const items = [
    ...(model === undefined ? [] : [`model: ${model.id} ("${model.words}")`]),
    ...[...facts.values()].map((fact) => `${factText(fact)} ("${fact.words}")`),
    ...[...choices].map(([name, value]) => `${name}: ${value}`),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Understood so far', items }];
}

/** `input tokens per request: 2,000`. */
function factText({ name, value, range }: Fact): string {
  if (isOtherFact(name)) return `${OTHER_LABELS[name]}: ${numberText(value)}`;
  const { label } = fieldDefinition(name);
  const said =
    range === undefined
      ? fieldText(name, value)
      : `${fieldText(name, range.low)} to ${fieldText(name, range.high)}`;
  return `${label}: ${said}`;
}

const OTHER_LABELS: Readonly<Record<OtherFact, string>> = {
  inputTokensPerMonth: 'input tokens a month',
  outputTokensPerMonth: 'output tokens a month',
  sessionMinutesPerMonth: 'minutes a month',
  recordingsPerMonth: 'recordings a month',
  minutesPerRecording: 'minutes of a recording',
  months: 'months',
  budget: 'budget in dollars a month',
  volume: 'volume',
};

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

/** The guard is a program of its own; a chat that shows its state comes with it. */
const NOT_WATCHED: Card = {
  title: 'Nothing is watched here yet',
  answer:
    'I cannot see what is spent or left: no OpenRouter account is connected to this chat. Estimates and prices need none.',
  sections: [
    {
      kind: 'note',
      text: 'The guard reads keys and credits: "npx pnpm -s guard --help" says how it is started.',
    },
    { kind: 'note', text: 'No alert is set either, and none can fire.' },
  ],
};
