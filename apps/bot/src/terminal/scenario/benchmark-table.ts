import type { Cell } from '@tollkeeper/cards/csv';
import { type PriceSource, ratesOfLine } from '@tollkeeper/engine';
import { conditionText, decimalUsd, type Money } from '@tollkeeper/pricing';

import type { BenchmarkRow } from './benchmark-rows.ts';
import { hasFigure } from './estimated-scenario.ts';
import type { Table } from './outcome.ts';

/** The rows as a data set; where nothing has a known price, the amounts are empty rather than nothing. */
export function benchmarkTable(rows: readonly BenchmarkRow[]): Table {
  return {
    columns: COLUMNS,
    rows: rows.map((row): readonly Cell[] => {
      const { estimate } = row;
      const { base, expected, planned, p50, p90, unit } = amountsOf(row);
      const { preset, model, model_name, variant = '', gaps, sources, oldest_as_of = '' } = wordsOf(row);
      return [
        preset,
        row.preset.name,
        row.preset.kind,
        model,
        model_name,
        variant,
        estimate.period,
        exactnessOf(row),
        ...[base, expected, planned, p50, p90].map(cellOf),
        unit?.label ?? '',
        cellOf(unit?.cost),
        gaps.join('; '),
        sources.join('; '),
        oldest_as_of,
        estimate.snapshot.id,
        estimate.madeOn,
      ];
    }),
  };
}

/** The same as data. */
export function benchmarkJson(
  rows: readonly BenchmarkRow[],
  { catalog, today }: PriceSource,
): Record<string, unknown> {
  return {
    kind: 'benchmark',
    snapshot: { id: catalog.snapshot, as_of: catalog.asOf },
    made_on: today,
    rows: rows.map((row) => {
      const { base, expected, planned, p50, p90, unit } = amountsOf(row);
      return {
        ...wordsOf(row),
        exact: row.estimate.planned.kind === 'exact',
        ...usdJson({ base, expected, planned, p50, p90 }),
        ...(unit === undefined ? {} : { per: unit.label, per_unit_usd: decimalUsd(unit.cost) }),
      };
    }),
  };
}

function wordsOf({ preset, card, variant, estimate }: BenchmarkRow) {
  const rates = estimate.lines.flatMap(ratesOfLine);
  const [oldest] = rates.map(({ asOf }) => asOf).sort();
  return {
    preset: preset.id,
    preset_name: preset.name,
    kind: preset.kind,
    model: card.model,
    model_name: card.name,
    ...(variant === undefined ? {} : { variant: conditionText({ variant }) }),
    period: estimate.period,
    gaps: [...new Set(estimate.gaps.map(({ reason }) => reason))],
    sources: [...new Set(rates.map(({ source }) => source.title))],
    ...(oldest === undefined ? {} : { oldest_as_of: oldest }),
  };
}

type Amounts = {
  readonly [name in 'base' | 'expected' | 'planned' | 'p50' | 'p90']?: Money | undefined;
} & { readonly unit?: { readonly label: string; readonly cost: Money } | undefined };

function amountsOf({ estimate, range }: BenchmarkRow): Amounts {
  if (!hasFigure(estimate)) return {};
  const { base, expected, planned, unitCosts } = estimate;
  return {
    base: base.money,
    expected: expected.money,
    planned: planned.money,
    p50: range?.planned.p50,
    p90: range?.planned.p90,
    unit: unitCosts[0],
  };
}

function exactnessOf({ estimate }: BenchmarkRow): string {
  if (!hasFigure(estimate)) return 'unknown';
  return estimate.planned.kind === 'exact' ? 'yes' : 'at least';
}

function usdJson(amounts: Amounts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) =>
      typeof amount === 'bigint' ? [[`${name}_usd`, decimalUsd(amount)]] : [],
    ),
  );
}

function cellOf(amount: Money | undefined): Cell {
  return amount === undefined ? '' : { decimal: decimalUsd(amount) };
}

const COLUMNS = [
  'preset',
  'preset_name',
  'kind',
  'model',
  'model_name',
  'variant',
  'period',
  'exact',
  'base_usd',
  'expected_usd',
  'planned_usd',
  'p50_usd',
  'p90_usd',
  'per',
  'per_unit_usd',
  'gaps',
  'sources',
  'oldest_as_of',
  'snapshot',
  'made_on',
] as const;
