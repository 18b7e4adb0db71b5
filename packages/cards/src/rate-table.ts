import { BILLING_UNITS, type BillingUnit, type Rate, type RateKind, type Source } from '@tollkeeper/pricing';

import { ageInDays, daysText } from './age-text.ts';
import type { Column, Field, Section } from './card.ts';
import { conditionWords } from './condition-words.ts';
import { quotedText } from './rate-text.ts';

/** What the rows of several tables on one card share. */
export type Beside = { readonly sources: readonly Source[]; readonly today: string };

/** Lays rates out by unit, one line a rate; a column that would be empty is left out. */
export function rateTable(title: string, rates: readonly Rate[], beside: Beside): Section {
  const rows = unitsOf(rates).flatMap((unit) =>
    rates
      .filter((rate) => rate.unit === unit)
      .sort((a, b) => Number(b.kind === 'stated') - Number(a.kind === 'stated'))
      .map((rate, at) => [at === 0 ? BILLING_UNITS[unit].label : '', ...cellsOf(rate, beside)]),
  );
  const used = COLUMNS.map((_, at) => rows.some((row) => row[at] !== ''));
  return {
    kind: 'table',
    title,
    columns: COLUMNS.filter((_, at) => used[at]),
    rows: rows.map((row) => row.filter((_, at) => used[at])),
  };
}

/** The units that rates are for: plain input and output first, the others in the order of the registry. */
export function unitsOf(rates: readonly Rate[]): readonly BillingUnit[] {
  const units = new Set<BillingUnit>([
    'input-token',
    'output-token',
    ...(Object.keys(BILLING_UNITS) as BillingUnit[]),
  ]);
  return [...units].filter((unit) => rates.some((rate) => rate.unit === unit));
}

/** The different sources of rates, in the order of their first mention. */
export function sourcesOf(rates: readonly Rate[]): readonly Source[] {
  const sources: Source[] = [];
  for (const { source } of rates) if (placeOf(source, sources) === 0) sources.push(source);
  return sources;
}

/** Writes the sources under the numbers that the tables name them by. */
export function sourceFields(sources: readonly Source[]): readonly Field[] {
  return sources.map(({ title, url }, at) => ({
    label: `[${at + 1}]`,
    value: url === undefined ? title : `${title}, ${url}`,
  }));
}

function cellsOf(rate: Rate, { sources, today }: Beside): readonly string[] {
  return [
    quotedText(rate),
    conditionWords(rate.condition, today),
    KIND_WORDS[rate.kind],
    rate.asOf,
    daysText(ageInDays(rate.asOf, today)),
    `[${placeOf(rate.source, sources)}]`,
  ];
}

/** The number of a source, from 1; 0 is none. */
function placeOf({ title, url }: Source, sources: readonly Source[]): number {
  return sources.findIndex((source) => source.title === title && source.url === url) + 1;
}

const KIND_WORDS: Readonly<Record<RateKind, string>> = {
  list: 'list',
  route: 'route',
  promotion: 'promotion',
  free: 'free',
  stated: 'your rate',
};

const COLUMNS: readonly Column[] = [
  { label: 'Unit', align: 'left' },
  { label: 'Rate', align: 'right' },
  { label: 'When', align: 'left' },
  { label: 'Kind', align: 'left' },
  { label: 'As of', align: 'left' },
  { label: 'Age', align: 'right' },
  { label: 'Source', align: 'left' },
];
