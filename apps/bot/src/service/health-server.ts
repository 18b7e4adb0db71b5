import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { HealthAddress } from '../configuration/settings.ts';

/** How each part of the service is right now, by its name. */
export type Readiness = () => Promise<Readonly<Record<string, boolean>>>;

export type HealthServer = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Answers /healthz while the process lives, and /readyz with each part, 503 while one of them is not ready.
 *
 * Rejects where the address is taken or not ours.
 */
export async function startHealthServer(
  { port, host }: HealthAddress,
  readiness: Readiness,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const send = (status: number, body: object): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(request.method === 'HEAD' ? undefined : `${JSON.stringify(body)}\n`);
    const path = (request.url ?? '/').split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { error: 'only GET' });
    if (path === '/healthz') return send(200, { alive: true });
    if (path !== '/readyz') return send(404, { error: 'only /healthz and /readyz' });
    readiness().then(
      (parts) => {
        const ready = Object.values(parts).every(Boolean);
        send(ready ? 200 : 503, { ready, parts });
      },
      () => send(503, { ready: false }),
    );
  });
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
