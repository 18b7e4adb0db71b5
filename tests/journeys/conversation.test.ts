import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeReader, readFact, startFakeReader } from './fake-reader.ts';
import { type Finished, runProgram } from './program.ts';

const QUESTION = 'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-conversation-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

type Said = {
  readonly kind: string;
  readonly notes: readonly string[];
  readonly reasons: readonly string[];
  readonly estimate: { readonly planned_usd: string };
  readonly since?: { readonly change_usd: string };
};

/** Pipes lines into a chat and returns its replies as data. */
async function chat(lines: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const finished = await runProgram('bot', ['chat', '--json'], { input: `${lines.join('\n')}\n`, env });
  return { ...finished, said: repliesIn(finished) };
}

function repliesIn({ stdout }: Finished): readonly Said[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** What a reply plans, and what it changes: `81`, `27 (-54)`. */
function figures({ kind, estimate, since }: Said): string {
  if (kind !== 'estimate') return kind;
  return `${estimate.planned_usd}${since === undefined ? '' : ` (${since.change_usd})`}`;
}

describe('a conversation', () => {
  it('edits the last scenario, and answers with the difference', async () => {
    const { said, status } = await chat([
      QUESTION,
      'what about haiku?',
      'haiku 4.5',
      'batch 60 % of it',
      'double the users',
      'and in German?',
    ]);

    expect(said.map(figures)).toEqual([
      // 100 × 20 × 3 × (2,000 × $3/1M + 500 × $15/1M)
      '81',
      // There are three, and the dearest costs four times as much as the cheapest.
      'ambiguous-model',
      // 6,000 × (2,000 × $1/1M + 500 × $5/1M)
      '27 (-54)',
      // × (0.4 + 0.6 / 2)
      '18.9 (-8.1)',
      // × 2
      '37.8 (18.9)',
      // × 29/24
      '45.675 (7.875)',
    ]);
    expect(status).toBe(0);
  });

  it('says it in words: against before, because of what', async () => {
    const { stdout } = await runProgram('bot', ['chat'], { input: `${QUESTION}\ndouble the users\n` });

    expect(stdout).toContain('Against before: +$81.00 a month (+100%), from $81.00 to $162.00, because of');
    expect(stdout).toContain('users: 200 (you said: from "100 users")');
  });

  it('keeps to a comparison and to a budget while it asks for what is missing', async () => {
    const { said } = await chat([
      'gpt-5 mini vs haiku 4.5',
      '20k calls a month, 2k in, 500 out',
      'how many users for $500 a month on sonnet 4.6',
      '20 requests per user per day, 1,500 in, 400 out',
    ]);

    expect(said.map(({ kind }) => kind)).toEqual(['question', 'comparison', 'question', 'budget']);
    // $500 / (20 × 30 × (1,500 × $3/1M + 400 × $15/1M)) = 79.4
    expect(said[3]).toMatchObject({ result: 'found', at: { value: 79 } });
  });

  it('diagnoses a pasted error in between, and goes on', async () => {
    const { said } = await chat([
      QUESTION,
      '402 Insufficient credits. Add more using https://openrouter.ai/settings/credits',
      'double the users',
    ]);

    expect(said[1]).toMatchObject({ kind: 'diagnosis', cause: 'account_balance_exhausted' });
    expect(said.map(figures)[2]).toBe('162 (81)');
  });

  it('goes on after the program was stopped, where a file remembers, until /new', async () => {
    const env = { TOLLKEEPER_STORE: join(folder, 'store.sqlite') };
    await chat([QUESTION], env);

    expect((await chat(['double the users'], env)).said.map(figures)).toEqual(['162 (81)']);
    expect((await chat(['/new'], env)).said.map(figures)).toEqual(['forgotten']);
    expect((await chat(['double the users'], env)).said.map(figures)).toEqual(['refused']);
  });

  it('remembers nothing beyond the program without a file', async () => {
    await chat([QUESTION]);

    expect((await chat(['double the users'])).said.map(figures)).toEqual(['refused']);
  });

  it('does not start on a file that is no store', async () => {
    const { status, stdout, stderr } = await chat([QUESTION], { TOLLKEEPER_STORE: folder });

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(folder);
  });
});

describe('a chat with a language model', () => {
  let model: FakeReader;

  afterEach(() => model.close());

  const LEFT_OVER = 'sonnet 4.6, 6,000 requests a month, 2,000 in, blorp 500';

  it('says what the model read and what that cost, and pays once for the same words', async () => {
    model = await startFakeReader(() => ({ facts: [readFact('output_tokens', '500', 'blorp 500')] }));
    const env = { ...model.env, TOLLKEEPER_STORE: join(folder, 'store.sqlite') };
    const { said } = await chat([LEFT_OVER, '/new', LEFT_OVER], env);

    // 6,000 × (2,000 × $3/1M + 500 × $15/1M)
    expect(said.map(figures)).toEqual(['81', 'forgotten', '81']);
    expect(said[0]?.notes).toEqual([
      'Parts of this were read by fake/reader ($0.0002: 1200 tokens in, 90 out).',
    ]);
    expect(said[2]?.notes).toEqual(['Parts of this were read by fake/reader (remembered: it cost nothing).']);
    expect(model.asked).toEqual([LEFT_OVER]);
  });

  it('tells its failure, and answers by the rules', async () => {
    model = await startFakeReader(() => 503);
    const env = { ...model.env, TOLLKEEPER_STORE: join(folder, 'store.sqlite') };
    const { said, status } = await chat([LEFT_OVER, QUESTION], env);

    expect(said.map(figures)).toEqual(['question', '81']);
    expect(said[0]?.notes).toEqual([
      expect.stringMatching(/^The language model .*, so your message was read by fixed rules alone\.$/),
    ]);
    expect(said[1]?.notes).toEqual([]);
    expect(status).toBe(0);
  });

  it('counts its daily limit in the file, over several programs', async () => {
    model = await startFakeReader(() => ({}));
    const env = {
      ...model.env,
      TOLLKEEPER_STORE: join(folder, 'store.sqlite'),
      TOLLKEEPER_READER_DAILY_PER_PERSON: '1',
    };
    await runProgram('bot', ['ask', LEFT_OVER], { env });
    const { stdout } = await runProgram('bot', ['ask', LEFT_OVER.replace('blorp', 'florp')], { env });

    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'has read your 1 messages of today, which is the daily limit',
    );
    expect(model.asked).toHaveLength(1);
  });

  it('names every wrong setting, and does not start', async () => {
    model = await startFakeReader(() => ({}));
    const env = { ...model.env, TOLLKEEPER_READER_TIMEOUT_MS: 'soon', TOLLKEEPER_STORE: '' };
    const { status, stderr } = await chat([QUESTION], env);

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^tollkeeper: TOLLKEEPER_READER_TIMEOUT_MS .*\ntollkeeper: TOLLKEEPER_STORE .*\n$/,
    );
  });
});
