import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { HealthAddress } from '../configuration/settings.ts';

/** How each part of the guard is right now, by its name. */
export type Readiness = () => Readonly<Record<string, boolean>>;

/** Answers whatever comes to one path. */
export type Endpoint = {
  readonly path: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type HealthServer = { readonly port: number; readonly close: () => Promise<void> };

/** Answers /healthz while the process lives, /readyz with each part, and the endpoint; rejects where the address is taken. */
export async function startHealthServer(
  { port, host }: HealthAddress,
  readiness: Readiness,
  endpoint?: Endpoint,
): Promise<HealthServer> {
  const server = createServer(TIMES, (request, response) => {
    const send = (status: number, body: object): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(request.method === 'HEAD' ? undefined : `${JSON.stringify(body)}\n`);
    const [path] = (request.url ?? '/').split('?');
    if (endpoint !== undefined && path === endpoint.path) {
      endpoint.answer(request, response).catch(() => response.destroy());
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { error: 'only GET' });
    if (path === '/healthz') return send(200, { alive: true });
    if (path !== '/readyz')
      return send(404, { error: `only /healthz, /readyz${endpoint ? `, ${endpoint.path}` : ''}` });
    const parts = readiness();
    const ready = Object.values(parts).every(Boolean);
    return send(ready ? 200 : 503, { ready, parts });
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whoever sends slowly is not waited for. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };
const MOST_CONNECTIONS = 500;
