import {
  byDefault,
  definitionOf,
  type Estimate,
  estimate,
  type Field,
  largestWithin,
  type Scenario,
  type WithinBudget,
  withInput,
} from '@tollkeeper/engine';
import { exact, multiply, ONE, roundToMoney } from '@tollkeeper/pricing';
import { askFor } from './answer-estimate.ts';
import type { Brief } from './brief.ts';
import { cachingNotes } from './caching-notes.ts';
import { conversationFor } from './conversation.ts';
import { kindOf } from './kind-of-brief.ts';
import type { Purpose } from './purpose.ts';
import { type SettledWork, settledWork } from './settled-work.ts';
import { refuse, type Surroundings, type Turn, type Turning } from './turn.ts';

/** Answers "how many users for $500": how much of an input a budget allows. */
export function budgetTurn(
  purpose: Extract<Purpose, { readonly kind: 'budget' }>,
  { brief, unused, conversation, around }: Turning,
): Turn {
  const budget = brief.facts.get('budget');
  if (budget === undefined) throw new Error('a question about a budget has none');
  const { wanted: field } = purpose;
  const work = settledWork(withPlaceholder(brief, field), around);
  if (work.kind === 'incomplete')
    return askFor(ofEachUser(work, { brief, field }), { brief, unused, purpose });
  const question = { budget: roundToMoney(multiply(budget.value, PICODOLLARS)), field };
  const within = largestWithin(question, work.scenario, around);
  if (within.kind === 'refused')
    return refuse(
      within.problems.map(({ message: why }) => why),
      conversation,
    );
  return {
    reply: {
      kind: 'budget',
      question,
      within,
      ...estimateAt(within, { field, scenario: work.scenario, around }),
      brief,
      unused,
      notes: [...work.notes, ...cachingNotes(brief, work.scenario)],
    },
    conversation: conversationFor(purpose, { brief, asked: [] }),
  };
}

type Asked = { readonly field: Field; readonly scenario: Scenario; readonly around: Surroundings };

/** The estimate at the value that was found, for its prices and assumptions. */
function estimateAt(
  within: WithinBudget,
  { field, scenario, around }: Asked,
): { readonly estimate?: Estimate } {
  const point = within.kind === 'found' ? within.at : within.kind === 'unknown' ? within.atMost : undefined;
  if (point === undefined) return {};
  const edited = withInput(scenario, { field, assumed: byDefault(point.value, 'what the budget allows') });
  return { estimate: estimate(edited, around.catalog, around.today) };
}

/** How many users there can be is a question of what each of them does, not of what all do. */
function ofEachUser(
  work: Incomplete,
  { brief, field }: { readonly brief: Brief; readonly field: Field },
): Incomplete {
  const { month, perUserPerDay } = definitionOf(kindOf(brief)).volume;
  if (field !== 'users' || perUserPerDay === undefined) return work;
  return { ...work, missing: work.missing.map((each) => (each === month ? perUserPerDay : each)) };
}

type Incomplete = Extract<SettledWork, { readonly kind: 'incomplete' }>;

/** One of what is asked for, so that there is a scenario to vary; a volume of all users would not vary with them. */
function withPlaceholder(brief: Brief, field: Field): Brief {
  const { once, month } = definitionOf(kindOf(brief)).volume;
  const facts = new Map(brief.facts);
  if (field === 'users') for (const total of [once, month]) if (total !== undefined) facts.delete(total);
  if (!facts.has(field)) facts.set(field, { name: field, value: ONE, words: 'one' });
  return { ...brief, kind: kindOf(brief), facts };
}

const PICODOLLARS = exact('1e12');
