import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { livePrices } from '../../apps/bot/src/terminal/live-prices.ts';
import {
  type FakeOpenRouter,
  say,
  sayError,
  startFakeOpenRouter,
} from '../../packages/openrouter/fakes/openrouter-server.ts';
import { runProgram } from './program.ts';

let server: FakeOpenRouter;
let folder: string;
let env: Record<string, string>;

function listing(prompt: string) {
  const priced = { prompt, completion: '0.000004' };
  const acme = {
    id: 'acme/brand-new-1',
    name: 'Acme Brand New 1',
    architecture: { output_modalities: ['text'] },
  };
  return { data: [{ ...acme, pricing: priced }], total_count: 1, links: { next: null } };
}

async function ask(): Promise<string> {
  const question = 'acme/brand-new-1, one call, 1,000,000 in and 1,000,000 out';
  return (await runProgram('bot', ['ask', question], { env })).stdout;
}

beforeEach(async () => {
  server = await startFakeOpenRouter();
  folder = await mkdtemp(join(tmpdir(), 'live-prices-'));
  env = { TOLLKEEPER_PRICES: join(folder, 'prices.json'), OPENROUTER_BASE_URL: server.baseUrl };
  server.serve('/models', listing('0.000002'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('tollkeeper prices', () => {
  it('fetches and keeps prices, and estimates use them from then on', async () => {
    expect(await ask()).toContain('Unknown model');

    const fetched = await runProgram('bot', ['prices'], { env });

    expect(fetched).toMatchObject({ status: 0, stdout: expect.stringContaining('1 models, 2 rates') });
    // 1,000,000 × $2/1M + 1,000,000 × $4/1M
    expect(await ask()).toContain('$6.00 for 1 call');
    expect(await ask()).toMatch(/route price, OpenRouter models API, as of \d{4}-\d{2}-\d{2}/);
  });

  it('asks only for changes the second time', async () => {
    await runProgram('bot', ['prices'], { env });
    const again = await runProgram('bot', ['prices'], { env });

    expect(again.stdout).toContain('already kept');
    expect(server.seen.at(-1)?.headers['if-none-match']).toBeDefined();
  });

  it.each([
    ['an error page', say(200, '<html>Bad gateway</html>', { 'content-type': 'text/html' })],
    ['a truncated list', say(200, '{"data":[{"id":"acme/brand')],
    ['a price that is no number', say(200, JSON.stringify(listing('cheap')))],
    ['a negative price', say(200, JSON.stringify(listing('-0.5')))],
    ['a refusal', sayError(401, 'No auth')],
  ])('keeps the last good prices over %s, and says why', async (_, misbehaviour) => {
    await runProgram('bot', ['prices'], { env });
    const before = await readFile(env['TOLLKEEPER_PRICES'] ?? '', 'utf8');
    // However often it tries again.
    server.misbehave(...Array.from({ length: 6 }, () => misbehaviour));

    const refused = await runProgram('bot', ['prices'], { env });

    expect(refused.status).toBe(2);
    expect(refused.stdout).toMatch(/^The prices stay as they were: .+/);
    expect(await readFile(env['TOLLKEEPER_PRICES'] ?? '', 'utf8')).toBe(before);
    expect(await ask()).toContain('$6.00 for 1 call');
  });

  it('says which variable is missing, and fetches nothing without it', async () => {
    const { TOLLKEEPER_PRICES: _, ...rest } = env;
    const unnamed = await runProgram('bot', ['prices'], { env: { ...rest, TOLLKEEPER_PRICES: '' } });

    expect(unnamed).toMatchObject({ status: 2, stderr: expect.stringContaining('TOLLKEEPER_PRICES') });
    expect(server.seen).toEqual([]);
  });
});

describe('livePrices', () => {
  it('fetches at once when it is to keep fresh, and not again before the next hour', async () => {
    const { keepFresh } = livePrices(env['TOLLKEEPER_PRICES'] ?? '', server.baseUrl);
    const told: string[] = [];
    const stop = keepFresh(({ kind }) => told.push(kind));
    await expect.poll(() => told).toEqual(['updated']);
    stop();

    expect(server.seen).toHaveLength(1);
  });
});

describe('tollkeeper chat', () => {
  it('does not keep anybody waiting for a fetch under way', async () => {
    server.misbehave(() => undefined);
    const started = Date.now();
    const { status } = await runProgram('bot', ['chat'], { env, input: '/help\n' });

    expect(status).toBe(0);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
