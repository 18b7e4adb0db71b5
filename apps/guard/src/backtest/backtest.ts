import { readText } from '../read-text.ts';
import type { Terminal } from '../terminal.ts';
import { archetypes } from './archetypes.ts';
import { backtestReport } from './report.ts';
import { parseSeries } from './series-file.ts';

/** Compares the forecast with simple methods on a series, or on made-up ones; returns the exit code. */
export async function backtest(path: string | undefined, terminal: Terminal): Promise<0 | 2> {
  if (path === undefined) {
    terminal.line(`${SEEDS.length} made-up series of 56 days for each kind of spending.`);
    terminal.line('');
    for (const line of backtestReport(SEEDS.flatMap(archetypes))) terminal.line(line);
    return 0;
  }
  const file = await readText(path, '--series');
  if (file.kind === 'refused') {
    terminal.complain(file.problem);
    return 2;
  }
  const parsed = parseSeries(file.text, file.name);
  if (parsed.kind === 'refused') {
    terminal.complain(`${file.name} cannot be used: ${parsed.problem}.`);
    return 2;
  }
  for (const line of backtestReport([parsed.series])) terminal.line(line);
  return 0;
}

const SEEDS = [1, 2, 3, 4, 5];
