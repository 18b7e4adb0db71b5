import type { SpendSeries } from './spend-series.ts';

export type SeriesFile =
  | { readonly kind: 'series'; readonly series: SpendSeries }
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * Parses a CSV of `at,usd`: what was spent from each instant until the one of the next line.
 *
 * The last line is taken to last as long as the one before it; a stretch of many hours is spread evenly.
 */
export function parseSeries(text: string, name: string): SeriesFile {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (header?.replaceAll(/\s/g, '').toLowerCase() !== 'at,usd') {
    return refused('its first line is not at,usd');
  }
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    const row = rowOf(line);
    if (row === undefined)
      return refused(`record ${index + 1} is not an instant and dollars such as ${EXAMPLE}`);
    if (row.at <= (rows.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) {
      return refused(`record ${index + 1} is not later than the one before it; sort the lines by time`);
    }
    rows.push(row);
  }
  return seriesOf(rows, name);
}

type Row = { readonly at: number; readonly dollars: number };

function rowOf(line: string): Row | undefined {
  const [at = '', usd = '', ...more] = line.split(',').map((cell) => cell.trim());
  if (more.length > 0 || !INSTANT.test(at) || !DOLLARS.test(usd)) return undefined;
  const time = Date.parse(at);
  return Number.isNaN(time) ? undefined : { at: time, dollars: Number(usd) };
}

function seriesOf(rows: readonly Row[], name: string): SeriesFile {
  const [first, beforeLast, last] = [rows[0], rows.at(-2), rows.at(-1)];
  if (first === undefined || last === undefined || beforeLast === undefined) {
    return refused('it has fewer than two records');
  }
  const end = 2 * last.at - beforeLast.at;
  const start = Math.floor(first.at / HOUR) * HOUR;
  const length = Math.floor((end - start) / HOUR);
  if (length < LEAST_HOURS || length > MOST_HOURS) {
    return refused(`it spans ${(length / 24).toFixed(1)} days; 38 days are the least, 800 the most`);
  }
  const dollars = new Float64Array(length);
  for (const [index, row] of rows.entries()) {
    spread(dollars, row.dollars, [(row.at - start) / HOUR, ((rows[index + 1]?.at ?? end) - start) / HOUR]);
  }
  return { kind: 'series', series: { name, kind: 'file', start: new Date(start), dollars } };
}

function spread(into: Float64Array, dollars: number, [from, to]: readonly [number, number]): void {
  for (let hour = Math.floor(from); hour < Math.min(into.length, Math.ceil(to)); hour += 1) {
    const share = (Math.min(to, hour + 1) - Math.max(from, hour)) / (to - from);
    into[hour] = (into[hour] ?? 0) + dollars * share;
  }
}

function refused(problem: string): SeriesFile {
  return { kind: 'refused', problem };
}

const EXAMPLE = '2026-11-20T09:00:00Z,1.25';
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/;
const DOLLARS = /^\d{1,9}(\.\d+)?$/;
const HOUR = 3_600_000;

/** Four weeks of history and the nine days that a budget may last. */
const LEAST_HOURS = 38 * 24;
const MOST_HOURS = 800 * 24;
