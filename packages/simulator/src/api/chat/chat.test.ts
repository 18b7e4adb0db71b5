import OpenAI, { APIError } from 'openai';
import { describe, expect, it } from 'vitest';

import { type Asking, asking } from '../../testing/asking.ts';
import { HOUR, MODEL, START, smallWorld } from '../../testing/small-world.ts';
import type { AccountPlan, KeyPlan, World } from '../../world/world.ts';

const HELLO = { model: MODEL.id, messages: [{ role: 'user' as const, content: 'Hello' }] };
/** `[{"role":"user","content":"Hello"}]` has 35 characters: 9 tokens, $0.000009. */
const PROMPT_TOKENS = 9;

/** The real SDK, pointed at the simulator. */
function openai({ simulator }: Asking, name = 'prod'): OpenAI {
  const { managementKey, keys } = simulator.world;
  const apiKey = keys.find((key) => key.name === name)?.secret ?? managementKey;
  return new OpenAI({ baseURL: simulator.url, apiKey, maxRetries: 0 });
}

type Wanted = { readonly max_tokens?: number; readonly model?: string; readonly name?: string };

async function refusalOf(at: Asking, { name, ...more }: Wanted = {}): Promise<APIError> {
  try {
    await openai(at, name).chat.completions.create({ ...HELLO, ...more });
  } catch (error) {
    if (error instanceof APIError) return error;
    throw error;
  }
  throw new Error('the request was answered');
}

function bought(amount: string, more: Partial<AccountPlan> = {}): Partial<World> {
  return { account: { movements: [{ kind: 'purchase', at: START, amount }], ...more } };
}

function prod(key: Partial<KeyPlan>): Partial<World> {
  return { keys: [{ name: 'prod', createdAt: START, ...key }] };
}

const start = (changes: Partial<World>): Promise<Asking> => asking({ world: smallWorld(changes) });

describe('POST /chat/completions', () => {
  it('answers the openai SDK and charges what it says, to the picodollar', async () => {
    const at = await asking();
    const answer = await openai(at).chat.completions.create({ ...HELLO, max_tokens: 10 });
    expect(answer.choices[0]?.message.content).toBe('This is a simulated answer.');
    // 9 × $0.000001 + 10 × $0.000002
    expect(answer.usage).toMatchObject({
      prompt_tokens: PROMPT_TOKENS,
      completion_tokens: 10,
      cost: 0.000029,
    });
    at.clock.advance(HOUR);
    expect((await at.ask('management', '/credits')).text).toContain('"total_usage":0.000029}');
  });

  it('streams to the openai SDK, usage in the last chunk', async () => {
    const at = await asking();
    const stream = await openai(at).chat.completions.create({ ...HELLO, max_tokens: 10, stream: true });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      'This is a simulated answer.',
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { cost: 0.000029 } });
  });

  it('says 400 to a model that there is none of', async () => {
    const { status, message } = await refusalOf(await asking(), { model: 'maker/none' });
    expect([status, message]).toEqual([400, '400 maker/none is not a valid model ID']);
  });

  it('says to a management key what an unknown key hears', async () => {
    const { status, message } = await refusalOf(await asking(), { name: 'management' });
    expect([status, message]).toEqual([401, '401 User not found.']);
  });

  it('tells an account that never bought from one that has spent all', async () => {
    const never = await refusalOf(await start({ account: { movements: [] } }));
    expect(never).toMatchObject({
      status: 402,
      message: expect.stringContaining('This account never purchased credits.'),
      error: { metadata: { limit_source: 'openrouter_credits' } },
    });
    const at = await start(bought('1'));
    at.simulator.world.spend('prod', '1');
    expect((await refusalOf(at)).message).toBe(
      '402 Insufficient credits. Add more using https://openrouter.ai/settings/credits',
    );
  });

  it('says how many tokens the balance affords, and where to add credits', async () => {
    // ($0.010009 − $0.000009) ÷ $0.000002 = 5,000 tokens
    const refusal = await refusalOf(await start(bought('0.010009')), { max_tokens: 5_001 });
    expect(refusal).toMatchObject({
      status: 402,
      message:
        '402 This request requires more credits, or fewer max_tokens. You requested up to 5001 tokens, but can only afford 5000. To increase, visit https://openrouter.ai/settings/credits and add more credits',
      error: { metadata: { limit_source: 'openrouter_credits' } },
    });
  });

  it('takes the most a model can say where max_tokens is left out', async () => {
    const { message } = await refusalOf(await start(bought('0.010009')));
    expect(message).toContain('You requested up to 10000 tokens');
  });

  it('serves what just fits', async () => {
    const at = await start(bought('0.010009'));
    const answer = await openai(at).chat.completions.create({ ...HELLO, max_tokens: 5_000 });
    expect(answer.choices).toHaveLength(1);
  });

  it('names the key where it is the key that has too little left', async () => {
    const refusal = await refusalOf(await start(prod({ limit: '0.010009', reset: 'monthly' })), {
      max_tokens: 5_001,
    });
    expect(refusal).toMatchObject({
      status: 402,
      message: expect.stringContaining('create a key with a higher monthly limit'),
      error: { metadata: { limit_source: 'openrouter_key_limit' } },
    });
  });

  it('says so where the prompt alone is too dear', async () => {
    const { message } = await refusalOf(await start(bought('0.000005')));
    expect(message).toContain('402 Prompt tokens limit exceeded: 9 > 5.');
  });

  it.each([
    ['daily', '2026-11-22T00:00:00.000Z'],
    ['weekly', '2026-11-23T00:00:00.000Z'],
    ['monthly', '2026-12-01T00:00:00.000Z'],
    [null, null],
  ] as const)('says 403 of a %s limit that is spent, and when it resets', async (reset, resetsAt) => {
    const at = await start(prod({ limit: '5', reset }));
    at.simulator.world.spend('prod', '5.25');
    expect(await refusalOf(at)).toMatchObject({
      status: 403,
      message: `403 Key limit exceeded (${reset ?? 'total'} limit). Manage it using https://openrouter.ai/settings/keys`,
      error: {
        metadata: {
          limit_source: 'openrouter_key_limit',
          scope: reset ?? 'total',
          limit_usd: 5,
          spend_usd: 5.25,
          resets_at: resetsAt,
        },
      },
    });
  });

  it('says 403 of a guardrail before a workspace before the key', async () => {
    const budgets: World['budgets'] = [
      { kind: 'workspace', workspace: 'default', limit: '500', reset: 'monthly' },
      { kind: 'guardrail', per: 'key', of: ['prod'], limit: '600', reset: 'monthly' },
    ];
    const at = await start({ ...prod({ limit: '400' }), ...bought('1000'), budgets });
    const messages: [string, unknown][] = [];
    for (const amount of ['450', '75', '75']) {
      at.simulator.world.spend('prod', amount);
      const { message, error } = await refusalOf(at);
      messages.push([message, (error as { metadata: { limit_source: string } }).metadata.limit_source]);
    }
    expect(messages).toEqual([
      [
        '403 Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys',
        'openrouter_key_limit',
      ],
      [
        '403 Workspace monthly budget of $500.00 exceeded. Contact your org admin.',
        'openrouter_workspace_budget',
      ],
      ['403 Budget limit exceeded (monthly limit). Contact your org admin.', 'openrouter_guardrail_budget'],
    ]);
  });

  it('refuses while a limit is spent and answers from its reset on', async () => {
    const at = await start(prod({ limit: '1', reset: 'daily' }));
    at.simulator.world.spend('prod', '1');
    at.clock.moveTo(new Date('2026-11-21T23:59:59.999Z'));
    expect((await refusalOf(at, { max_tokens: 1 })).status).toBe(403);
    at.clock.advance(1);
    expect((await openai(at).chat.completions.create({ ...HELLO, max_tokens: 1 })).choices).toHaveLength(1);
  });

  it('asks to wait where only requests in flight fill the budget', async () => {
    // Each holds 9 × $0.000001 + 1,000 × $0.000002 = $0.002009.
    const at = await start(bought('10', { inFlightBudget: '0.0021' }));
    const wanted = { max_tokens: 1_000 };
    await openai(at).chat.completions.create({ ...HELLO, ...wanted });
    at.clock.advance(10_000);
    const full = await refusalOf(at, wanted);
    expect(full).toMatchObject({
      status: 402,
      error: {
        metadata: {
          reason: 'in_flight_budget_exhausted',
          limit_source: 'openrouter_in_flight_budget',
        },
      },
    });
    expect(full.headers?.get('retry-after')).toBe('20');
    const heavy = await refusalOf(at, { max_tokens: 2_000 });
    expect(heavy.error).toMatchObject({ metadata: { reason: 'weight_exceeds_budget' } });
    expect(heavy.headers?.get('retry-after')).toBeNull();
    at.clock.advance(20_000);
    expect((await openai(at).chat.completions.create({ ...HELLO, ...wanted })).choices).toHaveLength(1);
  });
});

describe('free models', () => {
  const FREE = { ...MODEL, id: 'maker/model:free', prompt: '0', completion: '0' };

  it.each([
    ['8', 50, 'free-models-per-day. Add 10 credits to unlock 1000 free model requests per day'],
    ['9', 1_000, 'free-models-per-day-high-balance. '],
  ])('allow an account that bought $%s %i requests a day', async (...[amount, allowance, message]) => {
    const at = await start({ ...bought(amount), models: [FREE] });
    const body = JSON.stringify({ ...HELLO, model: FREE.id });
    const chat = (): ReturnType<Asking['ask']> =>
      at.ask('prod', '/chat/completions', { method: 'POST', body });
    for (let asked = 0; asked < allowance; asked += 1) {
      at.clock.advance(3_001);
      expect((await chat()).status).toBe(200);
    }
    const { status, body: refused } = await chat();
    expect(status).toBe(429);
    expect(refused.error.message).toBe(`Rate limit exceeded: ${message}`);
    expect(refused.error.metadata).toMatchObject({
      limit_source: 'openrouter_free_tier_daily',
      headers: { 'X-RateLimit-Reset': String(Date.UTC(2026, 10, 22)) },
    });
    at.clock.moveTo(new Date('2026-11-22T00:00:00Z'));
    expect((await chat()).status).toBe(200);
  });

  it('refuse the 21st request of a minute', async () => {
    const at = await start({ models: [FREE] });
    for (let asked = 0; asked < 20; asked += 1) {
      await openai(at).chat.completions.create({ ...HELLO, model: FREE.id });
    }
    expect(await refusalOf(at, { model: FREE.id })).toMatchObject({
      status: 429,
      error: { metadata: { limit_source: 'openrouter_free_tier_per_minute' } },
    });
  });

  it('hear 402 too, once the balance is negative', async () => {
    const at = await start({ ...bought('10'), models: [FREE] });
    at.simulator.world.spend('prod', '10');
    expect((await openai(at).chat.completions.create({ ...HELLO, model: FREE.id })).choices).toHaveLength(1);
    at.simulator.world.spend('prod', '0.01');
    expect((await refusalOf(at, { model: FREE.id })).status).toBe(402);
  });
});
