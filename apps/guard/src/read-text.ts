import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** A file as it is, under the name to call it by, or a sentence that says why it cannot be read. */
export type FileText =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads the file that was named after an option such as `--readings`; `-` is standard input. */
export async function readText(path: string, option: string): Promise<FileText> {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  try {
    const content = path === STANDARD_INPUT ? await text(process.stdin) : await readFile(path, 'utf8');
    return { kind: 'text', name, text: content };
  } catch (error) {
    return { kind: 'refused', problem: `${name} cannot be read: ${reasonOf(error, option)}.` };
  }
}

export const STANDARD_INPUT = '-';

function reasonOf(error: unknown, option: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  switch (code) {
    case 'ENOENT':
      return `there is no such file; check the path after ${option}`;
    case 'EISDIR':
      return `it is a folder; name a file after ${option}`;
    case 'EACCES':
      return 'this user may not read it; check its permissions';
    default:
      return `the system says ${code}`;
  }
}
