import {
  BILLING_UNITS,
  type BillingUnit,
  cardIn,
  compare,
  firstAmount,
  type Rate,
  type RateCard,
  type RateKind,
  ratio,
  type Source,
} from '@tollkeeper/pricing';

import { ageText } from './age-text.ts';
import type { Card, Column, Section } from './card.ts';
import { conditionWords } from './condition-words.ts';
import { quotedText } from './rate-text.ts';

/** Lays out every rate of a model, grouped by unit, with what it rests on and which sources say otherwise. */
export function priceCard(card: RateCard, today: string): Card {
  const { model, name, rates, disagreements } = card;
  const sources = sourcesOf([...rates, ...disagreements]);
  const table = (title: string, shown: readonly Rate[]): Section => ({
    kind: 'table',
    title,
    ...tableOf(grouped(shown), { sources, today }),
  });
  return {
    title: `Prices: ${name}`,
    answer: answerOf(card, today),
    sections: [
      ...(rates.length === 0 ? [] : [table('Rates', rates)]),
      ...(disagreements.length === 0
        ? []
        : [table('Other claims, which differ: not used, never averaged', disagreements)]),
      ...(sources.length === 0
        ? []
        : [{ kind: 'fields', title: 'Sources', fields: sources.map(sourceField) } as const]),
      ...(rates.length === 0
        ? [
            {
              kind: 'note',
              text: `State the price of ${model} in a question, such as "$3 per 1M input".`,
            } as const,
          ]
        : []),
    ],
  };
}

/** The kinds of price in the words that people read. */
export const KIND_WORDS: Readonly<Record<RateKind, string>> = {
  list: 'list',
  route: 'route',
  promotion: 'promotion',
  free: 'free',
  stated: 'your rate',
};

function answerOf(card: RateCard, today: string): string {
  const { model, rates } = card;
  if (rates.length === 0) return `No price of ${model} is known; that is not the same as free.`;
  const now = cardIn(card, { at: new Date(`${today}T12:00:00Z`) }).rates;
  const plain = now.filter(
    ({ condition: { promptOver, promptFrom } }) => (promptOver ?? promptFrom) === undefined,
  );
  const units = [...new Set(rates.map(({ unit }) => unit))].sort(byImportance);
  const shown = units.slice(0, MOST_UNITS).map((unit) => {
    const rate = plain.findLast((each) => each.unit === unit);
    const text = rate === undefined ? spanText(rates.filter((each) => each.unit === unit)) : quotedText(rate);
    return `${BILLING_UNITS[unit].label} ${text}`;
  });
  const more = units.length - shown.length;
  const asOf =
    rates
      .map((rate) => rate.asOf)
      .sort()
      .at(-1) ?? today;
  return `${model}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}; as of ${asOf} (${ageText(asOf, today)}).`;
}

/** From the lowest to the highest amount, where every rate of a unit has a condition. */
function spanText(rates: readonly Rate[]): string {
  const sorted = rates.toSorted((a, b) => compare(each(a), each(b)));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  return compare(each(lowest), each(highest)) === 0
    ? quotedText(lowest)
    : `${quotedText(lowest)} to ${quotedText(highest)}`;
}

function each({ price }: Rate): ReturnType<typeof ratio> {
  return ratio(firstAmount(price), price.per);
}

type Group = { readonly unit: BillingUnit; readonly rates: readonly Rate[] };

/** The rates by unit, in the order of the glossary of units; the person's own first. */
function grouped(rates: readonly Rate[]): readonly Group[] {
  const units = (Object.keys(BILLING_UNITS) as BillingUnit[]).filter((unit) =>
    rates.some((rate) => rate.unit === unit),
  );
  return units.map((unit) => {
    const own = rates.filter((rate) => rate.unit === unit);
    return { unit, rates: own.toSorted((a, b) => Number(b.kind === 'stated') - Number(a.kind === 'stated')) };
  });
}

type Beside = { readonly sources: readonly Source[]; readonly today: string };
type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** One line a rate; a column that would be empty is left out, and a unit is named on its first line. */
function tableOf(groups: readonly Group[], { sources, today }: Beside): Table {
  const rows = groups.flatMap(({ unit, rates }) =>
    rates.map((rate, at) => [
      at === 0 ? BILLING_UNITS[unit].label : '',
      quotedText(rate),
      conditionWords(rate.condition, today),
      KIND_WORDS[rate.kind],
      rate.asOf,
      ageText(rate.asOf, today),
      `[${sources.findIndex((source) => isSame(source, rate.source)) + 1}]`,
    ]),
  );
  const used = COLUMNS.map((_, at) => rows.some((row) => row[at] !== ''));
  return {
    columns: COLUMNS.filter((_, at) => used[at]),
    rows: rows.map((row) => row.filter((_, at) => used[at])),
  };
}

function sourcesOf(rates: readonly Rate[]): readonly Source[] {
  const sources: Source[] = [];
  for (const { source } of rates) if (!sources.some((known) => isSame(known, source))) sources.push(source);
  return sources;
}

function sourceField({ title, url }: Source, at: number): { readonly label: string; readonly value: string } {
  return { label: `[${at + 1}]`, value: url === undefined ? title : `${title}, ${url}` };
}

function isSame(a: Source, b: Source): boolean {
  return a.title === b.title && a.url === b.url;
}

function byImportance(a: BillingUnit, b: BillingUnit): number {
  const rank = (unit: BillingUnit): number => (FIRST.includes(unit) ? FIRST.indexOf(unit) : FIRST.length);
  return rank(a) - rank(b);
}

const FIRST: readonly BillingUnit[] = ['input-token', 'output-token'];
const MOST_UNITS = 3;

const COLUMNS: readonly Column[] = [
  { label: 'Unit', align: 'left' },
  { label: 'Rate', align: 'right' },
  { label: 'When', align: 'left' },
  { label: 'Kind', align: 'left' },
  { label: 'As of', align: 'left' },
  { label: 'Age', align: 'right' },
  { label: 'Source', align: 'left' },
];
