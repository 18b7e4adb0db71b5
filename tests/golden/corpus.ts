/** Scores the product on a corpus: `corpus costs [--file F]`. */
import { parseArgs } from 'node:util';

import { costOutcome } from './costs.ts';
import { type Row, readRows } from './rows.ts';

const { values, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true });
if (positionals.join(' ') !== 'costs') {
  process.stderr.write('usage: corpus costs [--file F]\n');
  process.exitCode = 2;
} else score(readRows(values.file ?? new URL('costs.jsonl', import.meta.url)));

function score(rows: readonly Row[]): void {
  const failed = rows.flatMap((row) => {
    const { wanted, got, passed } = costOutcome(row);
    return passed ? [] : [`${row.id}: wanted ${wanted}, got ${got}`];
  });
  for (const line of failed) process.stdout.write(`${line}\n`);
  process.stdout.write(`${rows.length - failed.length} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
