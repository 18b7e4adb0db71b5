import { readFile, stat } from 'node:fs/promises';

export type TextFile =
  | { readonly kind: 'read'; readonly text: string }
  /** `problem` completes the sentence "the file …". */
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads a file that a person named; one that is missing, no file or above `mostMegabytes` is refused. */
export async function readTextFile(path: string, mostMegabytes: number): Promise<TextFile> {
  try {
    const { size } = await stat(path);
    if (size > mostMegabytes * BYTES_PER_MEGABYTE) {
      const megabytes = (size / BYTES_PER_MEGABYTE).toFixed(1);
      return { kind: 'refused', problem: `has ${megabytes} MB; up to ${mostMegabytes} MB are read` };
    }
    return { kind: 'read', text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { kind: 'refused', problem: `cannot be read: ${REASONS[code] ?? code}` };
  }
}

const BYTES_PER_MEGABYTE = 1_000_000;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EISDIR: 'it is a directory',
};
