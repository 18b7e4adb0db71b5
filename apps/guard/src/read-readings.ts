import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

import { parseReadings, type ReadingsFile } from './readings-file.ts';

/** Reads and parses a recording; `-` is standard input. Whatever goes wrong comes back as a sentence. */
export async function readReadings(path: string): Promise<ReadingsFile> {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  let content: string;
  try {
    content = path === STANDARD_INPUT ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    return { kind: 'refused', problem: `${name} cannot be read: ${reasonOf(error)}.` };
  }
  const file = parseReadings(content);
  return file.kind === 'refused'
    ? { kind: 'refused', problem: `${name} cannot be used: ${file.problem}.` }
    : file;
}

export const STANDARD_INPUT = '-';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return REASONS[code] ?? `the system says ${code}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path after --readings',
  EISDIR: 'it is a folder; name a file after --readings',
  EACCES: 'this user may not read it; check its permissions',
};
