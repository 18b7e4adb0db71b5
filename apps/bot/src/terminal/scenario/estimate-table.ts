import { worksOf } from '@tollkeeper/cards';
import type { Cell } from '@tollkeeper/cards/csv';
import type { Estimate, LineItem, Total } from '@tollkeeper/engine';
import { decimalUsd, firstAmount, type Gap, type Rate, type Ratio, toDecimal } from '@tollkeeper/pricing';

import type { Table } from './outcome.ts';

/** An estimate as rows: one for each line, then what has no known price, then the totals. */
export function estimateTable(estimate: Estimate): Table {
  const works = worksOf(estimate);
  const { base, expected, planned, fees, gaps } = estimate;
  return {
    columns: COLUMNS,
    rows: [
      ...estimate.lines.map((line) => lineRow(line, works[line.workload ?? -1]?.name ?? '')),
      ...gaps.map(gapRow),
      ...Object.entries({ base, expected, planned, fees }).map(totalRow),
    ],
  };
}

function lineRow({ layer, label, quantity, rate, cost }: LineItem, work: string): readonly Cell[] {
  return [work, layer, label, decimalOf(quantity), ...rateCells(rate), { decimal: decimalUsd(cost) }, 'yes'];
}

function gapRow({ reason, quantity, unit }: Gap): readonly Cell[] {
  return ['', 'gap', reason, decimalOf(quantity), '', '', unit, '', '', '', 'no'];
}

function totalRow([name, { kind, money }]: readonly [string, Total]): readonly Cell[] {
  const exact = kind === 'exact' ? 'yes' : 'no';
  return ['', 'total', name, '', '', '', '', '', '', { decimal: decimalUsd(money) }, exact];
}

function rateCells(rate: Rate | undefined): readonly Cell[] {
  if (rate === undefined) return ['', '', '', '', ''];
  const { price, unit, source, asOf } = rate;
  return [
    { decimal: decimalUsd(firstAmount(price)) },
    { decimal: String(price.per) },
    unit,
    source.title,
    asOf,
  ];
}

function decimalOf(value: Ratio | undefined): Cell {
  return value === undefined ? '' : { decimal: toDecimal(value) };
}

const COLUMNS = [
  'workload',
  'layer',
  'what',
  'quantity',
  'rate_usd',
  'per',
  'unit',
  'source',
  'as_of',
  'usd',
  'exact',
] as const;
