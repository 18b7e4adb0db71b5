import { readText } from './read-text.ts';
import { parseReadings, type ReadingsFile } from './readings-file.ts';

/** Reads and parses a recording; `-` is standard input. Whatever goes wrong comes back as a sentence. */
export async function readReadings(path: string): Promise<ReadingsFile> {
  const file = await readText(path, '--readings');
  if (file.kind === 'refused') return file;
  const parsed = parseReadings(file.text);
  return parsed.kind === 'refused'
    ? { kind: 'refused', problem: `${file.name} cannot be used: ${parsed.problem}.` }
    : parsed;
}
