/** Compiles data/facts/*.csv into data/snapshot.json; with `--check` it only says whether the two agree. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

import { type ClaimRow, parseClaim, type SnapshotFile } from '../src/snapshot.ts';

const data = new URL('../data/', import.meta.url);
const target = new URL('snapshot.json', data);
const NOT_PRICES = new Set(['models.csv', 'aliases.csv', 'sources.csv']);
const COLUMNS = ['unit', 'amount', 'per', 'when', 'source', 'as_of', 'kind'];

const compiled = `${printed(compile())}\n`;
const current = existing();
if (compiled === current) process.stdout.write('snapshot: data/snapshot.json agrees with data/facts\n');
else if (process.argv.includes('--check')) {
  process.stderr.write(
    'snapshot: data/snapshot.json does not agree with data/facts; run `npx pnpm snapshot`\n',
  );
  process.exitCode = 1;
} else {
  writeFileSync(target, compiled);
  process.stdout.write('snapshot: data/snapshot.json written\n');
}

function compile(): SnapshotFile {
  const sources = Object.fromEntries(
    rows('sources.csv').map((row) => [
      field(row, 'source'),
      { title: field(row, 'title'), url: field(row, 'url') },
    ]),
  );
  const models: Record<string, { name: string; claims: ClaimRow[] }> = {};
  for (const row of rows('models.csv'))
    models[field(row, 'model')] = { name: field(row, 'name'), claims: [] };

  const files = readdirSync(new URL('facts/', data))
    .filter((name) => !NOT_PRICES.has(name))
    .sort();
  const seen = new Set<string>();
  for (const row of files.flatMap(rows)) {
    const model = field(row, 'model');
    const claim = COLUMNS.map((column) => field(row, column)) as unknown as ClaimRow;
    parseClaim(model, claim, sources);
    const listed = models[model];
    if (listed === undefined) throw new Error(`${model} has a price, but no row in models.csv`);
    const [unit, , , when, source, asOf] = claim;
    const slot = [model, unit, when, source, asOf].join(' ');
    if (seen.has(slot)) throw new Error(`${slot}: two facts for one price`);
    seen.add(slot);
    listed.claims.push(claim);
  }
  const aliases = Object.fromEntries(
    rows('aliases.csv').map((row) => [field(row, 'alias'), field(row, 'model')]),
  );
  for (const [alias, model] of Object.entries(aliases)) {
    if (models[model] === undefined)
      throw new Error(`the alias "${alias}" names ${model}, which models.csv lacks`);
  }
  const days = Object.values(models).flatMap(({ claims }) => claims.map((claim) => claim[5]));
  const content = { asOf: days.sort().at(-1) ?? '', sources, aliases, models };
  const id = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  return { id, ...content };
}

/** One model a line: a changed price is a changed line. */
function printed({ id, asOf, sources, aliases, models }: SnapshotFile): string {
  const lines = Object.entries(models).map(
    ([model, listed]) => `${JSON.stringify(model)}:${JSON.stringify(listed)}`,
  );
  const head = `"id":"${id}","asOf":"${asOf}","sources":${JSON.stringify(sources)},"aliases":${JSON.stringify(aliases)}`;
  return `{${head},"models":{\n${lines.join(',\n')}\n}}`;
}

function rows(name: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(new URL(`facts/${name}`, data)), { columns: true });
}

function field(row: Readonly<Record<string, string>>, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`the row ${JSON.stringify(row)} has no column "${name}"`);
  return value;
}

function existing(): string | undefined {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return undefined;
  }
}
