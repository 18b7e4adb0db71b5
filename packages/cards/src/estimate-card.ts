import {
  type Estimate,
  type EstimateRange,
  type LineItem,
  ratesOfLine,
  type UnitCost,
} from '@tollkeeper/engine';
import { BILLING_UNITS, NOTHING } from '@tollkeeper/pricing';

import { ageInDays, daysText } from './age-text.ts';
import { assumptionText } from './assumption-text.ts';
import type { Card, Field, Section } from './card.ts';
import { costChart } from './cost-chart.ts';
import { estimateNotes } from './estimate-notes.ts';
import { moneyText, numberText, percentText } from './money-text.ts';
import { middleText, rangeSections } from './range-section.ts';
import { rateSourceText, rateText } from './rate-text.ts';
import { listSections } from './section.ts';
import { everyPeriod, exactTotalText, totalText } from './total-text.ts';
import { sizesOf, volumeFields } from './volume-text.ts';
import { worksOf } from './works.ts';

/**
 * Lays an estimate out: the answer first, then the four layers, the prices, the assumptions, what is unsure.
 *
 * With a range it also says how far the figures may be off.
 */
export function estimateCard(estimate: Estimate, range?: EstimateRange): Card {
  const spread = range === undefined ? '' : `; ${middleText(range)}`;
  return {
    title: `Estimate: ${[...new Set(estimate.models.map(({ name }) => name))].join(', ')}`,
    answer: `${answerOf(estimate)}${spread}.`,
    sections: [
      { kind: 'fields', fields: totalsOf(estimate) },
      ...(range === undefined ? [] : rangeSections(range)),
      linesOf(estimate),
      ...costChart(estimate),
      { kind: 'list', title: pricesTitle(estimate), items: pricesOf(estimate.lines) },
      { kind: 'list', title: 'Assumptions', items: assumptionsOf(estimate), isDetail: true },
      ...listSections('What cannot be known', estimate.unknowables),
      ...listSections('Worth knowing', estimateNotes(estimate)),
    ],
  };
}

function answerOf(estimate: Estimate): string {
  const { period, base, expected, planned, unitCosts } = estimate;
  const [unit] = estimate.scenario.workloads.length === 1 ? unitCosts : [];
  const sizes = sizesOf(estimate);
  const size = sizes.length === 0 ? '' : ` for ${sizes.join(' and ')}`;
  const each = unit === undefined ? '' : ` (${unitCostText(unit)} per ${unit.label})`;
  if (base.money === planned.money) return `${totalText(planned)}${everyPeriod(period)}${size}${each}`;
  const layers = [`${totalText(base)} base`];
  if (expected.money !== base.money) layers.push(`${totalText(expected)} with operations`);
  if (planned.money !== expected.money) layers.push(`${totalText(planned)} with the buffer`);
  return `${totalText(planned)}${everyPeriod(period)}${size}: ${layers.join(', ')}${each}`;
}

function totalsOf(estimate: Estimate): readonly Field[] {
  const { base, expected, planned, fees, unitCosts } = estimate;
  const works = worksOf(estimate);
  const fee = { label: 'Fees', value: `${exactTotalText(fees)}, apart from what is planned` };
  return [
    ...volumeFields(estimate),
    { label: 'Base', value: exactTotalText(base) },
    { label: 'Expected', value: exactTotalText(expected) },
    { label: 'Planned', value: exactTotalText(planned) },
    ...(fees.money === NOTHING ? [] : [fee]),
    ...unitCosts.map((unit) => ({
      label: `Per ${unit.label}${works[unit.workload]?.inBrackets ?? ''}`,
      value: `${unitCostText(unit)} expected`,
    })),
  ];
}

function unitCostText({ kind, cost }: UnitCost): string {
  return totalText({ kind, money: cost });
}

function linesOf(estimate: Estimate): Section {
  const works = worksOf(estimate);
  const several = works.length > 1;
  return {
    kind: 'table',
    title: 'Where it comes from',
    columns: [
      { label: 'Layer', align: 'left' },
      ...(several ? [{ label: 'Work', align: 'left' } as const] : []),
      { label: 'What', align: 'left' },
      { label: 'Quantity', align: 'right' },
      { label: 'Rate', align: 'right' },
      { label: 'Cost', align: 'right' },
    ],
    rows: estimate.lines.map(({ layer, label, workload, quantity, rate, share, cost }) => [
      layer,
      ...(several ? [workload === undefined ? '' : (works[workload]?.name ?? '')] : []),
      label,
      quantity === undefined ? '' : numberText(quantity),
      rate === undefined ? (share === undefined ? '' : percentText(share)) : rateText(rate),
      moneyText(cost),
    ]),
  };
}

function assumptionsOf(estimate: Estimate): readonly string[] {
  const works = worksOf(estimate);
  return estimate.assumptions.map((assumption) => {
    const { workload } = assumption;
    const whose = works.length === 1 || workload === undefined ? '' : `${works[workload]?.name}: `;
    return `${whose}${assumptionText(assumption)}`;
  });
}

/** Says how old the oldest rate is, because a price that was read long ago may have changed. */
function pricesTitle({ lines, madeOn }: Estimate): string {
  const days = lines
    .flatMap(ratesOfLine)
    .flatMap(({ kind, asOf }) => (kind === 'stated' ? [] : [asOf]))
    .sort();
  const [oldest] = days;
  if (oldest === undefined) return 'Prices';
  const age = ageInDays(oldest, madeOn);
  return age <= 0
    ? 'Prices, read today'
    : `Prices, read ${daysText(age)} ago${days.at(-1) === oldest ? '' : ' or later'}`;
}

function pricesOf(lines: readonly LineItem[]): readonly string[] {
  const rates = new Set(lines.flatMap(ratesOfLine));
  return [...rates].map(
    (rate) => `${BILLING_UNITS[rate.unit].label}: ${rateText(rate)}, ${rateSourceText(rate)}`,
  );
}
