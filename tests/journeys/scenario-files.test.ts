import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runProgram } from './program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-scenario-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const bot = (...args: readonly string[]) => runProgram('bot', args);

/** Ends with status 2, says why on the error output and nothing on the standard output. */
async function refusalOf(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, status } = await bot(...args);
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).not.toMatch(/^\s+at .+:\d+/m);
  return stderr;
}

/** 60,000 requests a month of 2,000 and 500 tokens at $3 and $15 per 1M: $360 + $450, and 3% retries, and 15%. */
const CHAT = `version: 1
name: Support chat
workloads:
  - kind: text
    name: chat
    model: sonnet 4.6
    inputs:
      users: 1,000
      active_days: 20
      requests_per_user_per_day: 3
      input_tokens: 2k
      output_tokens: 500
operations: { retry_rate: 3% }
buffer: 15%
fees: { top_up: 100 }
`;
const TEXT_EXAMPLE = 'docs/examples/text.yaml';

describe('tollkeeper estimate', () => {
  it('shows what a file costs, under the name that it has', async () => {
    const { stdout, stderr, status } = await bot('estimate', await file('chat.yaml', CHAT));

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Support chat — Estimate: Claude Sonnet 4.6\n/);
    // $810 × 1.03 = $834.30; × 1.15 = $959.445
    expect(stdout.replaceAll('\n', ' ')).toContain(
      '$810.00 base, $834.30 with operations, $959.44 with the buffer',
    );
    expect(stdout).not.toContain('How sure');
  });

  it('says how sure that is where an input is a range', async () => {
    const { stdout } = await bot('estimate', TEXT_EXAMPLE);

    expect(stdout).toContain('How sure');
    expect(stdout).toContain('What the spread comes from');
  });

  it('gives the same as data, money as decimal strings', async () => {
    const { stdout } = await bot('--json', 'estimate', await file('chat.yaml', CHAT));

    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'estimate',
      name: 'Support chat',
      estimate: { base_usd: '810', expected_usd: '834.3', planned_usd: '959.445', exact: true },
      assumptions: expect.arrayContaining([expect.objectContaining({ field: 'users', value: 1_000 })]),
    });
    const ranged = JSON.parse((await bot('estimate', TEXT_EXAMPLE, '--json')).stdout);
    expect(ranged.range.planned.p90_usd).toMatch(/^\d+\.\d+$/);
  });

  it('gives rows for a spreadsheet, the totals at the end', async () => {
    const { stdout } = await bot('estimate', await file('chat.yaml', CHAT), '--csv');
    const rows = stdout.trimEnd().split('\n');

    expect(rows.slice(0, 2)).toEqual([
      'workload,layer,what,quantity,rate_usd,per,unit,source,as_of,usd,exact',
      'chat,base,Input tokens,120000000,3,1000000,input-token,models.dev,2026-09-30,360,yes',
    ]);
    expect(rows.slice(-4)).toEqual([
      ',total,base,,,,,,,810,yes',
      ',total,expected,,,,,,,834.3,yes',
      ',total,planned,,,,,,,959.445,yes',
      // 9.59445 purchases of $100, 5.5% each
      ',total,fees,,,,,,,52.769475,yes',
    ]);
  });

  it('gives Markdown', async () => {
    const { stdout } = await bot('estimate', await file('chat.yaml', CHAT), '--md');

    expect(stdout).toMatch(/^## Support chat — Estimate: Claude Sonnet 4.6\n/);
    expect(stdout).toContain('| base | Input tokens | 120,000,000 | $3/1M | $360.00 |');
  });

  it('reads the standard input', async () => {
    const { stdout, status } = await runProgram('bot', ['estimate', '-', '--json'], { input: CHAT });

    expect(status).toBe(0);
    expect(JSON.parse(stdout).estimate.planned_usd).toBe('959.445');
  });

  it.each([
    'agent',
    'image',
    'mixed',
    'speech',
    'subscription',
    'text',
    'transcription',
    'video',
    'voice-chain',
    'voice',
  ])('has a figure for the example %s', async (name) => {
    const { stdout, stderr, status } = await bot('estimate', `docs/examples/${name}.yaml`, '--json');

    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(JSON.parse(stdout).estimate).toMatchObject({
      exact: true,
      planned_usd: expect.stringMatching(/^[1-9]\d*(\.\d+)?$/),
    });
  });
});

describe('a scenario file that cannot be used', () => {
  it('is told with all of its mistakes and their lines', async () => {
    const wrong = CHAT.replace('sonnet 4.6', 'sonnet 4.7').replace('1,000', 'many').replace('15%', '1500%');
    const stderr = await refusalOf('estimate', await file('wrong.yaml', wrong), '--json');

    expect(stderr).toMatch(
      /^tollkeeper: .+wrong\.yaml cannot be used:\n {2}line 6: .+"sonnet 4\.7".+\n {2}line 8: .+"many".+\n {2}line 14: .+1,500%/,
    );
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'line 1: the file is empty'],
    ['no YAML', 'version: 1\nworkloads: [', 'this is no valid YAML'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'is no text in UTF-8'],
    ['2 MB', 'a'.repeat(2_000_000), 'has 2.0 MB; up to 1 MB are read'],
    ['300 kB', `version: 1 # ${'a'.repeat(300_000)}`, 'the most is 262144'],
  ])('may be %s', async (name, content, problem) => {
    expect(await refusalOf('estimate', await file(`${name}.yaml`, content))).toContain(problem);
  });

  it.each([
    ['nowhere.yaml', 'there is no such file'],
    ['.', 'it is a directory'],
  ])('may be %s', async (path, problem) => {
    expect(await refusalOf('sensitivity', join(folder, path))).toContain(problem);
  });

  it('is told together with the other one', async () => {
    const stderr = await refusalOf('diff', join(folder, 'nowhere.yaml'), await file('empty.yaml', ''));

    expect(stderr).toMatch(/nowhere\.yaml cannot be read[\s\S]+empty\.yaml cannot be used/);
  });

  it('has no figure where nothing has a known price', async () => {
    const open = `version: 1
workloads:
  - { kind: image, model: gpt-image-1.5, inputs: { accepted_images: 10 } }
`;
    const path = await file('open.yaml', open);
    for (const command of ['estimate', 'advice', 'pilot'])
      expect(await refusalOf(command, path)).toContain('there is no figure');
  });
});

describe('tollkeeper compare', () => {
  it("ranks models against the file's own", async () => {
    const { stdout, status } = await bot('compare', await file('chat.yaml', CHAT), 'haiku 4.5', '--json');

    expect(status).toBe(0);
    // A third of the prices: $959.445 / 3
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'comparison',
      verdict: { kind: 'cheapest', model: 'anthropic/claude-haiku-4.5' },
      ranked: [
        { model: 'anthropic/claude-haiku-4.5', estimate: { planned_usd: '319.815' } },
        { model: 'anthropic/claude-sonnet-4.6', against: { usd: '639.63', factor: 3 } },
      ],
    });
  });

  it('shows a table, and rows for a spreadsheet', async () => {
    const path = await file('chat.yaml', CHAT);
    const [text, csv] = await Promise.all([
      bot('compare', path, 'haiku 4.5'),
      bot('compare', path, 'haiku 4.5', '--csv'),
    ]);

    expect(text.stdout).toMatch(/1 +Claude Haiku 4\.5 +\$319\.8[12]/);
    expect(csv.stdout.split('\n')[1]).toMatch(
      /^anthropic\/claude-haiku-4\.5,Claude Haiku 4\.5,month,yes,270,278\.1,319\.815,[\d.]+,cheapest,,,$/,
    );
  });

  it('refuses names that are not clear, all of them, with what is near', async () => {
    const stderr = await refusalOf('compare', await file('chat.yaml', CHAT), 'sonnet', 'gpt-5.7-imaginary');

    expect(stderr).toMatch(/"sonnet" may be one of anthropic\//);
    expect(stderr).toMatch(/no model "gpt-5\.7-imaginary"; near it are openai\//);
  });
});

describe('tollkeeper diff', () => {
  it('splits the difference into its causes, which add up', async () => {
    const old = await file('chat.yaml', CHAT);
    const current = await file('more.yaml', CHAT.replace('1,000', '1,200').replace('15%', '20%'));
    const { stdout, status } = await bot('diff', old, current, '--json');
    const { change_usd, before, after, parts } = JSON.parse(stdout);

    expect(status).toBe(0);
    // $834.30 × 1.2 × 1.2
    expect({ before: before.usd, after: after.usd }).toEqual({ before: '959.445', after: '1201.392' });
    // $959.445 × 0.2, and then $834.30 × 1.2 × 0.05
    expect(parts).toMatchObject([
      { kind: 'volume', label: 'users', from: '1,000', to: '1,200', change_usd: '191.889' },
      { kind: 'buffer', change_usd: '50.058' },
    ]);
    expect(change_usd).toBe('241.947');
  });
});

describe('tollkeeper diff of work that repeats and work done once', () => {
  it('has no answer', async () => {
    const once = CHAT.replace(/users: [\s\S]+per_day: 3/, 'calls: 60,000');
    const stderr = await refusalOf('diff', await file('chat.yaml', CHAT), await file('once.yaml', once));

    expect(stderr).toContain('OLD costs $959.44 a month, NEW $959.44 once');
  });
});

describe('tollkeeper sensitivity, advice, pilot and afford', () => {
  it('ranks what the cost depends on', async () => {
    const { stdout, status } = await bot('sensitivity', await file('chat.yaml', CHAT), '--csv');

    expect(status).toBe(0);
    // A fifth more or less of $959.445
    expect(stdout.split('\n')[1]).toBe('chat,users,1000,given,800,767.556,1200,1151.334,383.778,1,,,yes');
  });

  it('finds what would save money', async () => {
    const { stdout } = await bot('advice', await file('chat.yaml', CHAT), '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'advice',
      planned: { usd: '959.445', exact: true },
      advice: expect.arrayContaining([expect.objectContaining({ kind: 'batch', saving_usd: '479.7225' })]),
    });
  });

  it('plans a test of one piece of work', async () => {
    const [one, several, named] = await Promise.all([
      bot('pilot', await file('chat.yaml', CHAT), '--json'),
      bot('pilot', 'docs/examples/mixed.yaml'),
      bot('pilot', 'docs/examples/mixed.yaml', 'spoken answers'),
    ]);

    expect(JSON.parse(one.stdout)).toMatchObject({
      kind: 'pilot',
      unit: 'request',
      // (1.645 × 1 / 20%)², rounded up; (2,000 × $3 + 500 × $15) / 1M × 1.03
      runs: 68,
      unit_cost: { usd: '0.013905', exact: true },
    });
    expect(several.stderr).toContain('name one of answers, drawings, spoken answers');
    expect(named.stdout).toContain('minutes of speech');
  });

  it('puts the results of a test into the plan, and writes no file', async () => {
    const path = await file('chat.yaml', CHAT);
    const results = await file('results.yaml', 'runs: 200\nday: 2026-11-21\noutput_tokens: 80000\n');
    const [json, yaml] = await Promise.all([
      bot('pilot', path, '--observed', results, '--json'),
      bot('pilot', path, '--observed', results, '--yaml'),
    ]);

    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: 'pilot-result',
      before: { usd: '959.445' },
      after: { usd: '852.84' }, // 60,000 × (2,000 × $3 + 400 × $15) / 1M × 1.03 × 1.15
    });
    const measured = await bot('estimate', await file('measured.yaml', yaml.stdout), '--json');
    expect(JSON.parse(measured.stdout)).toMatchObject({
      name: 'Support chat',
      estimate: { planned_usd: '852.84' },
    });

    const wrong = await file('wrong.yaml', 'runs: 200\nday: yesterday\ntokens: 5\n');
    const refusal = await refusalOf('pilot', path, '--observed', wrong);
    expect(refusal).toMatch(
      /line 2: day is "yesterday", expected a day.*\n.*line 3: the file has no key "tokens"/,
    );
  });

  it('compares the work with seats of a plan, and takes nothing else for one', async () => {
    const path = await file('chat.yaml', CHAT);
    const { stdout } = await bot('plan', path, 'plan/claude-pro', '5');
    expect(stdout).toContain('Plan or API: 5 × Claude Pro');
    expect(await refusalOf('plan', path, 'haiku 4.5')).toContain(
      'claude-haiku-4.5 is no plan; plans are plan/',
    );
  });

  it('finds what a budget allows', async () => {
    const path = await file('chat.yaml', CHAT);
    const { stdout, status } = await bot('afford', path, 'users', '$500', '--json');

    expect(status).toBe(0);
    // $500 / $0.959445 is 521.1 users
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'afford',
      period: 'month',
      field: 'users',
      budget_usd: '500',
      at: { value: 521, planned: { usd: '499.870845', exact: true } },
      next: { value: 522 },
    });
    expect(await refusalOf('afford', path, 'user', '00')).toMatch(/did you mean users\?[\s\S]+needs quotes/);
  });
});

describe('tollkeeper benchmark', () => {
  const RATES = `version: 1
as_of: 2026-11-01
models:
  acme/formula:
    name: =HYPERLINK("http://example.com")
    rates:
      - { unit: input-token, usd: "1", per: 1000000 }
      - { unit: output-token, usd: "4", per: 1000000 }
`;

  it('writes CSV in which no cell is a formula', async () => {
    const env = { TOLLKEEPER_RATES: await file('rates.yaml', RATES) };
    const { stdout, status } = await runProgram('bot', ['benchmark', '--csv', 'acme/formula'], { env });
    const [head, first] = stdout.split('\n');

    expect(status).toBe(0);
    expect(head).toMatch(/^preset,preset_name,kind,model,model_name,variant,period,exact,base_usd,/);
    // 100 users × 20 days × 3 requests × (2,000 × $1/1M + 500 × $4/1M)
    expect(first).toMatch(
      /^support-chat-small,"support chat, 100 users",text,acme\/formula,"'=HYPERLINK\(""http:\/\/example\.com""\)",,month,yes,24,24,24,,,request,0\.004,,your rate,2026-11-01,\w+\+your-rates,\d{4}-\d\d-\d\d$/,
    );
  });

  it('is CSV unless something else is asked for, and the same every time', async () => {
    const words = ['benchmark', 'gpt-image-1.5', 'veo 3.1'];
    const [usual, csv, json] = await Promise.all([
      bot(...words),
      bot(...words, '--csv'),
      bot(...words, '--json'),
    ]);

    expect(usual.stdout).toBe(csv.stdout);
    expect(JSON.parse(json.stdout).rows).toHaveLength(csv.stdout.trimEnd().split('\n').length - 1);
  });
});

describe('tollkeeper schema', () => {
  it('prints the schema that editors read', async () => {
    const { stdout, status } = await bot('schema');

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(
        await readFile(join(import.meta.dirname, '../../packages/engine/scenario.schema.json'), 'utf8'),
      ),
    );
  });
});

describe('options of the commands on scenario files', () => {
  it.each([
    [['estimate', TEXT_EXAMPLE, '--json', '--csv'], 'choose one of --json, --csv'],
    [['diff', TEXT_EXAMPLE, TEXT_EXAMPLE, '--csv'], 'there is no option --csv for diff'],
    [['estimate'], 'estimate needs a FILE'],
    [['diff', '-', '-'], 'only one of OLD and NEW'],
  ])('%j is answered with what is wrong', async (args, fault) => {
    expect(await refusalOf(...args)).toMatch(new RegExp(`^tollkeeper: ${fault}`));
  });
});
