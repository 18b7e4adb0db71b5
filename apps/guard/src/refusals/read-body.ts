import type { IncomingMessage } from 'node:http';

export type BodyLimits = { readonly bytes: number; readonly milliseconds: number };

export type ReadBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-long' | 'too-slow' | 'no-text' | 'broken-off' };

/** Reads a body as UTF-8, no longer and for no longer than is allowed. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return { kind: 'too-long' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadBody>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'too-slow' }), limits.milliseconds);
  });
  try {
    return await Promise.race([readAll(request, limits.bytes), late]);
  } finally {
    clearTimeout(timer);
  }
}

function readAll(request: IncomingMessage, most: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) resolve({ kind: 'too-long' });
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(textOf(Buffer.concat(chunks))));
    request.once('error', () => resolve({ kind: 'broken-off' }));
    request.once('close', () => resolve({ kind: 'broken-off' }));
  });
}

function textOf(bytes: Buffer): ReadBody {
  try {
    return { kind: 'text', text: UTF_8.decode(bytes) };
  } catch {
    return { kind: 'no-text' };
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
