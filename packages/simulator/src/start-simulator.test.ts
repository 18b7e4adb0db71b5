import { readFileSync } from 'node:fs';
import OpenAI, { APIError } from 'openai';
import { describe, expect, it } from 'vitest';

import type { RefusalRow } from './server/mischief.ts';
import { asking, chatInit } from './testing/asking.ts';
import { HOUR, START } from './testing/small-world.ts';

const CORPUS = new URL('../../../tests/golden/errors.jsonl', import.meta.url);

describe('refuseNext', () => {
  it('refuses the next chat completions so many times, and then no more', async () => {
    const { simulator, ask } = await asking();
    simulator.world.refuseNext({
      status: 429,
      body: { error: { code: 429, message: 'no' } },
      headers: { 'retry-after': '7' },
      times: 2,
    });
    expect((await ask('prod', '/key')).status).toBe(200);
    for (const status of [429, 429, 200]) {
      expect((await ask('prod', '/chat/completions', chatInit(1))).status).toBe(status);
    }
  });

  it('serves every row of the corpus of refusals to the openai SDK, as it stands', async () => {
    const rows = readFileSync(CORPUS, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RefusalRow);
    expect(rows.length).toBeGreaterThan(70);
    const { simulator, ask } = await asking({ refusals: rows });
    const [{ secret } = { secret: '' }] = simulator.world.keys;
    const openai = new OpenAI({ baseURL: simulator.url, apiKey: secret, maxRetries: 0 });
    for (const { id, status, body } of rows) {
      simulator.world.refuseNext({ id, times: 2 });
      const { status: seen, text } = await ask('prod', '/chat/completions', chatInit(1));
      expect([id, seen, text]).toEqual([id, status, body]);
      const messages = [{ role: 'user' as const, content: 'Hello' }];
      const thrown = await openai.chat.completions
        .create({ model: 'maker/model', messages })
        .catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(APIError);
      expect(thrown).toMatchObject({ status });
    }
    expect(() => simulator.world.refuseNext({ id: 'e999' })).toThrow('there is no refusal "e999"');
  });
});

describe('fault', () => {
  it('meets the paths it is for, and only so often', async () => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'html-524' }, { on: '/key', times: 1 });
    expect((await ask(undefined, '/models')).status).toBe(200);
    const { status, text, headers } = await ask('prod', '/key');
    expect([status, headers.get('content-type')]).toEqual([524, 'text/html; charset=UTF-8']);
    expect(text).toContain('<html>');
    expect((await ask('prod', '/key')).status).toBe(200);
  });

  it.each([
    ['seconds', '90'],
    ['date', 'Sat, 21 Nov 2026 00:01:30 GMT'],
  ] as const)('asks to wait in %s', async (retryAfter, header) => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'too-many', retryAfter, seconds: 90 });
    const { status, headers } = await ask('prod', '/key');
    expect([status, headers.get('retry-after')]).toEqual([429, header]);
  });

  it('cuts an answer in its middle', async () => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'cut' });
    await expect(ask('prod', '/key')).rejects.toThrow('terminated');
  });

  it('hangs until the asker has enough', async () => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'hang' });
    await expect(ask('prod', '/key', { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
  });

  it('delays an answer', async () => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'latency', milliseconds: 150 });
    const before = performance.now();
    expect((await ask('prod', '/key')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(140);
  });

  it('says an error with status 200: in the body, in a choice, in a stream', async () => {
    const { simulator, ask } = await asking();
    const error = { code: 502, message: 'Provider returned error' };
    simulator.world.fault({ kind: 'error-in-200', ...error }, { times: 3 });
    expect(await ask('prod', '/key')).toMatchObject({ status: 200, body: { error } });
    const choice = await ask('prod', '/chat/completions', chatInit(1));
    expect(choice.body.choices[0]).toMatchObject({ finish_reason: 'error', error });
    const stream = await ask('prod', '/chat/completions', chatInit(1, { stream: true }));
    expect(stream.status).toBe(200);
    expect(stream.text).toContain(JSON.stringify(error));
  });

  it('keeps counters stale until cleared', async () => {
    const { simulator, ask, clock } = await asking();
    simulator.world.fault({ kind: 'stale-counters' });
    simulator.world.spend('prod', '2');
    clock.advance(HOUR);
    expect((await ask('prod', '/key')).body.data.usage).toBe(0);
    simulator.world.clear();
    expect((await ask('prod', '/key')).body.data.usage).toBe(2);
  });

  it('lets lifetime counters go back', async () => {
    const { simulator, ask, clock } = await asking();
    simulator.world.spend('prod', '2');
    clock.advance(HOUR);
    simulator.world.fault({ kind: 'counters-back', usd: '0.5' });
    expect((await ask('prod', '/key')).body.data.usage).toBe(1.5);
    expect((await ask('management', '/credits')).body.data.total_usage).toBe(1.5);
  });

  it('puts the dates of answers off', async () => {
    const { simulator, ask } = await asking();
    simulator.world.fault({ kind: 'clock-off', milliseconds: -HOUR });
    expect((await ask('prod', '/key')).headers.get('date')).toBe('Fri, 20 Nov 2026 23:00:00 GMT');
  });
});

describe('/simulator', () => {
  it('tells its clock', async () => {
    const { simulator, clock } = await asking();
    clock.advance(HOUR);
    const answer = await fetch(`${simulator.controlUrl}/clock`);
    expect(await answer.json()).toEqual({
      now: '2026-11-21T01:00:00.000Z',
      speed: 0,
      from: START.toISOString(),
      real_from: START.toISOString(),
    });
  });

  it('takes refusals and faults, and ends them', async () => {
    const { simulator, ask } = await asking();
    const post = async (path: string, body: unknown): Promise<number> =>
      (await fetch(`${simulator.controlUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })).status;
    expect(await post('/refuse', { status: 402, body: 'no money' })).toBe(200);
    expect(await ask('prod', '/chat/completions', chatInit(1))).toMatchObject({
      status: 402,
      text: 'no money',
    });

    expect(await post('/fault', { kind: 'html-524', times: 9 })).toBe(200);
    expect((await ask('prod', '/key')).status).toBe(524);
    expect(await post('/clear', {})).toBe(200);
    expect((await ask('prod', '/key')).status).toBe(200);

    expect(await post('/fault', { kind: 'earthquake' })).toBe(400);
    expect(await post('/refuse', { id: 'unknown' })).toBe(400);
    expect(await post('/nothing', {})).toBe(404);
  });
});
