import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  type FakeOpenRouter,
  startFakeOpenRouter,
} from '../../packages/openrouter/fakes/openrouter-server.ts';
import { runProgram } from './program.ts';

let server: FakeOpenRouter;

const SCOUT = 'meta-llama/llama-4-scout';

function endpoint(tag: string, prompt: string, completion: string) {
  return { name: tag, tag, provider_name: tag, status: 0, pricing: { prompt, completion } };
}

beforeEach(async () => {
  server = await startFakeOpenRouter();
  // The same model at three providers in September 2026: $0.10, $0.184 and $0.257 per million.
  const endpoints = [
    endpoint('google-vertex', '0.000000257', '0.0000007'),
    endpoint('deepinfra/fp8', '0.0000001', '0.0000003'),
    endpoint('novita', '0.000000184', '0.0000005'),
  ];
  const architecture = { output_modalities: ['text'] };
  server.serve(`/models/${SCOUT}/endpoints`, {
    data: { id: SCOUT, name: 'Llama 4 Scout', architecture, endpoints },
  });
});

afterEach(() => server.close());

const price = (...args: readonly string[]) =>
  runProgram('bot', ['price', ...args, '--routes'], { env: { OPENROUTER_BASE_URL: server.baseUrl } });

describe('tollkeeper price --routes', () => {
  it('quotes the least, the likely and the most over the endpoints', async () => {
    const { stdout, status } = await price('llama 4 scout');

    expect(status).toBe(0);
    expect(stdout).toMatch(/input tokens +\$0\.10\/1M +\$0\.10\/1M +\$0\.257\/1M/);
    expect(stdout).toContain('deepinfra/fp8');
  });

  it('gives the same figures as data', async () => {
    const { stdout } = await price('llama 4 scout:floor', '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'quoted',
      model: SCOUT,
      because: 'cheapest',
      units: expect.arrayContaining([
        { unit: 'input-token', per: 1_000_000, min_usd: '0.1', likely_usd: '0.1', max_usd: '0.257' },
      ]),
    });
  });

  it('says why there is no quote', async () => {
    expect(await price('gpt-4o')).toMatchObject({ status: 2, stdout: expect.stringContaining('Not Found') });
    expect(await price('gpt-5.7-imaginary')).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('unknown'),
    });
  });
});
