import { describe, expect, it } from 'vitest';

import { runProgram } from './program.ts';

const SECRET = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A key with $100 in all, which never resets, so that the day of the test does not matter. */
function record(minutesAgo: number, left: number, parts: object = {}) {
  const at = new Date(Date.now() - minutesAgo * MINUTE).toISOString();
  return { at, key: { label: 'prod', limit: 100, limit_remaining: left, usage: 100 - left, ...parts } };
}

function guardOnce(...records: readonly object[]) {
  return runProgram('guard', ['once', '--readings', '-'], { input: JSON.stringify(records) });
}

describe('guard once', () => {
  it('warns of the example at 84% of its monthly limit', async () => {
    const { stdout, stderr, status } = await runProgram('guard', [
      'once',
      '--readings',
      'apps/guard/examples/readings.json',
    ]);
    expect(stderr).toBe('');
    // 100 − 16 = 84; 84 / 100
    expect(stdout).toContain('Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00.');
    expect(stdout.match(/^(Info|Warning): /gm)).toEqual(['Info: ', 'Warning: ']);
    expect(stdout).toMatch(
      /2 readings, 1 alert: warning for key "prod" \(latest reading 2026-11-17 09:15 UTC\)\.\n$/,
    );
    expect(status).toBe(1);
  });

  it('is silent but for the summary while nothing is near', async () => {
    const { stdout, status } = await guardOnce(record(2, 90), record(1, 51));
    expect(stdout).toMatch(/^2 readings, 0 alerts: no alert holds \(latest reading .+ UTC\)\.\n$/);
    expect(status).toBe(0);
  });

  it('prints one card per notification, in the order of time', async () => {
    const { stdout, status } = await guardOnce(record(1, 0), record(3, 16), record(2, 15));
    expect(stdout.match(/^(Warning|Critical|Exhausted): /gm)).toHaveLength(2);
    expect(stdout.indexOf('84%')).toBeLessThan(stdout.indexOf('100%'));
    expect(stdout).toContain('3 readings, 1 alert: exhausted for key "prod"');
    expect(status).toBe(1);
  });

  it('ends with 0 when the alert was resolved', async () => {
    const raised = { limit: 300, usage: 84 };
    const { stdout, status } = await guardOnce(record(3, 16), record(2, 216, raised), record(1, 216, raised));
    expect(stdout).toContain('the limit was raised');
    expect(stdout).toContain('3 readings, 0 alerts');
    expect(status).toBe(0);
  });

  it('tells spent credits from a spent key', async () => {
    const credits = { data: { total_credits: 20, total_usage: 20.5 } };
    const { stdout, status } = await guardOnce({ ...record(1, 60), credits });
    // 20 − 20.5
    expect(stdout).toContain('The account has no credits left: $20.50 spent of $20.00 bought.');
    expect(stdout).toContain('2 readings, 1 alert: exhausted for the account');
    expect(status).toBe(1);
  });

  it('keeps the alert when later readings are missing or suspect, and says so', async () => {
    const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * MINUTE).toISOString();
    const { stdout, status } = await guardOnce(
      { at: at(3), credits: { total_credits: 20, total_usage: 20 } },
      {
        at: at(2),
        credits: { error: { code: 403, message: 'Only management keys can perform this operation' } },
      },
      { at: at(1), credits: { total_credits: 0, total_usage: 0 } },
    );
    const unwrapped = stdout.replaceAll('\n', ' ');
    expect(unwrapped).toContain('403 Only management keys can perform this operation');
    expect(unwrapped).toContain('0 credits bought and 0 spent');
    expect(stdout).toContain('3 readings, 1 alert, 2 notices: exhausted for the account');
    expect(status).toBe(1);
  });

  it('does not believe a reading from tomorrow', async () => {
    const { stdout, status } = await guardOnce(record(-DAY / MINUTE, 0));
    expect(stdout).toContain('dated in the future');
    expect(stdout).toContain('1 reading, 0 alerts, 1 notice');
    expect(status).toBe(0);
  });

  it('never prints a secret, and no control character of a name', async () => {
    const { stdout } = await guardOnce(record(1, 16, { label: `\u001b[2J${SECRET}\r\n` }));
    expect(stdout).toContain('(masked key …cdef)');
    expect(stdout).not.toContain('0123');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\r');
  });

  it.each([
    [
      'a value that cannot be',
      [record(1, 16, { limit: -5 })],
      'readings[0].key.limit is -5; expected dollars',
    ],
    ['a text for a number', [record(2, 16), record(1, 16, { usage: '84' })], 'readings[1].key.usage is "84"'],
    ['no readings at all', [], 'it holds no readings'],
    ['a secret where none belongs', [record(1, 16, { limit: SECRET })], 'is "(masked key …cdef)"'],
  ])('ends with 2 and one sentence on %s', async (_, records, sentence) => {
    const { stdout, stderr, status } = await guardOnce(...records);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^guard: standard input cannot be used: .+\.\n$/);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('0123');
    expect(status).toBe(2);
  });

  it.each([
    [['once', '--readings', 'no-such.json'], 'no-such.json cannot be read: there is no such file'],
    [['once', '--readings', 'apps'], 'apps cannot be read: it is a folder'],
    [['once'], 'set OPENROUTER_MANAGEMENT_KEY'],
    [['once', '--raedings', 'a.json'], "Unknown option '--raedings'"],
    [['look'], '"look" is not a command'],
    [[], 'a command is missing'],
    [['run', '--readings', 'a.json', '--schedule', 'often'], 'the schedule "often" is not a cron expression'],
  ])('ends with 2 and one sentence on guard %j', async (words, sentence) => {
    const { stdout, stderr, status } = await runProgram('guard', words);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^guard: .+\.\n$/);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  it('explains its exit codes', async () => {
    const { stdout, status } = await runProgram('guard', ['help', 'once']);
    expect(stdout).toContain('Exit codes: 0 no alert holds;');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(88);
    expect(status).toBe(0);
  });
});
