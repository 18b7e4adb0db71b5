import type { Cell } from '@tollkeeper/cards/csv';
import type { Comparison, Ranked } from '@tollkeeper/engine';
import { decimalUsd, toDecimal } from '@tollkeeper/pricing';

import type { Table } from './outcome.ts';

/** A comparison as rows, the cheapest first; models that cannot be compared come last, with the reason. */
export function comparisonTable({ ranked, refused, verdict, undecided }: Comparison): Table {
  const first = 'models' in verdict ? verdict.kind : 'cheapest';
  const verdictOn = ({ model, estimate, against }: Ranked): string => {
    if (against !== undefined) return against.kind;
    if (estimate.planned.kind === 'exact') return first;
    return undecided.includes(model) ? 'unknown' : 'dearer';
  };
  return {
    columns: COLUMNS,
    rows: [
      ...ranked.map((each) => row(each, verdictOn(each))),
      ...refused.map(({ model, problems }) => [
        model,
        ...COLUMNS.slice(2).map(() => ''),
        problems.map(({ message }) => message).join(' '),
      ]),
    ],
  };
}

function row({ model, estimate, against }: Ranked, verdict: string): readonly Cell[] {
  const { cards, period, base, expected, planned, fees, gaps } = estimate;
  return [
    model,
    cards.find((card) => card.model === model)?.name ?? model,
    period,
    planned.kind === 'exact' ? 'yes' : 'no',
    ...[base, expected, planned, fees].map(({ money }) => ({ decimal: decimalUsd(money) })),
    verdict,
    against === undefined ? '' : { decimal: decimalUsd(against.money) },
    against?.factor === undefined ? '' : { decimal: toDecimal(against.factor) },
    [...new Set(gaps.map(({ reason }) => reason))].join('; '),
  ];
}

const COLUMNS = [
  'model',
  'model_name',
  'period',
  'exact',
  'base_usd',
  'expected_usd',
  'planned_usd',
  'fees_usd',
  'verdict',
  'more_usd',
  'factor',
  'missing',
] as const;
