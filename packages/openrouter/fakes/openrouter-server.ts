import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
};

/** How the server answers one request instead of properly. */
export type Misbehaviour = (response: ServerResponse, request: IncomingMessage) => void | Promise<void>;

export type FakeOpenRouter = {
  readonly baseUrl: string;
  readonly seen: readonly Seen[];
  /** What is answered by path, its query included. */
  readonly serve: (path: string, body: unknown) => void;
  /** What is made of the query, by path without it. */
  readonly route: (path: string, answer: (query: URLSearchParams) => Misbehaviour) => void;
  /** The next requests are answered like this, one each. */
  readonly misbehave: (...next: readonly Misbehaviour[]) => void;
  readonly close: () => Promise<void>;
};

/**
 * Starts an OpenRouter on the loopback: GET only, JSON errors with their code, an entity tag on every list and
 * 304 to whoever has it already (openapi.yaml, 2026-08-22; caching as observed on 2026-10-02).
 */
export async function startFakeOpenRouter(clock = (): Date => new Date()): Promise<FakeOpenRouter> {
  const bodies = new Map<string, string>();
  const routes = new Map<string, (query: URLSearchParams) => Misbehaviour>();
  const seen: Seen[] = [];
  const queue: Misbehaviour[] = [];
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, headers });
    response.setHeader('date', clock().toUTCString());
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    const misbehaviour = queue.shift() ?? routes.get(pathname)?.(searchParams);
    if (misbehaviour !== undefined) void misbehaviour(response, request);
    else answer(bodies, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${ROOT}`,
    seen,
    serve: (path, body) => bodies.set(`${ROOT}${path}`, JSON.stringify(body)),
    route: (path, answer) => routes.set(`${ROOT}${path}`, answer),
    misbehave: (...next) => queue.push(...next),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Answers one request with a status, headers and text. */
export function say(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Misbehaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

/** An error in OpenRouter's shape. */
export function sayError(
  code: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Misbehaviour {
  return say(code, JSON.stringify({ error: { code, message } }), headers);
}

function answer(
  bodies: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const body = bodies.get(request.url ?? '');
  if (request.method !== 'GET') return void sayError(405, 'Method Not Allowed')(response, request);
  if (request.headers.accept !== 'application/json')
    return void sayError(406, 'JSON only')(response, request);
  if (body === undefined) return void sayError(404, 'Not Found')(response, request);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const headers = { etag, 'last-modified': LAST_MODIFIED, 'cache-control': 'public, max-age=120' };
  if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
  else say(200, body, headers)(response, request);
}

const ROOT = '/api/v1';
const LAST_MODIFIED = 'Sat, 21 Nov 2026 10:00:00 GMT';
