import {
  type Assumption,
  type Estimate,
  fieldDefinition,
  type Field as InputField,
  type LineItem,
  type Total,
} from '@tollkeeper/engine';
import { BILLING_UNITS, type BillingUnit, type Rate, type Ratio } from '@tollkeeper/pricing';

import { ageInDays, daysText } from './age-text.ts';
import type { Card, Field, Section } from './card.ts';
import { countText, exactMoneyText, moneyText, numberText, percentText } from './money-text.ts';
import { rateSourceText, rateText } from './rate-text.ts';

/** Lays an estimate out: the answer first, then the four layers, the prices, the assumptions, what is unsure. */
export function estimateCard(estimate: Estimate): Card {
  return {
    title: `Estimate: ${[...new Set(estimate.models.map(({ name }) => name))].join(', ')}`,
    answer: answerOf(estimate),
    sections: [
      { kind: 'fields', fields: totalsOf(estimate) },
      linesOf(estimate),
      { kind: 'list', title: pricesTitle(estimate), items: pricesOf(estimate.lines) },
      { kind: 'list', title: 'Assumptions', items: estimate.assumptions.map(assumptionText) },
      ...notesOf(estimate),
    ],
  };
}

function answerOf({ period, base, expected, planned, unitCosts, volume }: Estimate): string {
  const [unit] = unitCosts;
  const last = volume.at(-1);
  const size = last === undefined ? '' : ` for ${countText(last.quantity, last.label)}`;
  const each = unit === undefined ? '' : ` (${moneyText(unit.cost)} per ${unit.label})`;
  if (base.money === planned.money) return `${totalText(planned)}${everyPeriod(period)}${size}${each}.`;
  const layers = [`${totalText(base)} base`];
  if (expected.money !== base.money) layers.push(`${totalText(expected)} with operations`);
  if (planned.money !== expected.money) layers.push(`${totalText(planned)} with the buffer`);
  return `${totalText(planned)}${everyPeriod(period)}${size}: ${layers.join(', ')}${each}.`;
}

function totalsOf({ volume, period, base, expected, planned, unitCosts }: Estimate): readonly Field[] {
  const steps = volume.map(({ label, quantity }) => countText(quantity, label)).join(' → ');
  return [
    { label: 'Volume', value: `${steps}${everyPeriod(period)}` },
    { label: 'Base', value: exactTotalText(base) },
    { label: 'Expected', value: exactTotalText(expected) },
    { label: 'Planned', value: exactTotalText(planned) },
    ...unitCosts.map(({ label, cost }) => ({ label: `Per ${label}`, value: `${moneyText(cost)} expected` })),
  ];
}

function linesOf({ lines }: Estimate): Section {
  return {
    kind: 'table',
    title: 'Where it comes from',
    columns: [
      { label: 'Layer', align: 'left' },
      { label: 'What', align: 'left' },
      { label: 'Quantity', align: 'right' },
      { label: 'Rate', align: 'right' },
      { label: 'Cost', align: 'right' },
    ],
    rows: lines.map(({ layer, label, quantity, rate, share, cost }) => [
      layer,
      label,
      quantity === undefined ? '' : numberText(quantity),
      rate === undefined ? (share === undefined ? '' : percentText(share)) : rateText(rate),
      moneyText(cost),
    ]),
  };
}

/** Says how old the oldest rate is, because a price that was read long ago may have changed. */
function pricesTitle({ lines, madeOn }: Estimate): string {
  const days = lines
    .flatMap(({ rate }) => (rate === undefined || rate.kind === 'stated' ? [] : [rate.asOf]))
    .sort();
  const [oldest] = days;
  if (oldest === undefined) return 'Prices';
  const age = ageInDays(oldest, madeOn);
  return age <= 0
    ? 'Prices, read today'
    : `Prices, read ${daysText(age)} ago${days.at(-1) === oldest ? '' : ' or later'}`;
}

function pricesOf(lines: readonly LineItem[]): readonly string[] {
  const rates = new Set(lines.flatMap(({ rate }) => (rate === undefined ? [] : [rate])));
  return [...rates].map(
    (rate) => `${BILLING_UNITS[rate.unit].label}: ${rateText(rate)}, ${rateSourceText(rate)}`,
  );
}

function assumptionText(assumption: Assumption): string {
  const { field, value } = assumption;
  const reason = assumption.reason === undefined ? '' : `: ${assumption.reason}`;
  const origin = assumption.origin === 'given' ? 'you said' : 'default';
  return `${fieldDefinition(field).label}: ${fieldText(field, value)} (${origin}${reason})`;
}

/** Writes the value of an input as its field measures it: `3%`, `$0.04`, `2,000`. */
export function fieldText(field: InputField, value: Ratio): string {
  const { measure } = fieldDefinition(field);
  if (measure === 'share') return percentText(value);
  return measure === 'usd' ? `$${numberText(value, 12)}` : numberText(value, 6);
}

function notesOf(estimate: Estimate): readonly Section[] {
  const items = [
    ...estimate.gaps.map(
      ({ reason, quantity }) =>
        `Not in the totals: ${reason} (${numberText(quantity)}). The totals are "at least".`,
    ),
    ...estimate.substitutions.map(
      ({ unit, as }) =>
        `No rate for ${BILLING_UNITS[unit].label} is known: they are charged as ${BILLING_UNITS[as].label}.`,
    ),
    ...cacheWriteText(estimate),
    ...estimate.disagreements.map(disagreementText),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Worth knowing', items }];
}

/** A read needs a write before it; what that write costs is said, because no total has it. */
function cacheWriteText({ cacheWrites }: Estimate): readonly string[] {
  const [first] = cacheWrites;
  if (first === undefined) return [];
  const prices = cacheWrites.map(
    ({ unit, rate, cost }) =>
      `${moneyText(cost)} for ${WRITE_LIFETIME[unit] ?? 'a write'} (${rateText(rate)}, ${rateSourceText(rate)})`,
  );
  const tokens = numberText(first.quantity);
  return [
    `The cache must be written before it is read: ${tokens} tokens, ${prices.join(' or ')}. Not in the totals.`,
  ];
}

function disagreementText(rate: Rate): string {
  return `Another source differs on ${BILLING_UNITS[rate.unit].label}: ${rateText(rate)}, ${rateSourceText(rate)}.`;
}

function everyPeriod(period: Estimate['period']): string {
  return period === 'month' ? ' a month' : '';
}

function totalText({ kind, money }: Total): string {
  return `${kind === 'at-least' ? 'at least ' : ''}${moneyText(money)}`;
}

function exactTotalText({ kind, money }: Total): string {
  return `${kind === 'at-least' ? 'at least ' : ''}${exactMoneyText(money)}`;
}

const WRITE_LIFETIME: Partial<Record<BillingUnit, string>> = {
  'cache-write-5m-token': '5 minutes',
  'cache-write-1h-token': '1 hour',
};
