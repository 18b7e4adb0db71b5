import { budgetCard } from '@tollkeeper/cards';
import {
  allFields,
  type BudgetQuestion,
  type Estimate,
  type Field,
  largestWithin,
  type PriceSource,
} from '@tollkeeper/engine';
import { isOneSlipFrom, type Money, maskSecrets, usd } from '@tollkeeper/pricing';

import { fieldKey } from '../../commands/field-key.ts';
import { budgetJson } from '../../converse/budget-json.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import { type Outcome, refused, refusedBecause } from './outcome.ts';
import { withNames } from './with-names.ts';

/** The words behind the file: an input such as `users`, and dollars such as `500`. */
export type AffordWords = {
  readonly field: string;
  readonly budget: string;
  /** The name of the piece of work, where several have the input. */
  readonly work?: string | undefined;
};

/** Finds how much of an input a budget allows. */
export function afford(file: EstimatedScenario, words: AffordWords, prices: PriceSource): Outcome {
  const { scenario, name, estimate } = file;
  const field = allFields().find((each) => fieldKey(each) === words.field);
  const budget = dollars(words.budget);
  if (field === undefined || budget === undefined) {
    const faults = [
      ...(field === undefined ? [unknownField(words.field, estimate)] : []),
      ...(budget === undefined ? [noBudget(words.budget)] : []),
    ];
    return refused(...faults);
  }
  const places = placesOf(field, file, words.work);
  if (places.kind === 'refused') return refused(places.text);
  const question: BudgetQuestion = { field, budget, ...places.workload };
  const within = largestWithin(question, scenario, prices);
  if (within.kind === 'refused') {
    const reasons = within.problems.map(({ message }) => message);
    return refusedBecause(`there is no answer for ${words.field}:`, reasons);
  }
  if (within.kind === 'unknown' && within.atMost === undefined) {
    const reasons = within.gaps.map(({ reason }) => reason);
    return refusedBecause(`what a budget allows of ${words.field} is not known:`, reasons);
  }
  const { period } = estimate;
  return {
    kind: 'answer',
    card: () => namedCard(budgetCard(question, within, period), name),
    json: () => ({ kind: 'afford', ...nameJson(name), period, ...budgetJson(question, within) }),
  };
}

type Places =
  | { readonly kind: 'found'; readonly workload: { readonly workload?: number } }
  | { readonly kind: 'refused'; readonly text: string };

/** The piece of work that is meant: the named one, the only one that has the input, or all where it is about people. */
function placesOf(field: Field, { scenario, estimate }: EstimatedScenario, work: string | undefined): Places {
  const names = withNames(scenario, estimate).workloads.map(({ name, kind }) => name ?? kind);
  const having = names.flatMap((name, at) =>
    estimate.assumptions.some((each) => each.field === field && each.workload === at) ? [{ name, at }] : [],
  );
  if (work !== undefined) {
    const named = names.indexOf(work);
    const text = `there is no piece of work "${maskSecrets(work.slice(0, LONGEST_SHOWN))}": name one of ${names.join(', ')}`;
    return named < 0 ? { kind: 'refused', text } : { kind: 'found', workload: { workload: named } };
  }
  if (having.length < 2 || PEOPLE.includes(field)) return { kind: 'found', workload: {} };
  const text = `${fieldKey(field)} is an input of several pieces of work: name one of ${having.map(({ name }) => name).join(', ')} behind the budget`;
  return { kind: 'refused', text };
}

/** Users and their days are the same people in every piece of work that counts them. */
const PEOPLE: readonly Field[] = ['users', 'activeDays'];

/** Reads dollars above nothing: `500`, `$500`, `1,250.50`. */
function dollars(text: string): Money | undefined {
  const [, amount] = /^\$?((?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14}|0)(?:\.\d{1,12})?)$/.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const budget = usd(amount.replaceAll(',', ''));
  return budget > 0n ? budget : undefined;
}

/** `$500` without quotes is `00` when it comes from a shell: $5, which is nothing, and two zeros. */
function noBudget(text: string): string {
  const shown = maskSecrets(text.slice(0, LONGEST_SHOWN));
  return `the budget is "${shown}", expected dollars above 0 such as 500 or 1,250.50 (a dollar sign needs quotes: '$500')`;
}

function unknownField(text: string, { assumptions }: Estimate): string {
  const typed = plain(text);
  const own = [...new Set(assumptions.map(({ field }) => fieldKey(field)))];
  const meant = allFields()
    .map(fieldKey)
    .filter((key) => plain(key) === typed || (key.length > 3 && isOneSlipFrom(typed, plain(key))));
  const hint = meant.length > 0 ? `did you mean ${meant.join(' or ')}?` : `here it can be ${own.join(', ')}`;
  return `there is no field ${JSON.stringify(maskSecrets(text.slice(0, LONGEST_SHOWN)))}; ${hint}`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

const LONGEST_SHOWN = 100;
