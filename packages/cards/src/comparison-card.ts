import type { Comparison, Ranked } from '@tollkeeper/engine';
import { BILLING_UNITS, type Money, NOTHING } from '@tollkeeper/pricing';

import { candidateName } from './candidate-name.ts';
import type { Card, Section } from './card.ts';
import { comparisonAnswer } from './comparison-answer.ts';
import { deciderText } from './decider-text.ts';
import { factorText } from './factor-text.ts';
import { differenceText, numberText, unitMoneyText } from './money-text.ts';
import { plannedChart } from './planned-chart.ts';
import { listSections, tableSections } from './section.ts';
import { capitalised } from './sentence.ts';
import { sourcesText } from './sources-text.ts';
import { totalText } from './total-text.ts';
import { volumeFields } from './volume-text.ts';
import { worksOf } from './works.ts';

/** Lays a comparison out: who is cheapest and why, the ranking, what is missing, and how old the prices are. */
export function comparisonCard(comparison: Comparison): Card {
  const { ranked, refused, caution } = comparison;
  const [first] = ranked;
  const count = ranked.length + refused.length;
  return {
    title: `Comparison of ${count} ${count === 1 ? 'model' : 'models'}`,
    answer: comparisonAnswer(comparison),
    sections: [
      ...(first === undefined ? [] : [{ kind: 'fields', fields: volumeFields(first.estimate) } as const]),
      ...rankingOf(comparison),
      ...plannedChart(ranked),
      ...listSections('What is missing', ranked.flatMap(missingText)),
      ...listSections('Cannot be estimated', refused.map(refusedText)),
      ...savingsNote(ranked),
      { kind: 'note', text: caution },
      ...listSections('Prices', sourcesText(ranked)),
    ],
  };
}

function rankingOf(comparison: Comparison): readonly Section[] {
  const { ranked } = comparison;
  const [first] = ranked;
  if (first === undefined) return [];
  const { period } = first.estimate;
  const rows = ranked.map((each) => [
    rankOf(each, ranked),
    candidateName(each),
    totalText(each.estimate.planned),
    unitOf(each)?.text ?? '',
    ranked.length === 1 ? '' : againstText(each, comparison),
    each.against?.decidedBy === undefined ? '' : deciderText(each.against.decidedBy),
  ]);
  const planned = period === 'month' ? 'Planned a month>' : 'Planned>';
  const unit = unitOf(first)?.label ?? '';
  const labels = ['#>', 'Model', planned, `${unit}>`, 'Against the cheapest', 'What decides'];
  return tableSections('Ranking', labels, rows);
}

/** Equal totals have one rank; a total of "at least" has none. */
function rankOf({ estimate: { planned } }: Ranked, ranked: readonly Ranked[]): string {
  if (planned.kind === 'at-least') return '';
  const cheaper = ranked.filter(
    ({ estimate: { planned: other } }) => other.kind === 'exact' && other.money < planned.money,
  );
  return String(cheaper.length + 1);
}

function unitOf({ estimate }: Ranked): { readonly label: string; readonly text: string } | undefined {
  const [unit] = estimate.unitCosts;
  if (unit === undefined) return undefined;
  const whose = worksOf(estimate)[unit.workload]?.inBrackets ?? '';
  const atLeast = estimate.expected.kind === 'at-least' ? 'at least ' : '';
  const text = unit.cost === NOTHING && atLeast !== '' ? '' : `${atLeast}${unitMoneyText(unit.cost)}`;
  return { label: `Expected per ${unit.label}${whose}`, text };
}

function againstText(each: Ranked, { verdict, undecided }: Comparison): string {
  const {
    against,
    model,
    estimate: { planned },
  } = each;
  if (planned.kind === 'at-least') {
    if (verdict.kind === 'unknown') return 'not known';
    return undecided.includes(model) ? 'not known' : 'dearer';
  }
  if (against === undefined) return verdict.kind === 'tie' ? 'the same' : 'cheapest';
  if (against.kind === 'tie') return 'the same';
  const times = against.factor === undefined ? '' : ` (${factorText(against.factor)})`;
  const close = against.kind === 'too-close-to-call' ? ', too close to call' : '';
  return `+${differenceText(planned.money, (planned.money - against.money) as Money)}${times}${close}`;
}

/** What decides may then be more than the totals. */
function savingsNote(ranked: readonly Ranked[]): readonly Section[] {
  const saves = ranked.some(({ estimate }) => estimate.lines.some(({ cost }) => cost < NOTHING));
  return saves ? [{ kind: 'note', text: BEFORE_SAVINGS }] : [];
}

function missingText(each: Ranked): readonly string[] {
  const { gaps, substitutions } = each.estimate;
  const notes = [
    ...gaps.map(({ reason, quantity }) => `${capitalised(reason)} (${numberText(quantity)})`),
    ...substitutions.map(
      ({ unit, as }) =>
        `No rate for ${BILLING_UNITS[unit].label} of ${candidateName(each)}: they are charged as ${BILLING_UNITS[as].label}`,
    ),
  ];
  return [...new Set(notes)];
}

function refusedText({ model, problems }: Comparison['refused'][number]): string {
  return `${model}: ${problems.map(({ message }) => message).join(' ')}`;
}

const BEFORE_SAVINGS =
  'What decides is counted before savings, such as reads from a cache, which are lines of their own.';
