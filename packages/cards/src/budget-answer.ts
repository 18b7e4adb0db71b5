import { type Field, fieldDefinition, type Period, type Point, type WithinBudget } from '@tollkeeper/engine';
import type { Money, Ratio } from '@tollkeeper/pricing';

import { fieldText } from './assumption-text.ts';
import { countText, isCountable, moneyText } from './money-text.ts';
import { everyPeriod, totalText } from './total-text.ts';

type Asked = { readonly budget: Money; readonly field: Field };

/** Answers in one sentence how much of an input a budget allows. */
export function budgetAnswer(asked: Asked, result: WithinBudget, period: Period): string {
  const { field } = asked;
  const { label } = fieldDefinition(field);
  const budget = `${moneyText(asked.budget)}${everyPeriod(period)}`;
  switch (result.kind) {
    case 'found':
      return foundText(asked, result, budget);
    case 'nothing':
      return `${budget} does not allow even ${amountText(field, result.least.value)}: that is ${costText(result.least)}.`;
    case 'falls': {
      const { least, most } = result;
      const fits = most.planned.money <= asked.budget;
      const end = fits
        ? `but more of it costs less, ${costText(most)} at ${fieldText(field, most.value)}: ask how little of it is enough`
        : `and even ${fieldText(field, most.value)} is ${costText(most)}`;
      return `${budget} does not allow ${amountText(field, least.value)} (${costText(least)}), ${end}.`;
    }
    case 'unbounded':
      return `${budget} allows any value of "${label}": the cost does not depend on it, ${totalText(result.planned)} is planned.`;
    case 'unknown':
      return result.atMost === undefined
        ? `What ${budget} allows is not known, because a price is missing.`
        : `${budget} allows at most ${amountText(field, result.atMost.value)}, and maybe less, because a price is missing: without it that is ${moneyText(result.atMost.planned.money)}.`;
    case 'refused':
      return `What ${budget} allows cannot be worked out: ${result.problems.map(({ message }) => message).join(' ')}`;
  }
}

function foundText(
  { field }: Asked,
  { at, next, limitedBy }: Extract<WithinBudget, { kind: 'found' }>,
  budget: string,
): string {
  const allowed = `${budget} allows ${amountText(field, at.value)}: that is ${costText(at)} planned`;
  if (next !== undefined) return `${allowed}; ${fieldText(field, next.value)} would be ${costText(next)}.`;
  if (limitedBy === undefined) return `${allowed}, and there cannot be more.`;
  return `${allowed}. No budget allows more: ${limitedBy.map(({ message }) => message).join(' ')}`;
}

/** `1,563 users`, or `12% for "retry rate"` where it is no number of things. */
function amountText(field: Field, value: Ratio): string {
  const { label, measure } = fieldDefinition(field);
  const counts = measure === 'count' || measure === 'tokens' || measure === 'days';
  return counts && isCountable(label) ? countText(value, label) : `${fieldText(field, value)} for "${label}"`;
}

function costText({ planned }: Point): string {
  return totalText(planned);
}
