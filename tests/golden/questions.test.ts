import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FakeReader, readFact, startFakeReader } from '../journeys/fake-reader.ts';
import { questionOutcome } from './questions.ts';
import { type Row, readRows } from './rows.ts';

const rows = readRows(new URL('questions.jsonl', import.meta.url));

const INTENTS = [...new Set(rows.map((row) => String(row['intent'])))];

function rowOf(id: string): Row {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`the corpus has no ${id}`);
  return row;
}

/** The row with other expectations; `undefined` takes one away. */
function expecting(id: string, change: Readonly<Record<string, unknown>>): Row {
  const row = rowOf(id);
  const changed = Object.entries({ ...(row['expect'] as object), ...change });
  return { ...row, expect: Object.fromEntries(changed.filter(([, value]) => value !== undefined)) };
}

describe('the corpus of questions', () => {
  it.each(INTENTS)('is understood, row by row: %s', (intent) => {
    const wrong = rows
      .filter((row) => row['intent'] === intent)
      .map((row) => ({ id: row.id, question: row['question'], ...questionOutcome(row) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it.each<[string, Row, string]>([
    ['another number', expecting('q001', { users: 101 }), 'users 100'],
    ['a number that is off by one in 100,000', expecting('q003', { monthly_requests: 60_000.6 }), 'monthly_requests 60000'],
    ['a fact that nobody expects', expecting('q001', { retry_rate: undefined }), 'invented retry_rate 0.03'],
    ['a fact that is not understood', expecting('q001', { cached_share: 0.5 }), 'cached_share undefined'],
    ['a total that does not follow', expecting('q013', { monthly_requests: 14_400 }), 'monthly_requests 10560'],
    ['another kind of work', expecting('q001', { workload: 'agent' }), 'workload "text"'],
    ['another model', expecting('q003', { model: 'anthropic/claude-haiku-4.5' }), 'model anthropic/claude-sonnet-4.6'],
    ['a model that nobody named', expecting('q003', { model: undefined }), 'invented model anthropic/claude-sonnet-4.6'],
    ['one of two models', expecting('q095', { models: ['openai/gpt-5.4'] }), 'model anthropic/claude-sonnet-4.6, openai/gpt-5.4'],
    ['another intent', { ...rowOf('q001'), intent: 'compare' }, 'intent estimate'],
    ['money that is off by a cent', expecting('q001', { planned_usd: '95.9545' }), 'planned_usd 95.9445'],
    ['the base of another volume', expecting('q001', { base_usd: '81.01' }), 'base_usd 81'],
    ['the cost of an accepted image', expecting('q002', { cost_per_accepted_usd: '0.106' }), 'cost_per_accepted_usd 0.096'],
    ['a question that is not asked', { ...rowOf('q057'), clarify: ['volume', 'model'] }, 'model not asked'],
    ['a question where an answer is wanted', { ...rowOf('q057'), clarify: [] }, 'no answer: How many'],
    ['another cause of an error', expecting('q077', { cause: 'key_limit_exhausted' }), 'cause account_balance_exhausted'],
    ['another status of an error', expecting('q077', { error_status: 403 }), 'status 402'],
    ['an error that is none', { ...rowOf('q077'), question: 'what do 402 requests cost?' }, 'not diagnosed'],
    ['a follow-up without what it follows', { ...rowOf('q131'), context: [] }, 'users'],
  ])('can fail, and names the fault: %s', (_, row, fault) => {
    const { passed, got } = questionOutcome(row);

    expect(passed).toBe(false);
    expect(got).toContain(fault);
  });

  it('accepts other ids of the same model, and other right intents', () => {
    const alias = { ...expecting('q003', { model: 'somebody/else' }), model_aliases: ['host/claude-sonnet-4.6'] };

    expect(questionOutcome(alias).got).toBe('');
    expect(questionOutcome({ ...rowOf('q001'), intent: 'compare', intent_alt: ['estimate'] }).got).toBe('');
  });
});

describe('corpus questions --interpreter', () => {
  let folder: string;
  let model: FakeReader;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tollkeeper-corpus-'));
    // "The usual handful" is for nobody's rules; the model reads what a row asks for, or gives up.
    model = await startFakeReader((message) =>
      message.includes('blorp') ? { facts: [readFact('output_tokens', '350', 'blorp 350')] } : 503,
    );
  });

  afterAll(async () => {
    await model.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function corpus(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const program = join(import.meta.dirname, 'corpus.ts');
    const { TOLLKEEPER_READER_MODEL: _, ...own } = process.env;
    return promisify(execFile)(process.execPath, [program, ...args], { env: { ...own, ...env } }).then(
      ({ stdout, stderr }) => ({ stdout, stderr, status: 0 }),
      ({ stdout, stderr, code }) => ({ stdout, stderr, status: code }),
    );
  }

  async function fileOf(...own: readonly Row[]): Promise<string> {
    const file = join(folder, 'rows.jsonl');
    await writeFile(file, own.map((row) => JSON.stringify(row)).join('\n'));
    return file;
  }

  const LEFT_OVER: Row = {
    id: 'x1',
    intent: 'estimate',
    question: 'sonnet 4.6, 6,000 requests a month, 2,000 in, blorp 350',
    expect: {
      workload: 'text',
      model: 'anthropic/claude-sonnet-4.6',
      monthly_requests: 6000,
      input_tokens: 2000,
      output_tokens: 350,
      // 6,000 × (2,000 × $3/1M + 350 × $15/1M)
      base_usd: '67.5',
    },
  };

  it('scores with the configured model what the rules leave over, and says what that cost', async () => {
    const file = await fileOf(LEFT_OVER, rowOf('q001'));

    expect(await corpus(['questions', '--file', file])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^x1: wanted .*output_tokens undefined.*\n1 passed, 1 failed\n$/s),
    });
    expect(await corpus(['questions', '--file', file, '--interpreter', 'model'], model.env)).toEqual({
      status: 0,
      stdout: '2 passed, 0 failed\n',
      stderr: 'fake/reader read 1 of the 1 messages that it was asked about, for $0.000200 as far as its endpoint says.\n',
    });
    // The rules are sure of the other one.
    expect(model.asked).toEqual([LEFT_OVER['question']]);
  });

  it('keeps to the rules where the model is of no help, and says how often', async () => {
    const file = await fileOf({ ...LEFT_OVER, question: String(LEFT_OVER['question']).replace('blorp', 'florp') });
    const { status, stderr } = await corpus(['questions', '--file', file, '--interpreter', 'model'], model.env);

    expect(status).toBe(1);
    expect(stderr).toMatch(/read 0 of the 1 messages.*\n1 times: The language model /s);
  });

  it.each([
    [['questions', '--interpreter', 'model'], 'no language model is configured: set TOLLKEEPER_READER_MODEL'],
    [['questions', '--interpreter', 'oracle'], 'there is no interpreter "oracle"'],
    [['costs', '--interpreter', 'model'], 'a language model reads questions, not costs'],
    [['answers'], 'there is no corpus "answers"'],
    [[], 'there is no corpus ""'],
    [['questions', '--rows', '3'], "Unknown option '--rows'"],
    [['questions', '--file', '/nowhere.jsonl'], 'no such file'],
  ])('is a mistake of usage: %j', async (args, reason) => {
    const { status, stdout, stderr } = await corpus(args);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain('usage: corpus costs|errors|questions [--file F] [--interpreter rules|model]');
  });

  it('names every mistake in the settings of the model', async () => {
    const env = { ...model.env, TOLLKEEPER_READER_API_KEY: '', TOLLKEEPER_READER_TIMEOUT_MS: 'soon', OPENROUTER_API_KEY: '' };
    const { status, stderr } = await corpus(['questions', '--interpreter', 'model'], env);

    expect(status).toBe(2);
    expect(stderr).toContain('TOLLKEEPER_READER_TIMEOUT_MS must be a whole number');
  });

  it('counts a row over which it breaks as failed, and goes on', async () => {
    const file = await fileOf({ ...rowOf('q001'), id: 'x2', expect: null }, rowOf('q001'));

    expect(await corpus(['questions', '--file', file])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^x2: wanted an answer, got TypeError.*\n1 passed, 1 failed\n$/),
    });
  });
});
