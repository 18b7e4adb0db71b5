import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

export type TextFile =
  | { readonly kind: 'read'; readonly text: string }
  /** `problem` completes the sentence "the file …". */
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads a file that a person named; one that is missing, no text or above `mostMegabytes` is refused. */
export async function readTextFile(path: string, mostMegabytes: number): Promise<TextFile> {
  try {
    const { size } = await stat(path);
    if (size > mostMegabytes * BYTES_PER_MEGABYTE) {
      const megabytes = (size / BYTES_PER_MEGABYTE).toFixed(1);
      return { kind: 'refused', problem: `has ${megabytes} MB; up to ${mostMegabytes} MB are read` };
    }
    return await readText(createReadStream(path), mostMegabytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { kind: 'refused', problem: `cannot be read: ${REASONS[code] ?? code}` };
  }
}

/** Reads to the end of a stream, unless it is no text or has no end within `mostMegabytes`. */
export async function readText(stream: AsyncIterable<Uint8Array>, mostMegabytes: number): Promise<TextFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostMegabytes * BYTES_PER_MEGABYTE)
      return {
        kind: 'refused',
        problem: `has more than ${mostMegabytes} MB, which is the most that is read`,
      };
  }
  const text = decoded(Buffer.concat(chunks));
  return text === undefined || text.includes('\0')
    ? { kind: 'refused', problem: 'is no text in UTF-8' }
    : { kind: 'read', text };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const BYTES_PER_MEGABYTE = 1_000_000;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EISDIR: 'it is a directory',
};
