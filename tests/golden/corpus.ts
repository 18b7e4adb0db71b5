/** Scores the product on a corpus: `corpus costs [--file F]`. */
import { parseArgs } from 'node:util';

import { costOutcome } from './costs.ts';
import { type Row, readRows } from './rows.ts';

const PRICED_BY_CARD = new Set(['token_request', 'media', 'realtime', 'reconciliation', 'disagreement']);

const { values, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true });
if (positionals.join(' ') !== 'costs') {
  process.stderr.write('usage: corpus costs [--file F]\n');
  process.exitCode = 2;
} else score(readRows(values.file ?? new URL('costs.jsonl', import.meta.url)));

function score(rows: readonly Row[]): void {
  const scored = rows.filter((row) => PRICED_BY_CARD.has(String(row['kind'])));
  const failed = scored.flatMap((row) => {
    const { wanted, got, passed } = costOutcome(row);
    return passed ? [] : [`${row.id}: wanted ${wanted}, got ${got}`];
  });
  const unscored = rows.length - scored.length;
  for (const line of failed) process.stdout.write(`${line}\n`);
  if (unscored > 0) process.stdout.write(`${unscored} rows of kinds that need more than a rate card are not scored\n`);
  process.stdout.write(`${scored.length - failed.length} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
