import { inspect } from 'node:util';
import { usd } from '@tollkeeper/pricing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeOpenRouter, say, sayError, startFakeOpenRouter } from '../fakes/openrouter-server.ts';
import { credential } from './credential.ts';
import { type OpenRouterOptions, openRouterClient } from './openrouter-client.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const SECRET = 'sk-or-v1-0123456789abcdef0123456789abcdef';
const PROD = credential({ name: 'prod', secret: SECRET });

/** As recorded on 2026-10-02, shortened, with other figures. */
const KEY = {
  label: 'sk-or-v1-012...def',
  limit: 100,
  limit_remaining: 16.000000000000004,
  limit_reset: 'monthly',
  include_byok_in_limit: false,
  usage: 500.1,
  usage_daily: 10,
  usage_weekly: 30,
  usage_monthly: 84,
  byok_usage: 0,
  is_free_tier: false,
  is_management_key: false,
  is_provisioning_key: false,
  expires_at: null,
  rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
};

/** As the SDK of October 2026 declares it. */
const LAYER = {
  budget_id: 'b-1',
  guardrail_id: null,
  include_byok: false,
  limit_usd: 50,
  spend_usd: 49.5,
  remaining_usd: 0.5,
  reset_interval: 'weekly',
  resets_at: '2026-11-23T00:00:00.000Z',
  scope: 'workspace',
};

let server: FakeOpenRouter;
let clock: Date;

beforeEach(async () => {
  clock = NOW;
  server = await startFakeOpenRouter(() => clock);
  server.serve('/key', { data: KEY });
  server.serve('/credits', { data: { total_credits: 100.5, total_usage: 25.75 } });
});

afterEach(() => server.close());

function client(options: Partial<OpenRouterOptions> = {}) {
  return openRouterClient({
    baseUrl: server.baseUrl,
    now: () => NOW,
    random: () => 0.5,
    credential: PROD,
    budget: { burst: 1_000, perMinute: 1_000 },
    ...options,
    limits: { pauseMs: 1, timeoutMs: 2_000, ...options.limits },
  });
}

describe('openRouterClient: key', () => {
  it('reads the counters exactly, under the name that people gave the key', async () => {
    expect(await client().key()).toEqual({
      kind: 'ok',
      at: NOW,
      serverAt: NOW,
      value: {
        reading: {
          kind: 'key',
          subject: { kind: 'key', id: PROD.hash, name: 'prod' },
          at: NOW,
          limit: usd('100'),
          limitRemaining: usd('16'),
          limitReset: 'monthly',
          spent: { allTime: usd('500.1'), daily: usd('10'), weekly: usd('30'), monthly: usd('84') },
        },
        label: 'sk-or-v1-012...def',
        kind: 'ordinary',
        unread: [],
      },
    });
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/api/v1/key' });
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  it('reads every layer of budget, and the one that refuses first', async () => {
    const spent = {
      ...LAYER,
      scope: 'scope_of_2027',
      remaining_usd: -1,
      reset_interval: null,
      resets_at: null,
    };
    server.serve('/key', { data: { ...KEY, budgets: [LAYER, spent], effective_budget: spent } });
    const workspace = {
      scope: 'workspace',
      limit: usd('50'),
      spent: usd('49.5'),
      remaining: usd('0.5'),
      reset: 'weekly',
      resetsAt: new Date('2026-11-23T00:00:00Z'),
      includesByok: false,
      budgetId: 'b-1',
    };
    const { resetsAt: _, ...undated } = workspace;
    const last = { ...undated, scope: 'scope_of_2027', remaining: usd('-1'), reset: 'never' };
    expect(await client().key()).toMatchObject({
      value: { reading: { budgets: [workspace, last], effectiveBudget: last }, unread: [] },
    });
  });

  it('takes a missing counter of own provider keys for unknown, not for nothing', async () => {
    const { byok_usage: _, ...unsaid } = KEY;
    server.serve('/key', { data: { ...unsaid, include_byok_in_limit: true, byok_usage_monthly: 6 } });
    expect(await client().key()).toMatchObject({
      value: { reading: { byokSpent: { monthly: usd('6') } } },
    });
    const asked = await client().key();
    expect(asked.kind === 'ok' && asked.value.reading.byokSpent).not.toHaveProperty('allTime');
  });

  it('keeps the counters where a layer cannot be read, and says which', async () => {
    server.serve('/key', { data: { ...KEY, budgets: [LAYER, { ...LAYER, limit_usd: '50' }] } });
    const asked = await client().key();
    expect(asked).toMatchObject({
      kind: 'ok',
      value: {
        reading: { spent: { allTime: usd('500.1') } },
        unread: [
          {
            field: 'data.budgets.1.limit_usd',
            expected: 'dollars as a number that is not negative, such as 12.5',
          },
        ],
      },
    });
    expect(asked.kind === 'ok' && asked.value.reading).not.toHaveProperty('budgets');
  });

  it.each([
    [{ is_management_key: true }, 'management'],
    [{ is_management_key: undefined, is_provisioning_key: true }, 'management'],
    [{ is_management_key: undefined, is_provisioning_key: undefined }, 'unknown'],
    [{ is_management_key: false, is_provisioning_key: true }, 'ordinary'],
  ])('tells the kind of the key by %j', async (fields, kind) => {
    server.serve('/key', { data: { ...KEY, ...fields } });
    expect(await client().key()).toMatchObject({ value: { kind } });
  });

  it('takes a reset of a name that is new for a limit of an unknown period', async () => {
    server.serve('/key', { data: { ...KEY, limit_reset: 'hourly' } });
    expect(await client().key()).toMatchObject({ value: { reading: { limitReset: 'unknown' } } });
  });

  it('lets new fields through, and takes null for absent', async () => {
    server.serve('/key', {
      data: { ...KEY, limit: null, limit_remaining: null, limit_reset: null, usage_daily: null, zzz: [1] },
      more: true,
    });
    const asked = await client().key();
    const { limit: _, limitRemaining: __, ...rest } = (asked.kind === 'ok' && asked.value.reading) || {};
    expect(rest).toMatchObject({ limitReset: 'never', spent: { allTime: usd('500.1') } });
    expect(rest).not.toHaveProperty('spent.daily');
  });

  it.each([
    [{ usage: undefined }, 'data.usage', 'dollars as a number that is not negative, such as 12.5'],
    [{ usage: '500' }, 'data.usage', 'dollars as a number that is not negative, such as 12.5'],
    [
      { usage_monthly: -0.01 },
      'data.usage_monthly',
      'dollars as a number that is not negative, such as 12.5',
    ],
    [{ limit_remaining: {} }, 'data.limit_remaining', 'dollars as a number, such as 12.5'],
    [{ label: 5 }, 'data.label', 'a string'],
    [{ expires_at: 'soon' }, 'data.expires_at', 'an instant with its zone'],
  ])('suspects %j, and names the field', async (fields, field, expected) => {
    server.serve('/key', { data: { ...KEY, ...fields } });
    expect(await client().key()).toMatchObject({ kind: 'suspect', why: { kind: 'schema', field, expected } });
  });

  it('suspects money that JSON cannot hold', async () => {
    server.misbehave(say(200, JSON.stringify({ data: KEY }).replace('500.1', '1e999')));
    expect(await client().key()).toMatchObject({ why: { kind: 'schema', field: 'data.usage' } });
  });

  it.each(['[]', 'null', '5', '{}', '{"data":null}', '{"data":[]}'])('suspects the body %s', async (body) => {
    server.misbehave(say(200, body));
    expect(await client().key()).toMatchObject({ kind: 'suspect', why: { kind: 'schema' } });
  });
});

describe('openRouterClient: credits', () => {
  it('reads them, with the kind of key that asked', async () => {
    expect(await client().credits('management-key')).toMatchObject({
      kind: 'ok',
      value: {
        kind: 'credits',
        totalCredits: usd('100.5'),
        totalSpent: usd('25.75'),
        askedWith: 'management-key',
      },
    });
  });

  it('believes 0 of 0 from a management key only', async () => {
    server.serve('/credits', { data: { total_credits: 0, total_usage: 0 } });
    expect(await client().credits('management-key')).toMatchObject({ kind: 'ok' });
    const suspect = { kind: 'suspect', why: { kind: 'empty-credits' } };
    expect(await client().credits('ordinary-key')).toMatchObject(suspect);
    expect(await client().credits()).toMatchObject(suspect);
  });

  it('suspects credits below zero', async () => {
    server.serve('/credits', { data: { total_credits: -1, total_usage: 0 } });
    expect(await client().credits()).toMatchObject({ why: { field: 'data.total_credits' } });
  });
});

describe('openRouterClient: activity', () => {
  const row = {
    date: '2026-11-20',
    model: 'openai/gpt-5',
    model_permaslug: 'openai/gpt-5-2025-08-07',
    endpoint_id: 'e-1',
    provider_name: 'OpenAI',
    requests: 5,
    prompt_tokens: 50,
    completion_tokens: 125,
    reasoning_tokens: 25,
    usage: 0.1,
    byok_usage_inference: 0.012,
  };

  it('adds the endpoints of a model up, day by day', async () => {
    const rows = [
      row,
      { ...row, date: '2026-11-19T00:00:00Z', usage: 1 },
      { ...row, endpoint_id: 'e-2', provider_name: 'Azure', usage: 0.2 },
    ];
    server.serve('/activity', { data: rows });
    const day = { model: 'openai/gpt-5', byokSpent: usd('0.012'), requests: 5 };
    const tokens = { promptTokens: 50, completionTokens: 125 };
    expect(await client().activity()).toMatchObject({
      kind: 'ok',
      value: [
        { ...day, ...tokens, day: '2026-11-19', spent: usd('1') },
        // 0.1 + 0.2, and both endpoints' counts
        {
          ...{ day: '2026-11-20', model: 'openai/gpt-5', spent: usd('0.3'), byokSpent: usd('0.024') },
          ...{ requests: 10, promptTokens: 100, completionTokens: 250 },
        },
      ],
    });
  });

  it('asks for one key, one day, one workspace', async () => {
    server.serve('/activity?date=2026-11-20&api_key_hash=h1&workspace_id=w1', { data: [row] });
    const asked = await client().activity({ day: '2026-11-20', keyHash: 'h1', workspaceId: 'w1' });
    expect(asked).toMatchObject({ value: [{ key: 'h1', spent: usd('0.1') }] });
  });

  it.each([
    [{ date: 'yesterday' }, 'data.0.date'],
    [{ usage: -1 }, 'data.0.usage'],
    [{ model: null }, 'data.0.model'],
  ])('suspects a row with %j', async (fields, field) => {
    server.serve('/activity', { data: [{ ...row, ...fields }] });
    expect(await client().activity()).toMatchObject({ kind: 'suspect', why: { field } });
  });
});

describe('openRouterClient: what goes wrong', () => {
  it.each([401, 402, 403, 404])(
    'takes status %s for a refusal, asked once, to be diagnosed',
    async (status) => {
      server.misbehave(sayError(status, 'Only management keys can perform this operation'));
      const refusal = { status, message: 'Only management keys can perform this operation', shape: 'error' };
      expect(await client().keys()).toMatchObject({ kind: 'refused', status, refusal, at: NOW });
      expect(server.seen).toHaveLength(1);
    },
  );

  it('unwraps what tells the causes of a refusal apart', async () => {
    const metadata = { limit_source: 'openrouter_key_limit', scope: 'monthly' };
    server.misbehave(
      say(403, JSON.stringify({ error: { code: 403, message: 'Key limit exceeded', metadata } })),
    );
    expect(await client().key()).toMatchObject({
      refusal: { metadata: { limitSource: 'openrouter_key_limit', scope: 'monthly' } },
    });
  });

  it.each([
    ['30', '2026-11-21T12:00:30.000Z'],
    ['Sat, 21 Nov 2026 12:01:00 GMT', '2026-11-21T12:01:00.000Z'],
    ['99999999', '2026-11-22T12:00:00.000Z'],
  ])('says until when 429 asks to wait: Retry-After: %s', async (header, at) => {
    server.misbehave(sayError(429, 'Slow down', { 'retry-after': header }));
    expect(await client().key()).toMatchObject({ kind: 'refused', status: 429, retryAt: new Date(at) });
    expect(server.seen).toHaveLength(1);
  });

  it('counts a date in Retry-After from the date of the server', async () => {
    clock = new Date('2026-11-21T12:02:00Z');
    server.misbehave(sayError(429, 'Slow down', { 'retry-after': 'Sat, 21 Nov 2026 12:02:30 GMT' }));
    expect(await client().key()).toMatchObject({ retryAt: new Date('2026-11-21T12:00:30Z') });
  });

  it('gives up on 429 without Retry-After after a few attempts', async () => {
    server.misbehave(...Array.from({ length: 3 }, () => sayError(429, 'Slow down')));
    const asked = await client().key();
    expect(asked).toMatchObject({ kind: 'refused', status: 429 });
    expect(asked).not.toHaveProperty('retryAt');
    expect(server.seen).toHaveLength(3);
  });

  it('takes failures of the server, after a few attempts, for not reached', async () => {
    server.misbehave(say(524, '<html>A timeout occurred'), say(500, ''), sayError(503, 'Overloaded'));
    expect(await client().key()).toEqual({
      kind: 'unreachable',
      why: 'server',
      reason: 'status 503: Overloaded',
      status: 503,
      at: NOW,
      retryAt: new Date('2026-11-21T12:01:00Z'),
    });
  });

  it('tells a timeout from a connection that nobody takes', async () => {
    server.misbehave(() => {});
    const limits = { timeoutMs: 50, attempts: 1 };
    expect(await client({ limits }).key()).toMatchObject({ kind: 'unreachable', why: 'timeout' });
    await server.close();
    expect(await client({ limits }).key()).toMatchObject({
      why: 'connection',
      reason: 'the connection failed (ECONNREFUSED)',
    });
  });

  it('says that an address has a port that nothing can be asked at', async () => {
    expect(await client({ baseUrl: 'http://127.0.0.1:1' }).key()).toMatchObject({
      why: 'connection',
      reason: 'the connection failed (a port that is not for HTTP)',
    });
  });

  it.each([
    ['ENOTFOUND', 'name', 3],
    ['CERT_HAS_EXPIRED', 'tls', 1],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 1],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 3],
  ])('tells %s by its code, and tries again where that can help', async (code, why, attempts) => {
    let count = 0;
    const failing = async () => {
      count += 1;
      throw new TypeError(`fetch failed with ${SECRET}`, { cause: { code } });
    };
    expect(await client({ fetch: failing }).key()).toMatchObject({ kind: 'unreachable', why });
    expect(count).toBe(attempts);
  });

  it('ends within the time for all attempts', async () => {
    server.misbehave(
      () => {},
      () => {},
      () => {},
      () => {},
    );
    const startedAt = performance.now();
    const limits = { timeoutMs: 120, totalMs: 200, attempts: 4, pauseMs: 1 };
    expect(await client({ limits }).key()).toMatchObject({ kind: 'unreachable', why: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(server.seen.length).toBeLessThan(4);
  });

  it.each([
    ['a web page', say(200, '<!DOCTYPE html><title>Sign in</title>'), { kind: 'web-page', status: 200 }],
    ['no body', say(200, '  '), { kind: 'no-body', status: 200 }],
    ['half a body', say(200, '{"data":{"usage":1'), { kind: 'broken-json', status: 200 }],
    ['a 304', say(304, ''), { kind: 'unasked-304' }],
  ])('suspects %s that comes again and again', async (_, misbehaviour, why) => {
    server.misbehave(misbehaviour, misbehaviour, misbehaviour);
    expect(await client().key()).toMatchObject({ kind: 'suspect', why });
    expect(server.seen).toHaveLength(3);
  });

  it('takes a page with 403 for a firewall, and not for a word about the key', async () => {
    server.misbehave(say(403, '<html><title>Attention Required! | Cloudflare</title>'));
    expect(await client().key()).toMatchObject({ kind: 'suspect', why: { kind: 'web-page', status: 403 } });
  });

  it('suspects an error under status 200, beside counters too', async () => {
    const error = { code: 403, message: 'Key limit exceeded (total limit)' };
    server.misbehave(say(200, JSON.stringify({ data: KEY, error })));
    expect(await client().key()).toMatchObject({
      kind: 'suspect',
      why: { kind: 'error-under-200', refusal: { message: 'Key limit exceeded (total limit)' } },
    });
    server.misbehave(say(200, JSON.stringify({ data: KEY, error: null })));
    expect(await client().key()).toMatchObject({ kind: 'ok' });
  });

  it.each([
    [360, 'suspect', 360],
    [-360, 'suspect', -359],
    [290, 'ok', undefined],
    [-290, 'ok', undefined],
  ])('compares a clock %s s from ours with ours', async (seconds, kind, aheadSeconds) => {
    clock = new Date(NOW.getTime() + seconds * 1_000);
    expect(await client().key()).toMatchObject({
      kind,
      ...(aheadSeconds !== undefined && { why: { kind: 'clock', aheadSeconds } }),
    });
  });

  it('does not call a slow answer a wrong clock', async () => {
    // A clock that runs fast: ten minutes pass between asking and the answer.
    // The budget, the asking, the answer.
    const instants = [NOW, NOW, new Date(NOW.getTime() + 600_000)];
    clock = new Date(NOW.getTime() + 300_000);
    const now = () => instants.shift() ?? NOW;
    const asked = await client({ now, clockToleranceMs: 1_000, budget: { burst: 9, perMinute: 9 } }).key();
    expect(asked.kind).toBe('ok');
  });

  it('follows no redirect, so that the key travels nowhere', async () => {
    const elsewhere = await startFakeOpenRouter();
    try {
      for (const status of [301, 302, 307, 308]) {
        server.misbehave(say(status, '', { location: `${elsewhere.baseUrl}/key` }));
        const host = new URL(elsewhere.baseUrl).host;
        expect(await client().key()).toMatchObject({
          kind: 'suspect',
          why: { kind: 'redirect', status, host },
        });
      }
      expect(elsewhere.seen).toEqual([]);
      expect(server.seen).toHaveLength(4);
    } finally {
      await elsewhere.close();
    }
  });

  it('reads no more than its share of an endless answer', async () => {
    server.misbehave(say(200, `{"data":"${'x'.repeat(5_000)}"}`));
    expect(await client({ limits: { bodyBytes: 1_000 } }).key()).toMatchObject({
      kind: 'suspect',
      why: { kind: 'too-long', bytes: 1_000 },
    });
    expect(server.seen).toHaveLength(1);
  });

  it.each(['http://openrouter.ai/api/v1', 'ftp://127.0.0.1', 'openrouter.ai', 'https://a:b@openrouter.ai'])(
    'refuses to send a key to %s',
    (baseUrl) => {
      expect(() => client({ baseUrl })).toThrow('A key is sent to https only, or to this machine');
    },
  );
});

describe('openRouterClient: its budget of requests', () => {
  const budget = { burst: 2, perMinute: 6 };

  it('asks nothing once it is used up, and says until when', async () => {
    const careful = client({ budget });
    await careful.key();
    await careful.key();
    expect(await careful.key()).toEqual({
      kind: 'postponed',
      until: new Date('2026-11-21T12:00:10Z'),
      at: NOW,
    });
    expect(server.seen).toHaveLength(2);
  });

  it('counts every attempt', async () => {
    server.misbehave(sayError(500, 'a'), sayError(500, 'b'));
    expect(await client({ budget }).key()).toMatchObject({ kind: 'unreachable', reason: 'status 500: b' });
    expect(server.seen).toHaveLength(2);
  });

  it('remembers over a restart', async () => {
    const before = client({ budget });
    await before.key();
    await before.key();
    const budgetUsed = JSON.parse(JSON.stringify(before.budgetUsed()));
    expect((await client({ budget, budgetUsed }).key()).kind).toBe('postponed');
  });
});

describe('openRouterClient: its secret', () => {
  it('is in nothing that is returned, whatever the server repeats', async () => {
    const own = 'of-no-known-shape-0123456789';
    const bodies = [
      say(401, `{"error":{"code":401,"message":"No key ${own} here","metadata":{"raw":"${own}"}}}`),
      say(403, own),
      say(200, `{"error":{"message":"${own}"}}`),
      say(200, `{"data":{"usage":"${own}"}}`),
      say(302, own, { location: `https://evil.example/?key=${own}` }),
      say(418, `<html>${own}`),
    ];
    const asking = client({ credential: credential({ name: 'prod', secret: own }), limits: { attempts: 1 } });
    for (const body of bodies) {
      server.misbehave(body);
      const asked = await asking.key();
      expect(['refused', 'suspect']).toContain(asked.kind);
      expect(JSON.stringify(asked) + inspect(asked, { depth: 9 })).not.toContain(own);
    }
    expect(JSON.stringify(asking) + inspect(asking, { depth: 9, showHidden: true })).not.toContain(own);
  });

  it('keeps account ids and addresses out of excerpts', async () => {
    const creator = { creator_user_id: 'user_2dHFtVWx2n56w6HkM0000000000', mail: 'ada@example.org' };
    server.serve('/key', { data: { ...creator, usage: 'many' } });
    const asked = await client().key();
    expect(asked).toMatchObject({ kind: 'suspect', excerpt: expect.stringContaining('user_…') });
    expect(JSON.stringify(asked)).not.toMatch(/2dHFt|ada@/);
  });
});
