import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { diagnoseInput } from './diagnose.ts';
import type { Manner } from './say.ts';

function run(text: string, status?: number, manner: Manner = { kind: 'json', indent: 0 }) {
  return diagnoseInput({
    input: Readable.from([Buffer.from(text)]),
    ...(status !== undefined && { status }),
    at: new Date('2026-11-21T10:00:00Z'),
    manner,
  });
}

describe('diagnoseInput', () => {
  it('writes the same diagnosis as text and as data', async () => {
    const body = '{"error":{"message":"Key limit exceeded (weekly limit)","code":403}}';
    const [json, text] = [await run(body), await run(body, undefined, { kind: 'text', width: 80 })];

    expect(json).toMatchObject({ stderr: '', status: 0 });
    expect(JSON.parse(json.stdout)).toMatchObject({
      cause: 'key_limit_weekly',
      waiting: { until: '2026-11-23T00:00:00.000Z' },
    });
    expect(text.stdout).toContain('key_limit_weekly');
    expect(text.stdout).toContain('2026-11-23 00:00 UTC');
  });

  it('uses the status that was given where the text has none', async () => {
    expect(JSON.parse((await run('Provider returned error', 529)).stdout).cause).toBe('provider_overloaded');
  });

  it('ends with 2 where the cause is unknown, and shows no key', async () => {
    const { stdout, status } = await run('402 xoxb-1234567890-abcdef and sk-or-v1-0123456789abcdef', 402);

    expect(status).toBe(2);
    expect(JSON.parse(stdout).cause).toBe('unknown');
    expect(stdout).not.toMatch(/1234567890|0123456789/);
  });

  it.each([
    ['', 'the standard input is empty'],
    [' \n', 'the standard input is empty'],
    ['\0', 'the standard input is no text in UTF-8'],
    ['x'.repeat(100_001), 'the standard input has more than 0.1 MB'],
  ])('refuses odd input with a sentence', async (text, problem) => {
    expect(await run(text)).toEqual({ stdout: '', status: 2, stderr: expect.stringContaining(problem) });
  });
});
