import type { Scenario } from '@tollkeeper/engine';
import { parseScenarioFile } from '@tollkeeper/engine/scenario-file';
import type { Catalog } from '@tollkeeper/pricing';

import { problemLines } from '../problem-lines.ts';
import { readText, readTextFile, type TextFile } from '../read-text-file.ts';
import { type Refused, refused } from './outcome.ts';

/** The scenario of a file, with the name that the file gives it. */
export type NamedScenario = { readonly scenario: Scenario; readonly name?: string };

export type ReadScenario =
  | ({ readonly kind: 'read' } & NamedScenario)
  /** Says what is wrong with the file, every mistake with its line. */
  | Refused;

/** Reads a scenario file; `-` is the standard input. */
export async function readScenario(path: string, catalog: Catalog): Promise<ReadScenario> {
  const [called, file] = await readInput(path);
  if (file.kind === 'refused') return refused(`${called} ${file.problem}`);
  const parsed = parseScenarioFile(file.text, catalog);
  if (parsed.kind === 'refused') {
    return refused([`${called} cannot be used:`, ...problemLines(parsed.problems)].join('\n'));
  }
  const { scenario, name } = parsed;
  return { kind: 'read', scenario, ...(name === undefined ? {} : { name }) };
}

/** Reads a file that a person named; `-` is the standard input. */
export async function readInput(path: string): Promise<readonly [string, TextFile]> {
  if (path === '-') return ['the standard input', await readText(process.stdin, MOST_MEGABYTES)];
  return [path === '' ? '""' : path, await readTextFile(path, MOST_MEGABYTES)];
}

/** Bounds what is held; that a file is longer than 256 kB is said when it is parsed. */
const MOST_MEGABYTES = 1;
