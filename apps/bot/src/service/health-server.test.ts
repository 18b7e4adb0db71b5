import { afterEach, describe, expect, it } from 'vitest';

import { type HealthServer, type Readiness, startHealthServer } from './health-server.ts';

const servers: HealthServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function get(path: string, readiness: Readiness, init?: RequestInit) {
  const server = await startHealthServer({ port: 0, host: '127.0.0.1' }, readiness);
  servers.push(server);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('startHealthServer', () => {
  it('says at /healthz that the process lives, whatever is broken', async () => {
    const broken = async () => Promise.reject(new Error('the store is gone'));
    expect(await get('/healthz', broken)).toEqual({ status: 200, body: { alive: true } });
  });

  it('is ready when every part is, and names the one that is not', async () => {
    expect(await get('/readyz', async () => ({ slack: true, store: true }))).toEqual({
      status: 200,
      body: { ready: true, parts: { slack: true, store: true } },
    });
    expect(await get('/readyz?verbose', async () => ({ slack: false, store: true }))).toEqual({
      status: 503,
      body: { ready: false, parts: { slack: false, store: true } },
    });
    expect(await get('/readyz', async () => Promise.reject(new Error('no')))).toMatchObject({ status: 503 });
  });

  it('answers nothing else', async () => {
    const fine = async () => ({});
    expect(await get('/', fine)).toMatchObject({ status: 404 });
    expect(await get('/readyz', fine, { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await get('/readyz', fine, { method: 'HEAD' })).toEqual({ status: 200, body: undefined });
  });

  it('rejects for a port that is taken', async () => {
    const server = await startHealthServer({ port: 0, host: '127.0.0.1' }, async () => ({}));
    servers.push(server);
    await expect(
      startHealthServer({ port: server.port, host: '127.0.0.1' }, async () => ({})),
    ).rejects.toThrow('EADDRINUSE');
  });
});
