import type { Comparison, Ranked } from '@tollkeeper/engine';

import { candidateName } from './candidate-name.ts';
import { causeText } from './decider-text.ts';
import { timesText } from './factor-text.ts';
import { moneyText } from './money-text.ts';
import { namesText } from './sentence.ts';
import { everyPeriod, totalText } from './total-text.ts';

/** Says in one sentence which model is cheapest, whether that is sure, and what makes the next one dearer. */
export function comparisonAnswer(comparison: Comparison): string {
  const { ranked, refused } = comparison;
  const [first] = ranked;
  if (first === undefined) {
    return refused.length === 0 ? 'There is no model to compare.' : 'None of the models can be compared.';
  }
  return `${[verdictText(comparison, first), ...nextText(ranked), ...doubtText(comparison)].join('; ')}.`;
}

function verdictText({ ranked, verdict, undecided }: Comparison, first: Ranked): string {
  const period = everyPeriod(first.estimate.period);
  const alike = ranked.filter((each) => each === first || isAlike(each));
  const alone = ranked.length === 1;
  switch (verdict.kind) {
    case 'unknown':
      if (!alone)
        return `Which model is cheapest is not known, because each lacks a price: ${costsOf(ranked, period)}`;
      return `${candidateName(first)} costs ${costText(first)}${period}, because a price is missing`;
    case 'tie':
      return `${namesText(alike.map(candidateName))} cost the same: ${costText(first)}${period}`;
    case 'too-close-to-call':
      return `Too close to call: ${costsOf(alike, period)}, and the assumptions are less sure than that`;
    case 'cheapest':
      if (alone)
        return `${candidateName(first)} costs ${costText(first)}${period}, with nothing to compare it to`;
      return `${candidateName(first)} is ${undecided.length === 0 ? 'cheapest' : 'cheapest of those whose prices are all known'}: ${costText(first)}${period}`;
  }
}

/** The first that is clearly dearer. */
function nextText(ranked: readonly Ranked[]): readonly string[] {
  const dearer = ranked.filter(({ against }) => against?.kind === 'dearer');
  const [next] = dearer;
  if (next?.against === undefined) return [];
  const { factor, money, decidedBy } = next.against;
  const more = factor === undefined ? `${moneyText(money)} more` : timesText(factor);
  const cause = decidedBy === undefined ? '' : `, because ${causeText(decidedBy)}`;
  return [`${dearer.length === 1 ? '' : 'next, '}${candidateName(next)} costs ${more}${cause}`];
}

/** Whose missing price could still change the answer. */
function doubtText({ ranked, verdict, undecided }: Comparison): readonly string[] {
  if (verdict.kind === 'unknown' || undecided.length === 0) return [];
  const unsure = ranked.filter(
    ({ model, estimate }) => undecided.includes(model) && estimate.planned.kind === 'at-least',
  );
  return [`${namesText(unsure.map(candidateName))} may be cheaper, because a price is missing`];
}

function costsOf(ranked: readonly Ranked[], period: string): string {
  return namesText(ranked.map((each) => `${candidateName(each)} (${costText(each)}${period})`));
}

function costText({ estimate: { planned } }: Ranked): string {
  return totalText(planned);
}

function isAlike({ against }: Ranked): boolean {
  return against !== undefined && against.kind !== 'dearer';
}
