import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { parseReadings } from './readings-file.ts';

const AT = '2026-11-20T09:15:00Z';
const SECRET = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
const key = {
  hash: 'a1b2',
  name: 'prod',
  limit: 100,
  limit_remaining: 16,
  limit_reset: 'monthly',
  usage: 500,
};

function readingOf(record: object) {
  const file = parseReadings(JSON.stringify([{ at: AT, ...record }]));
  if (file.kind === 'refused') throw new Error(file.problem);
  return file.readings[0];
}

function problemOf(record: object): string {
  const file = parseReadings(JSON.stringify([{ at: AT, ...record }]));
  return file.kind === 'refused' ? file.problem : 'no problem';
}

describe('parseReadings: forms', () => {
  const record = { at: AT, key };
  it.each([
    ['a JSON array', JSON.stringify([record, record])],
    [
      'an object with readings',
      JSON.stringify({ note: 'made by hand', readings: [record, record] }, null, 2),
    ],
    ['JSON Lines', `${JSON.stringify(record)}\n\n${JSON.stringify(record)}\n`],
    [
      'JSON Lines of Windows with a byte order mark',
      `\uFEFF${JSON.stringify(record)}\r\n${JSON.stringify(record)}`,
    ],
  ])('reads %s', (_, text) => {
    const file = parseReadings(text);
    expect(file.kind === 'readings' && file.readings.length).toBe(2);
  });

  it('reads one JSON object as one record', () => {
    expect(parseReadings(JSON.stringify(record))).toMatchObject({ readings: [{ at: new Date(AT) }] });
  });

  it.each([
    ['', 'it is not JSON'],
    ['[]', 'it holds no readings'],
    ['{"readings": []}', 'it holds no readings'],
    ['{"readings": {}}', 'it holds no list of readings'],
    ['42', 'it holds no list of readings'],
    ['[{"at": 1},]', 'it is not JSON'],
    [`${JSON.stringify(record)}\n{"at":`, 'line 2 is not one whole JSON object'],
    ['[1]', 'readings[0] is 1; expected an object with "at"'],
  ])('refuses %j', (text, problem) => {
    expect(parseReadings(text)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining(problem),
    });
  });

  it('quotes nothing of a text that is not JSON', () => {
    expect(JSON.stringify(parseReadings(`[{"key": ${SECRET}}]`))).not.toContain('0123');
  });
});

describe('parseReadings: a key', () => {
  it('reads the answer of /key with and without its wrapper, and whatever else is in it', () => {
    expect(readingOf({ key })).toEqual({
      kind: 'key',
      subject: { kind: 'key', id: 'a1b2', name: 'prod' },
      at: new Date(AT),
      limit: usd('100'),
      limitRemaining: usd('16'),
      limitReset: 'monthly',
      spent: { allTime: usd('500') },
    });
    expect(readingOf({ key: { data: { ...key, budgets: [], rate_limit: null } } })).toEqual(
      readingOf({ key }),
    );
  });

  it('takes null as absent: no limit, and a limit that never resets', () => {
    expect(readingOf({ key: { ...key, limit: null, limit_remaining: null, limit_reset: null } })).toEqual({
      kind: 'key',
      subject: { kind: 'key', id: 'a1b2', name: 'prod' },
      at: new Date(AT),
      limitReset: 'never',
      spent: { allTime: usd('500') },
    });
  });

  it.each([
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    // Half-even at the twelfth decimal: 2.5 picodollars are 2, 3.5 are 4.
    [2.5e-12, '0.000000000002'],
    [3.5e-12, '0.000000000004'],
    [16.000000000000004, '16'],
    [1e21, '1000000000000000000000'],
  ])('reads %d dollars to the twelfth decimal', (usage, amount) => {
    expect(readingOf({ key: { ...key, usage } })).toMatchObject({ spent: { allTime: usd(amount) } });
  });

  it('counts own provider keys only where they count against the limit', () => {
    const byok = { byok_usage: 9, byok_usage_monthly: 6 };
    expect(readingOf({ key: { ...key, ...byok, include_byok_in_limit: false } })).not.toHaveProperty(
      'byokSpent',
    );
    expect(readingOf({ key: { ...key, ...byok, include_byok_in_limit: true } })).toMatchObject({
      byokSpent: { allTime: usd('9'), monthly: usd('6') },
    });
  });

  it.each([
    [{ limit: -5 }, 'readings[0].key.limit is -5; expected dollars as a number that is not negative'],
    [{ limit: '100' }, 'readings[0].key.limit is "100"; expected dollars as a number'],
    [{ usage: undefined }, 'readings[0].key.usage is missing; expected dollars as a number'],
    [{ limit_reset: 'yearly' }, 'readings[0].key.limit_reset is "yearly"; expected "daily"'],
    [{ hash: '' }, 'readings[0].key.label is missing; expected the label or hash'],
    [{ error: { code: 401 } }, 'readings[0].key.error is an object; expected counters'],
    [{ usage_daily: [] }, 'readings[0].key.usage_daily is a list'],
  ])('refuses %j with its place, its value and what it should be', (change, problem) => {
    expect(problemOf({ key: { ...key, ...change } })).toContain(problem);
  });

  it('names the wrapper in the place of a value', () => {
    expect(problemOf({ key: { data: { ...key, limit: -5 } } })).toMatch(
      /^readings\[0\]\.key\.data\.limit is -5/,
    );
  });

  it('names the line where there is one record a line', () => {
    const lines = [key, { ...key, limit: -5 }]
      .map((each) => JSON.stringify({ at: AT, key: each }))
      .join('\n');
    expect(parseReadings(lines)).toMatchObject({
      problem: expect.stringMatching(/^line 2: key\.limit is -5/),
    });
    expect(parseReadings('{"data": {}}')).toMatchObject({
      problem: expect.stringMatching(/^line 1: at is missing/),
    });
  });

  it('refuses a number that JSON cannot hold', () => {
    const text = JSON.stringify([{ at: AT, key }]).replace('"limit":100', '"limit":1e999');
    expect(parseReadings(text)).toMatchObject({ problem: expect.stringContaining('key.limit is Infinity') });
  });

  it('keeps no secret, neither in the name nor in what tells keys apart', () => {
    const { hash: _, name: __, ...bare } = key;
    const reading = readingOf({ key: { ...bare, label: `mine ${SECRET}` } });
    expect(reading).toMatchObject({ subject: { name: 'mine (masked key …cdef)' } });
    expect(JSON.stringify(reading?.subject)).not.toContain('0123');
    expect(problemOf({ key: { ...key, limit: SECRET } })).not.toContain('0123');
  });

  it('leaves labels as OpenRouter masks them, and tells those apart that end alike', () => {
    const { hash: _, name: __, ...bare } = key;
    const [one, other] = ['sk-or-v1-0e6...1c96', 'sk-or-v1-9ab...1c96'].map((label) =>
      readingOf({ key: { ...bare, label } }),
    );
    expect(one?.subject).toMatchObject({ name: 'sk-or-v1-0e6...1c96' });
    expect(one?.subject).not.toEqual(other?.subject);
  });
});

describe('parseReadings: credits', () => {
  it('reads them with the kind of key that asked', () => {
    const credits = { data: { total_credits: 50, total_usage: 12.25 } };
    expect(readingOf({ credits })).toEqual({
      kind: 'credits',
      subject: { kind: 'account' },
      at: new Date(AT),
      totalCredits: usd('50'),
      totalSpent: usd('12.25'),
    });
    const file = parseReadings(
      JSON.stringify([{ at: AT, credits, key: { ...key, is_management_key: false } }]),
    );
    expect(file).toMatchObject({ readings: [{ kind: 'key' }, { askedWith: 'ordinary-key' }] });
  });

  it('takes an error for an answer without counters', () => {
    const error = { code: 403, message: 'Only management keys can perform this operation' };
    expect(readingOf({ credits: { error } })).toMatchObject({
      kind: 'missing',
      cause: '403 Only management keys can perform this operation',
    });
  });

  it.each([
    [{ credits: { total_credits: 50 } }, 'readings[0].credits.total_usage is missing'],
    [{ credits: 5 }, 'readings[0].credits is 5; expected the body of GET /api/v1/credits'],
    [{}, 'readings[0] is an object; expected an object with "at" and with "key", "credits" or both'],
    [{ at: '2026-11-20', key }, 'readings[0].at is "2026-11-20"; expected an instant with its zone'],
    [{ at: undefined, key }, 'readings[0].at is missing'],
  ])('refuses %j', (record, problem) => {
    expect(problemOf(record)).toContain(problem);
  });
});
