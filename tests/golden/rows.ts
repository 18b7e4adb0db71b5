import { readFileSync } from 'node:fs';

/** A row of a corpus, as far as every row has it. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Reads a file of JSON lines; throws with the line number when a line is none. */
export function readRows(path: string | URL): readonly Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [parseRow(line, at + 1)]));
}

function parseRow(line: string, number: number): Row {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`line ${number} is not JSON: ${line.slice(0, 80)}`);
  }
}
