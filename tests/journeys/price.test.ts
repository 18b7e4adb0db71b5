import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runProgram } from './program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-price-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Asks for prices in text and in JSON; the answer is only believed when both end alike. */
async function price(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [text, json] = await Promise.all([
    runProgram('bot', ['price', ...words], { env }),
    runProgram('bot', ['price', ...words, '--json'], { env }),
  ]);
  expect(json.status).toBe(text.status);
  return {
    text: text.stdout,
    stderr: text.stderr,
    status: text.status,
    json: JSON.parse(json.stdout || 'null'),
  };
}

describe('tollkeeper price', () => {
  it('shows every rate of a model with unit, block, kind, source, day and age', async () => {
    const { text, status, json } = await price(['claude', 'sonnet', '4.6']);

    expect(status).toBe(0);
    expect(json.model).toEqual({ id: 'anthropic/claude-sonnet-4.6', name: 'Claude Sonnet 4.6' });
    expect(json.rates).toContainEqual({
      unit: 'input-token',
      usd: '3',
      per: 1_000_000,
      kind: 'list',
      source: 'models.dev',
      url: 'https://models.dev/api.json',
      as_of: '2026-09-30',
      age_days: expect.any(Number),
    });
    expect(text).toMatch(/input tokens +\$3\/1M +list +2026-09-30 +\d+ days +\[1\]/);
    expect(text).toContain('https://models.dev/api.json');
  });

  it('shows image prices by quality and size, a line each', async () => {
    const { text } = await price(['openai/gpt-image-2']);

    expect(text).toMatch(/images +\$[\d.]+ each +quality \w+, size \d+x\d+/);
  });

  it.each([
    ['sonnet', 'ambiguous-model', 'candidates'],
    ['gpt-5.7-imaginary', 'unknown-model', 'near'],
  ])('answers "%s" as %s with names to choose from, and no figure', async (name, kind, list) => {
    const { text, status, json } = await price([name]);

    expect({ status, kind: json.kind }).toEqual({ status: 2, kind });
    expect(json[list].length).toBeGreaterThan(0);
    expect(text).not.toContain('$');
  });

  it('answers /price in the chat, without losing the conversation', async () => {
    const input = 'sonnet 4.6, 2,000 in, 500 out\n/price sonnet 4.6\n6000\n';
    const { stdout, status } = await runProgram('bot', ['chat'], { input });

    expect(status).toBe(0);
    expect(stdout).toContain('Prices: Claude Sonnet 4.6');
    // 6,000 × (2,000 × $3/1M + 500 × $15/1M)
    expect(stdout).toContain('$81.00 a month');
  });
});

describe('tollkeeper price --diff', () => {
  const answer = (models: Readonly<Record<string, string>>): string =>
    JSON.stringify({
      data: Object.entries(models).map(([id, prompt]) => ({
        id,
        name: id,
        pricing: { prompt, completion: '0.00001' },
      })),
    });

  it('shows real changes, the largest first, and counts float noise', async () => {
    const old = {
      'acme/a': '0.000001',
      'acme/b': '0.000001',
      'acme/c': '0.00000100000000000000015',
      'acme/d': '0.1',
    };
    const now = { 'acme/a': '0.0000011', 'acme/b': '0.0000005', 'acme/c': '0.000001', 'acme/e': '0.2' };
    const paths = [await file('old.json', answer(old)), await file('new.json', answer(now))];
    const { text, status, json } = await price(['--diff', ...paths]);

    expect(status).toBe(0);
    // $1 → $0.50 is −50 %, $1 → $1.10 is +10 %
    expect(json.changes.map(({ model, percent }: Record<string, unknown>) => [model, percent])).toEqual([
      ['acme/b', -50],
      ['acme/a', 10],
    ]);
    expect(json).toMatchObject({
      old: { as_of: 'unknown' },
      models_added: [{ model: 'acme/e' }],
      models_removed: [{ model: 'acme/d' }],
      float_noise: 1,
    });
    expect(text).toMatch(/acme\/b +input tokens +\$1\/1M +\$0\.50\/1M +-50%/);
  });

  it('compares the snapshot that comes with the program with itself: nothing changed', async () => {
    const path = 'packages/pricing/data/snapshot.json';
    const { json } = await price(['--diff', path, path]);

    expect(json).toMatchObject({ changes: [], models_added: [], models_removed: [], float_noise: 0 });
    expect(json.old.as_of).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each([
    ['a file that is cut off', '{"data": [{"id": "ac', 'is cut off'],
    ['a file that is something else', '<html></html>', 'is no JSON'],
    ['a file of 40 MB', ' '.repeat(40_000_000), 'has 40.0 MB; up to 20 MB are read'],
  ])('refuses %s, naming it', async (_, content, problem) => {
    const bad = await file('bad.json', content);
    const { text, status, json } = await price(['--diff', bad, join(folder, 'missing.json')]);

    expect(status).toBe(2);
    expect(json.reasons).toEqual([
      expect.stringContaining(`bad.json ${problem}`),
      expect.stringContaining('missing.json cannot be read: there is no such file'),
    ]);
    expect(text).toContain(problem);
  });
});

describe('TOLLKEEPER_RATES', () => {
  const RATES = `version: 1
as_of: 2026-11-01
models:
  anthropic/claude-sonnet-4.6:
    rates:
      - { unit: input-token, usd: "2.40", per: 1000000 }
  acme/private-llm:
    name: Acme private LLM
    rates:
      - { unit: input-token, usd: "1", per: 1000000 }
      - { unit: output-token, usd: "4", per: 1000000 }
`;

  it('puts the rates of the file first and the list price among the claims that differ', async () => {
    const env = { TOLLKEEPER_RATES: await file('rates.yaml', RATES) };
    const { text, json } = await price(['sonnet 4.6'], env);

    expect(json.rates.find(({ kind }: { kind: string }) => kind === 'stated')).toMatchObject({
      unit: 'input-token',
      usd: '2.4',
      source: 'your rate',
      as_of: '2026-11-01',
    });
    expect(json.disagreements).toContainEqual(expect.objectContaining({ unit: 'input-token', usd: '3' }));
    expect(text).toMatch(/input tokens +\$2\.40\/1M +(batch +)?your rate +2026-11-01/);
  });

  it('estimates with them and says "your rate", for private models too', async () => {
    const env = { TOLLKEEPER_RATES: await file('rates.yaml', RATES) };
    const question = 'acme private llm, 6,000 requests a month, 2,000 in and 500 out';
    const { stdout, status } = await runProgram('bot', ['ask', question], { env });

    expect(status).toBe(0);
    // 6,000 × (2,000 × $1/1M + 500 × $4/1M)
    expect(stdout).toContain('$24.00 a month');
    expect(stdout).toContain('input tokens: $1/1M, your rate, as you said on 2026-11-01');
  });

  it('is told by its lines what is wrong with it, and answers nothing', async () => {
    const wrong = RATES.replace('input-token', 'input-tokens').replace('"4"', '-4');
    const env = { TOLLKEEPER_RATES: await file('wrong.yaml', wrong) };
    const { stdout, stderr, status } = await runProgram('bot', ['ask', 'sonnet 4.6, 1 in, 1 out'], { env });

    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(
      /wrong\.yaml, named by TOLLKEEPER_RATES, cannot be used:\n {2}line 6: unit is "input-tokens".+\n {2}line 11: usd is "-4"/,
    );
  });

  it.each([
    ['missing.yaml', 'which cannot be read: there is no such file'],
    ['.', 'which cannot be read: it is a directory'],
  ])('is never passed over: %s', async (name, problem) => {
    const env = { TOLLKEEPER_RATES: join(folder, name) };
    const { stderr, status } = await runProgram('bot', ['chat'], { env });

    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });

  it('refuses a model that neither the catalog lists nor a name makes its own', async () => {
    const slip = RATES.replace('claude-sonnet-4.6', 'claude-sonnet-4-6');
    const env = { TOLLKEEPER_RATES: await file('slip.yaml', slip) };
    const { stderr, status } = await runProgram('bot', ['price', 'sonnet 4.6'], { env });

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /line 4: the model anthropic\/claude-sonnet-4-6 is not in the catalog.+claude-sonnet-4\.6/,
    );
  });
});
