import { leadReport } from './lead-report.ts';
import { METHODS } from './methods.ts';
import { type Scores, scoresOf } from './scores.ts';
import type { SpendSeries } from './spend-series.ts';
import { lineOf, NONE, percent } from './table-line.ts';

/** Writes how good the forecast would have been on each series, beside the simple methods, and the alerts made of it. */
export function backtestReport(series: readonly SpendSeries[]): readonly string[] {
  const kinds = [...new Set(series.map(({ kind }) => kind))];
  const [half, ...others] = METHODS;
  if (half === undefined) return [];
  const of = (kind: string): Scores => ({
    ...scoresOf(
      half,
      series.filter((each) => each.kind === kind),
    ),
    method: kind,
  });
  return [
    ...table(
      'method',
      [half, ...others].map((method) => scoresOf(method, series)),
    ),
    ...(kinds.length > 1 ? ['', ...table(half.name, kinds.map(of))] : []),
    '',
    ...LEGEND,
    '',
    ...leadReport(series),
  ];
}

function table(corner: string, rows: readonly Scores[]): readonly string[] {
  return [
    lineOf([corner, 'forecasts', 'coverage', 'error', 'recall', 'false pages', 'Brier', 'lead time']),
    ...rows.map((row) =>
      lineOf([
        row.method,
        String(row.forecasts),
        percent(row.coverage),
        row.medianLogError?.toFixed(2) ?? NONE,
        percent(row.recall),
        percent(row.falsePages),
        row.brier?.toFixed(3) ?? NONE,
        row.leadTime === undefined
          ? NONE
          : `${row.leadTime.p50.toFixed(0)} h, ${row.leadTime.p10.toFixed(0)} h`,
      ]),
    ),
  ];
}

const LEGEND: readonly string[] = [
  'coverage: how often the end lay in the interval that should hold it 80% of the time.',
  'error: |ln(forecast/truth)| of the time left; half of the forecasts are better.',
  'recall: budgets that ended within 24 h and were warned of.',
  'false pages: budgets that lasted over 48 h and were warned of.',
  'Brier: mean square of the chance of an end within 24 h minus what happened; 0 is best.',
  'lead time: from the warning that held to the end; half had more, nine in ten had more; 0 h without one.',
];
