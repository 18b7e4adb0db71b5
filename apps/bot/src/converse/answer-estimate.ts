import { moneyText } from '@tollkeeper/cards';
import {
  definitionOf,
  type Estimate,
  type EstimateDiff,
  estimate,
  estimateDiff,
  type Field,
  problemsOf,
  rangeOf,
  type Scenario,
} from '@tollkeeper/engine';
import { compare, type Gap, multiply, ONE, type RateCard, ratio, roundToMoney } from '@tollkeeper/pricing';

import { isOtherFact } from '../understand/fact.ts';
import { inAMonth } from '../understand/period.ts';
import type { Brief } from './brief.ts';
import { cachingNotes } from './caching-notes.ts';
import { choiceFor, idleChoices, wrongChoices } from './choices.ts';
import { conversationFor } from './conversation.ts';
import { freeNotes } from './free-notes.ts';
import { kindOf } from './kind-of-brief.ts';
import type { Purpose } from './purpose.ts';
import { exampleFor, questionFor } from './question.ts';
import { type SettledWork, settledWork } from './settled-work.ts';
import { refuse, type Surroundings, type Turn, type Turning } from './turn.ts';

/** Estimates a brief, asks for what is missing, or says why there is no figure. */
export function estimateTurn({ brief, before, unused, conversation, around }: Turning): Turn {
  const work = settledWork(brief, around);
  if (work.kind === 'incomplete') return askFor(work, { brief, unused });
  const { scenario, card, stillOpen, notes } = work;
  const problems = problemsOf(scenario, around.catalog).map(({ message }) => message);
  const wrong = [...problems, ...(card === undefined ? [] : wrongChoices(brief.choices, card))];
  if (wrong.length > 0) return refuse(wrong, conversation);

  const result = estimate(scenario, around.catalog, around.today);
  const open = card === undefined ? [] : unmetChoices(result, brief, card);
  // A choice is the answer to this refusal: what was said before is kept for it.
  if (open.length > 0) return refuse(open, { brief, asked: [], offered: [] });
  const noPrices = result.gaps.length > 0 && result.lines.every(({ layer }) => layer !== 'base');
  if (noPrices)
    return refuse(
      result.gaps.map((gap) => noPrice(gap, brief)),
      conversation,
    );
  const range = rangeOf(scenario, around);
  const since = changeSince(before, scenario, around);
  return {
    reply: {
      kind: 'estimate',
      estimate: result,
      ...(range === undefined ? {} : { range }),
      ...(since === undefined ? {} : { since }),
      brief,
      unused: [...unused, ...leftOut(brief, result)],
      notes: [
        ...notes,
        ...horizonNotes(brief, result),
        ...cachingNotes(brief, scenario, around),
        ...freeNotes(brief),
      ],
      ...(stillOpen.length === 0 ? {} : { question: questionFor(stillOpen) }),
    },
    conversation: { brief, asked: stillOpen, offered: [] },
  };
}

/** One question for everything that is missing. */
export function askFor(
  { missing, options }: Extract<SettledWork, { kind: 'incomplete' }>,
  { brief, unused, purpose }: Pick<Turning, 'brief' | 'unused'> & { readonly purpose?: Purpose },
): Turn {
  const [first] = missing;
  const only = missing.length === 1 && first !== undefined ? options.get(first as never) : undefined;
  return {
    reply: {
      kind: 'question',
      question: questionFor(missing, options),
      options: only ?? [],
      brief,
      unused,
      notes: [],
    },
    conversation: conversationFor(purpose, { brief, asked: missing }),
  };
}

/** What the message changed, where there was a figure before. */
function changeSince(before: Brief, scenario: Scenario, around: Surroundings): EstimateDiff | undefined {
  if (before.facts.size === 0) return undefined;
  const work = settledWork(before, around);
  if (
    work.kind !== 'scenario' ||
    work.stillOpen.length > 0 ||
    problemsOf(work.scenario, around.catalog).length > 0
  )
    return undefined;
  const diff = estimateDiff({ scenario: work.scenario, ...around }, { scenario, ...around });
  return diff.parts.length === 0 ? undefined : diff;
}

/** "Over 12 months: $10,260.00": what is asked about more than one month. */
function horizonNotes({ facts }: Brief, { planned, period }: Estimate): readonly string[] {
  const months = facts.get('months');
  if (months === undefined || period !== 'month') return [];
  const total = roundToMoney(multiply(ratio(planned.money), months.value));
  const atLeast = planned.kind === 'exact' ? '' : 'at least ';
  const part = PARTS_OF_A_MONTH.find((each) => compare(multiply(months.value, inAMonth(each)), ONE) === 0);
  if (part !== undefined) return [`A ${part} of it: ${atLeast}${moneyText(total)} ("${months.words}").`];
  return [`Over ${moneyless(months.value)} months: ${atLeast}${moneyText(total)} ("${months.words}").`];
}

function moneyless(value: { readonly numerator: bigint; readonly denominator: bigint }): string {
  return String(Number(value.numerator) / Number(value.denominator));
}

/** What was understood and has no part in the figures, such as days of use beside a number of requests. */
function leftOut({ facts, choices }: Brief, result: Estimate): readonly string[] {
  const used = new Set(result.assumptions.map(({ field }) => field));
  const notes = [...facts.values()].map(({ note = '' }) => note).join(' ');
  const words = [...facts.values()].map((fact) => fact.words);
  const isConverted = (field: Field, own: string): boolean =>
    (field === 'activeDays' && /day counts/.test(notes)) ||
    (field === 'users' && used.has('seats') && !facts.has('seats')) ||
    notes.includes(own) ||
    words.filter((each) => each.includes(own)).length > 1;
  const idle = [...facts.values()].filter(
    ({ name, words: own }) => !isOtherFact(name) && !used.has(name) && !isConverted(name, own),
  );
  return [...idle.map((fact) => fact.words), ...idleChoices(choices, result)];
}

function unmetChoices({ gaps }: Estimate, { choices }: Brief, card: RateCard): readonly string[] {
  return [...new Set(gaps.flatMap((gap) => choiceFor(gap, choices, card) ?? []))];
}

function noPrice({ reason }: Gap, brief: Brief): string {
  const example = exampleFor(definitionOf(kindOf(brief)).prices.slice(0, 1));
  return `There is ${reason} in the catalog, so there is no figure. State the price: "${example}".`;
}

const PARTS_OF_A_MONTH = ['day', 'week'] as const;
