import { describe, expect, it } from 'vitest';

import { runProgram } from './program.ts';

const STATED =
  '100 monthly active users, 20 active days per month, 3 requests per user per active day, 2,000 average input tokens, 500 average output tokens, $3 per 1M input, $15 per 1M output, 3% retry rate, 15% planning buffer';
const NAMED = STATED.replace('$3 per 1M input, $15 per 1M output', 'Claude Sonnet 4.6');

/** Asks in text and in JSON; the answer is only believed when both say the same. */
async function ask(question: string) {
  const [text, json] = await Promise.all([
    runProgram('bot', ['ask', question]),
    runProgram('bot', ['ask', question, '--json']),
  ]);
  expect(json.status).toBe(text.status);
  return { text: text.stdout, status: text.status, json: JSON.parse(json.stdout) };
}

describe('tollkeeper ask', () => {
  it('takes a whole scenario through the four layers', async () => {
    const { text, status, json } = await ask(STATED);

    expect(status).toBe(0);
    // 100 × 20 × 3 requests; × 2,000 × $3/1M; × 500 × $15/1M; × 1.03; × 1.15
    for (const figure of ['6,000 requests', '$36.00', '$45.00', '$81.00', '$83.43', '$95.94 ($95.9445)']) {
      expect(text).toContain(figure);
    }
    expect(json.estimate).toMatchObject({
      base_usd: '81',
      expected_usd: '83.43',
      planned_usd: '95.9445',
      exact: true,
    });
    expect(json.estimate.lines.map(({ usd }: { usd: string }) => usd)).toEqual([
      '36',
      '45',
      '2.43',
      '12.5145',
    ]);
    expect(json.understood).toContainEqual({ field: 'users', value: 100, words: '100 monthly active users' });
  });

  it('gives the same figures for the model that has these prices, with source and date', async () => {
    const { text, json } = await ask(NAMED);

    expect(json.estimate).toMatchObject({ base_usd: '81', expected_usd: '83.43', planned_usd: '95.9445' });
    expect(json.estimate.lines[0].rate).toMatchObject({ usd: '3', per: 1_000_000, as_of: '2026-09-30' });
    expect(text).toMatch(/input tokens: \$3\/1M, list price, .+, as of 2026-09-30/);
  });

  it('counts attempts per accepted image as jobs', async () => {
    const { text, json } = await ask(
      '1,000 accepted images a month, 2.4 attempts each at $0.04 per generation',
    );

    // 1,000 × 2.4 × $0.04; / 1,000
    for (const figure of ['2,400', '$96.00', '$0.096']) expect(text).toContain(figure);
    expect(json.estimate.base_usd).toBe('96');
    expect(json.estimate.unit_costs).toContainEqual({ per: 'accepted image', usd: '0.096' });
  });

  it('prices single calls to the last digit', async () => {
    // 500 × $3/1M + 1,000 × $15/1M
    expect((await ask('One call of 500 in and 1,000 out on Sonnet 4.6')).text).toContain('$0.0165');
    // 1,000 × $3/1M + 500 × $15/1M
    expect((await ask('1,000 in and 500 out at $3/$15')).text).toContain('$0.0105');
  });

  it('charges the cached reads and states the price of the write before them', async () => {
    const { text, json } = await ask(
      'One call of 500 in and 1,000 out on Sonnet 4.6, with 90 % of the input read from the cache',
    );

    // 50 × $3/1M + 450 × $0.30/1M + 1,000 × $15/1M
    expect(json.estimate.expected_usd).toBe('0.015285');
    expect(text).toContain('$0.015285');
    // 450 × $3.75/1M
    expect(text).toContain('450 tokens, $0.0016875');
  });

  it('splits the input of an agent and gives the cost of a completed task', async () => {
    const { text, json } = await ask(
      'a coding-agent task on sonnet 4.6: 12 calls per task, instructions 2k, history 8k, files 10k, tool definitions 3k, tool results 5k, 800 output tokens per call, 5% retries, 80% of tasks completed, 100 tasks a month',
    );

    // A call: 28,000 × $3/1M + 800 × $15/1M = $0.096; × 12 × 1.05 = $1.2096 a task; / 0.8
    expect(json.estimate.unit_costs).toContainEqual({ per: 'completed task', usd: '1.512' });
    for (const part of ['instructions', 'history', 'files', 'tool definitions', 'tool results']) {
      expect(text).toContain(`Input: ${part}`);
    }
  });

  it('gives near names and no figure for an unknown model', async () => {
    const { text, status, json } = await ask('gpt-5.7-imaginary, 10k requests');

    expect(status).toBe(2);
    expect(text).not.toContain('$');
    expect(json).toMatchObject({ kind: 'unknown-model', name: 'gpt-5.7-imaginary' });
    expect(json.near.length).toBeGreaterThan(0);
  });

  it.each([
    '',
    '   ',
    '-5 users',
    '1e309 tokens',
    '🎉🎉🎉',
    'Was kostet das alles?',
    'כמה זה עולה',
    'a'.repeat(10_240),
    '\u001b[2J',
  ])('answers odd input in a clear sentence: %j', async (question) => {
    const { stdout, stderr, status } = await runProgram('bot', ['ask', question]);

    expect(status).toBe(2);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/[a-z].*[.?]/i);
    expect(stdout).not.toMatch(/NaN|Infinity|undefined|\bat .+\.ts:\d+/);
    expect(stdout).not.toContain('\u001b');
  });

  it('says how it is used, and refuses options and commands that it does not have', async () => {
    expect(await runProgram('bot', ['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage:'),
    });
    expect(await runProgram('bot', ['ask', 'x', '--jsn'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no option --jsn'),
    });
    expect(await runProgram('bot', ['aks', 'x'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('aks'),
    });
  });
});

describe('tollkeeper chat', () => {
  it('answers piped lines in one conversation until they end', async () => {
    const lines = 'sonnet 4.6, 2,000 in, 500 out\n6000\n\nwhat about 3% retries?\n';
    const { stdout, stderr, status } = await runProgram('bot', ['chat'], { input: lines });

    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    // 2,000 × $3/1M + 500 × $15/1M; × 6,000; × 1.03
    const answers = ['$0.0135 for 1 call', '$81.00 a month', '$83.43 a month'];
    expect(answers.map((answer) => stdout.includes(answer))).toEqual([true, true, true]);
  });

  it('writes one JSON document a line with --json', async () => {
    const { stdout } = await runProgram('bot', ['chat', '--json'], {
      input: 'sonnet 4.6, 2,000 in, 500 out\n/help\n',
    });

    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    ).toEqual(['estimate', 'help']);
  });

  it('answers a question given with it and exits', async () => {
    const { stdout, status } = await runProgram('bot', ['chat', '1,000 in and 500 out at $3/$15']);

    expect({ status, answered: stdout.includes('$0.0105') }).toEqual({ status: 0, answered: true });
  });
});
