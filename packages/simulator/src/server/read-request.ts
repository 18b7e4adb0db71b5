import type { IncomingMessage } from 'node:http';

import type { ApiRequest } from '../api/route.ts';

/** A request with where it goes: the API, the simulator's own control, or nowhere. */
export type Incoming = { readonly door: 'api' | 'control' | 'none'; readonly request: ApiRequest };

/** Reads a request to its end; `undefined` where it is longer than 8 MB. */
export async function readRequest(incoming: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://loopback');
  const [door, prefix] = DOORS.find(([, start]) => pathname.startsWith(`${start}/`)) ?? ['none', ''];
  const request = {
    method: incoming.method ?? '',
    path: decoded(pathname.slice(prefix.length)),
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
  return { door, request };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const DOORS: readonly (readonly [Incoming['door'], string])[] = [
  ['api', '/api/v1'],
  ['control', '/simulator'],
];
const LONGEST_BODY = 8_000_000;
