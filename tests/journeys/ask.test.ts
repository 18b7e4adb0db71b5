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
    expect(json.estimate.unit_costs).toContainEqual({
      per: 'accepted image',
      usd: '0.096',
      exact: true,
      workload: 0,
    });
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
    expect(json.estimate.unit_costs).toContainEqual({
      per: 'completed task',
      usd: '1.512',
      exact: true,
      workload: 0,
    });
    for (const part of ['instructions', 'history', 'files', 'tool definitions', 'tool results']) {
      expect(text).toContain(`Input: ${part}`);
    }
  });

  it('estimates clips by the second, with the choices of the price list', async () => {
    const { text, json } = await ask(
      '/estimate model=veo-3.1 accepted_clips_per_month=100 seconds_per_clip=8 resolution=1080p audio=on',
    );

    // 100 × 8 s × $0.40
    expect(json.estimate).toMatchObject({ planned_usd: '320', exact: true });
    expect(text).toContain('$0.40 each (resolution=1080p, audio=on)');
  });

  it('estimates spoken sessions turn by turn, each hearing again what was said', async () => {
    const { json } = await ask('/estimate model=gpt-realtime sessions_per_month=1000 minutes_per_session=5');

    // A session of 20 turns, in each 60 tokens of audio heard and 120 spoken, after 500 tokens of instructions:
    // audio 20 × 60 + 180 × 190 = 35,400 in (31,920 heard before) and 2,400 out,
    // text 20 × 500 + 20 × 190 = 13,800 in (12,920 read before) and 400 out.
    // 1,000 × (35,400 × $32 + 2,400 × $64 + 13,800 × $4 + 400 × $16)/1M
    // less 90% from the cache: 1,000 × (28,728 × ($32 − $0.40) + 11,628 × ($4 − $0.40))/1M = $949.6656
    expect(json.estimate).toMatchObject({ base_usd: '1348', expected_usd: '398.3344', exact: true });
  });

  it('estimates characters that are read aloud', async () => {
    // 1,000,000 × $15/1M
    expect((await ask('/estimate model=tts-1 characters_per_month=1000000')).text).toContain(
      '$15.00 a month',
    );
  });

  it('estimates the seats of a plan, and says what nobody can know of them', async () => {
    const { text, json } = await ask('/estimate model=copilot-business seats=45');

    // 45 × $19
    expect(text).toContain('$855.00 a month for 45 seats ($19.00 per seat)');
    expect(text).toContain('What cannot be known');
    expect(json.estimate.unknowables).toHaveLength(1);
  });

  it('estimates an agent whose context grows from call to call', async () => {
    const { text, json } = await ask(
      '/estimate model=sonnet-4.6 tasks_per_month=100 calls_per_task=12 prefix_tokens=20000 growth_tokens=3000 output_tokens=800',
    );

    // Prompts of a task: 12 × 20,000 + 3,000 × (0 + 1 + … + 11) = 438,000
    // 100 × (438,000 × $3/1M + 12 × 800 × $15/1M)
    expect(json.estimate.planned_usd).toBe('145.8');
    for (const figure of ['24,000,000', '19,800,000', '1,200 model calls']) expect(text).toContain(figure);
  });

  it('names the choices without which there is no price', async () => {
    const { text, status, json } = await ask('/estimate model=gpt-image-1 accepted_images_per_month=1000');

    expect(status).toBe(2);
    expect(text).not.toContain('$');
    expect(json).toMatchObject({
      kind: 'question',
      question: 'Which quality (high, low, medium)? For example: "high".',
      options: ['high', 'low', 'medium'],
    });
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
