/** Scores the product on a corpus: `corpus costs|errors|questions [--file F] [--interpreter rules|model]`. */
import { parseArgs } from 'node:util';

import { costOutcome, type Outcome } from './costs.ts';
import { errorOutcome } from './errors.ts';
import { questionOutcome } from './questions.ts';
import { type Row, readRows } from './rows.ts';

type RowOutcome = (row: Row) => Outcome | Promise<Outcome>;

/** Every corpus lies beside this file, under its name. */
const CORPORA: ReadonlyMap<string, RowOutcome> = new Map<string, RowOutcome>([
  ['costs', costOutcome],
  ['errors', errorOutcome],
  ['questions', questionOutcome],
]);

try {
  const { values, positionals } = parseArgs({
    options: { file: { type: 'string' }, interpreter: { type: 'string', default: 'rules' } },
    allowPositionals: true,
  });
  const name = positionals.join(' ');
  const outcomeOf = CORPORA.get(name);
  if (outcomeOf === undefined) refuse(`there is no corpus "${name}"`);
  else await run({ name, ...values }, outcomeOf);
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}

async function run(
  { name, file, interpreter }: { name: string; file?: string; interpreter: string },
  outcomeOf: RowOutcome,
): Promise<void> {
  const read = (): readonly Row[] => readRows(file ?? new URL(`${name}.jsonl`, import.meta.url));
  if (interpreter === 'rules') return score(read(), outcomeOf);
  if (interpreter !== 'model') return refuse(`there is no interpreter "${interpreter}"`);
  if (name !== 'questions') return refuse(`a language model reads questions, not ${name}`);
  const { questionsByModel } = await import('./questions-by-model.ts');
  const model = questionsByModel(process.env);
  if (model.kind === 'refused') return refuse(model.text);
  await score(read(), model.outcome);
  process.stderr.write(`${model.summary()}\n`);
}

async function score(rows: readonly Row[], outcomeOf: RowOutcome): Promise<void> {
  let failed = 0;
  for (const row of rows) {
    const { wanted, got, passed } = await outcome(row, outcomeOf);
    if (passed) continue;
    failed += 1;
    process.stdout.write(`${row.id}: wanted ${wanted}, got ${got}\n`);
  }
  process.stdout.write(`${rows.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** A row over which the product breaks has failed; the others still count. */
async function outcome(row: Row, outcomeOf: RowOutcome): Promise<Outcome> {
  try {
    return await outcomeOf(row);
  } catch (error) {
    return { wanted: 'an answer', got: String(error), passed: false };
  }
}

function refuse(text: string): void {
  process.stderr.write(`corpus: ${text}\n`);
  process.stderr.write(
    `usage: corpus ${[...CORPORA.keys()].join('|')} [--file F] [--interpreter rules|model]\n`,
  );
  process.exitCode = 2;
}
