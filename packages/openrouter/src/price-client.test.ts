import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeOpenRouter, say, sayError, startFakeOpenRouter } from '../fakes/openrouter-server.ts';
import { credential } from './credential.ts';
import type { DoorOptions } from './http-door.ts';
import { priceClient } from './price-client.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = 'sk-or-v1-0123456789abcdef0123456789abcdef';
const MODELS = { data: [{ id: 'm/m', pricing: { prompt: '0.1', completion: '0.2' } }] };

let server: FakeOpenRouter;

beforeEach(async () => {
  server = await startFakeOpenRouter();
  server.serve('/models', MODELS);
});

afterEach(() => server.close());

function client(options: Partial<DoorOptions> = {}) {
  const limits = { pauseMs: 1, timeoutMs: 2_000, ...options.limits };
  return priceClient({ baseUrl: server.baseUrl, now: () => NOW, random: () => 0.5, ...options, limits });
}

describe('priceClient', () => {
  it('fetches the models with the marks that let it ask for changes', async () => {
    const outcome = await client().models();
    expect(outcome).toEqual({
      kind: 'fetched',
      body: MODELS,
      validators: {
        etag: expect.stringMatching(/^"[0-9a-f]{16}"$/),
        lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT',
      },
      at: NOW,
    });
  });

  it('asks with the marks of before, and hears that nothing changed', async () => {
    const first = await client().models();
    if (first.kind !== 'fetched') throw new Error(first.kind);
    expect(await client().models(first.validators)).toEqual({ kind: 'unchanged', at: NOW });
    expect(server.seen[1]?.headers).toMatchObject({
      'if-none-match': first.validators.etag,
      'if-modified-since': first.validators.lastModified,
    });
    server.serve('/models', { data: [] });
    expect((await client().models(first.validators)).kind).toBe('fetched');
  });

  it('never takes a 304 that it did not ask for', async () => {
    server.misbehave(say(304, ''), say(304, ''), say(304, ''));
    expect(await client().models()).toMatchObject({
      kind: 'retry-later',
      reason: 'GET /models: status 304 to a request without a condition',
    });
  });

  it('asks for the endpoints of one model, its variant included', async () => {
    const endpoints = { data: { id: 'openai/gpt-5:free', endpoints: [] } };
    server.serve('/models/openai/gpt-5%3Afree/endpoints', endpoints);
    expect(await client().endpoints('openai', 'gpt-5:free')).toMatchObject({
      kind: 'fetched',
      body: endpoints,
    });
  });

  it.each([
    ['..', 'x'],
    ['openai', ''],
    ['.', '..'],
  ])('refuses to ask for the model %s/%s, which would lead elsewhere', async (author, slug) => {
    expect((await client().endpoints(author, slug)).kind).toBe('refused');
    expect(server.seen).toEqual([]);
  });

  it('keeps a slash inside a name from changing the path', async () => {
    await client().endpoints('a/../..', 'keys?x=1');
    expect(server.seen[0]?.path).toBe('/api/v1/models/a%2F..%2F../keys%3Fx%3D1/endpoints');
  });

  it('sends the key when it has one, and no authorization when not', async () => {
    await client().models();
    await client({ credential: credential({ name: 'prod', secret: KEY }) }).models();
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, `Bearer ${KEY}`]);
  });

  it('tries again after a passing failure, a bounded number of times', async () => {
    server.misbehave(sayError(500, 'Internal'), sayError(503, 'Overloaded'));
    expect((await client().models()).kind).toBe('fetched');
    server.misbehave(...Array.from({ length: 3 }, () => sayError(502, 'Bad gateway')));
    expect(await client().models()).toEqual({
      kind: 'retry-later',
      at: new Date('2026-11-21T12:01:00Z'),
      reason: 'GET /models: status 502: Bad gateway',
    });
    expect(server.seen).toHaveLength(6);
  });

  it.each([408, 425, 429, 500, 503, 524, 529])(
    'takes status %s for a failure that may pass',
    async (status) => {
      server.misbehave(say(status, '<html>'));
      expect((await client().models()).kind).toBe('fetched');
    },
  );

  it('doubles the longest pause each time, and draws from all of it', async () => {
    const pauses = async (random: number) => {
      const passed: number[] = [];
      const sleep = async (milliseconds: number) => void passed.push(milliseconds);
      server.misbehave(sayError(500, 'a'), sayError(500, 'b'), sayError(500, 'c'));
      const limits = { pauseMs: 100, attempts: 4 };
      expect((await client({ random: () => random, sleep, limits }).models()).kind).toBe('fetched');
      return passed;
    };
    expect(await pauses(0)).toEqual([0, 0, 0]);
    // 0.75 × 100, × 200, × 400
    expect(await pauses(0.75)).toEqual([75, 150, 300]);
  });

  it('waits as long as a short Retry-After says before it asks again', async () => {
    const passed: number[] = [];
    const sleep = async (milliseconds: number) => void passed.push(milliseconds);
    server.misbehave(sayError(429, 'Slow down', { 'retry-after': '4' }));
    expect((await client({ sleep }).models()).kind).toBe('fetched');
    expect(passed).toEqual([4_000]);
  });

  it.each([
    ['120', '2026-11-21T12:02:00.000Z'],
    ['Sat, 21 Nov 2026 13:00:00 GMT', '2026-11-21T13:00:00.000Z'],
    ['999999999', '2026-11-22T12:00:00.000Z'],
  ])('leaves a long Retry-After, %s, to the caller at once', async (header, at) => {
    server.misbehave(sayError(429, 'Slow down', { 'retry-after': header, date: NOW.toUTCString() }));
    expect(await client().models()).toEqual({
      kind: 'retry-later',
      at: new Date(at),
      reason: 'GET /models: status 429: Slow down',
    });
    expect(server.seen).toHaveLength(1);
  });

  it.each([400, 401, 403, 404])('takes status %s for a refusal for good', async (status) => {
    server.misbehave(sayError(status, 'No'));
    expect(await client().models()).toEqual({ kind: 'refused', reason: `GET /models: status ${status}: No` });
    expect(server.seen).toHaveLength(1);
  });

  it('sees the error in an answer of status 200', async () => {
    server.misbehave(say(200, '{"error":{"code":404,"message":"No endpoints"}}'));
    expect(await client().models()).toEqual({
      kind: 'refused',
      reason: 'GET /models: status 200 with error 404: No endpoints',
    });
    server.misbehave(say(200, '{"error":{"code":"503","message":"Overloaded"}}'));
    expect((await client().models()).kind).toBe('fetched');
  });

  it.each([
    ['a web page instead of JSON', '<!DOCTYPE html><title>524</title>'],
    ['JSON that is cut short or broken', JSON.stringify(MODELS).slice(0, -5)],
    ['no body', ''],
  ])('tells %s from an answer', async (said, text) => {
    server.misbehave(say(200, text), say(200, text), say(200, text));
    expect(await client().models()).toMatchObject({
      kind: 'retry-later',
      reason: `GET /models: status 200, but ${said}`,
    });
  });

  it('gives up on an answer that is too slow, in its head or in its body', async () => {
    server.misbehave(
      () => {},
      (response) => void response.writeHead(200).write('{"data":['),
    );
    expect(await client({ limits: { timeoutMs: 80, attempts: 2, pauseMs: 1 } }).models()).toMatchObject({
      kind: 'retry-later',
      reason: 'GET /models: no whole answer within 80 ms',
    });
    expect(server.seen).toHaveLength(2);
  });

  it('survives a connection that is reset before the head and within the body', async () => {
    server.misbehave(
      (response) => void response.destroy(),
      async (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"data":[');
        await new Promise((sent) => setTimeout(sent, 20));
        response.socket?.resetAndDestroy();
      },
    );
    expect((await client().models()).kind).toBe('fetched');
    expect(server.seen).toHaveLength(3);
  });

  it('says so when nobody listens', async () => {
    await server.close();
    expect(await client().models()).toMatchObject({
      kind: 'retry-later',
      reason: 'GET /models: the connection failed (ECONNREFUSED)',
    });
  });

  it('refuses an answer beyond 40 MB while it streams, and hangs up', async () => {
    let sent = 0;
    let hungUp: Promise<unknown> = Promise.resolve();
    server.misbehave(async (response) => {
      hungUp = once(response, 'close');
      response.writeHead(200);
      const block = Buffer.alloc(1_000_000, ' ');
      while (!response.destroyed && sent < 400) {
        sent += 1;
        if (!response.write(block)) await Promise.race([once(response, 'drain'), hungUp]);
      }
      response.end();
    });
    expect(await client({ limits: { timeoutMs: 20_000 } }).models()).toEqual({
      kind: 'refused',
      reason: 'GET /models: the answer is longer than 40000000 bytes',
    });
    await hungUp;
    expect(sent).toBeLessThan(100);
  });

  it('counts the bytes after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000, ' '));
    server.misbehave((response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await client({ limits: { bodyBytes: 500_000 } }).models()).toEqual({
      kind: 'refused',
      reason: 'GET /models: the answer is longer than 500000 bytes',
    });
    expect(bomb.byteLength).toBeLessThan(5_000);
  });

  it('never puts a key into a reason, neither its own nor one that the server repeats', async () => {
    server.misbehave(sayError(401, `Invalid key ${KEY}, try sk-or-v1-ffffffffffffffffffffffffffff1234`));
    const outcome = await client({ credential: credential({ name: 'prod', secret: KEY }) }).models();
    expect(outcome).toEqual({
      kind: 'refused',
      reason: 'GET /models: status 401: Invalid key (masked key …cdef), try (masked key …1234)',
    });
  });
});
