import { createHash } from 'node:crypto';
import type { Reading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { openStore } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { storedListing } from '../collecting/listing-record.ts';
import { storedReading } from '../collecting/reading-text.ts';
import { sourceSubject } from '../collecting/source.ts';
import { hearing } from './hearing.ts';
import { knownKeys } from './known-keys.ts';
import { parseReport } from './reported-refusal.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const SECRET = 'sk-or-v1-0123456789abcdef0123456789abcdef';
const PROD = createHash('sha256').update(SECRET).digest('hex');
const LABEL = 'sk-or-v1-012...cdef';

function key(id: string, name: string, left: string): Reading {
  return {
    kind: 'key',
    subject: { kind: 'key', id, name },
    at: AT,
    limit: usd('100'),
    limitRemaining: usd(left),
    limitReset: 'weekly',
    spent: { allTime: usd('50') },
  };
}

async function ears() {
  const store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  const credits: Reading = {
    ...{ kind: 'credits', subject: { kind: 'account' }, at: AT },
    ...{ totalCredits: usd('100'), totalSpent: usd('28.27') },
  };
  const readings = [
    key(PROD, 'prod', '40'),
    key('b'.repeat(64), 'twin', '0'),
    key('c'.repeat(64), 'twin', '0'),
    credits,
  ];
  const listing = { at: AT, listed: [PROD], absent: [], labels: [[PROD, LABEL]] as const };
  const none = { watched: [], incidents: [], events: [], outbox: [], targets: [] };
  await store.guard.commit({
    ...none,
    readings: [...readings.map(storedReading), storedListing(sourceSubject('m keys', 'keys'), listing)],
  });
  let now = AT;
  const hear = hearing(
    knownKeys(store.readings, () => now.getTime()),
    () => now,
  );
  return {
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    async heard(...list: readonly object[]) {
      const parsed = parseReport(JSON.stringify(list));
      if (parsed.kind === 'mistaken') throw new Error(parsed.problem);
      return hear(parsed.refusals);
    },
  };
}

const SPENT = { status: 403, message: 'Key limit exceeded (weekly limit)' };

describe('hearing', () => {
  it.each(['prod', PROD, PROD.toUpperCase(), LABEL, SECRET])(
    'finds the key that is meant by %s',
    async (given) => {
      const [heard] = await (await ears()).heard({ ...SPENT, key: given });
      expect(heard).toMatchObject({
        answer: { cause: 'key_limit_weekly', key: 'prod', counted_for: 'key' },
        counted: { subject: { kind: 'key', id: PROD }, cause: 'key_limit_weekly', status: 403, count: 1 },
      });
      expect(JSON.stringify(heard)).not.toContain('0123456789ab');
    },
  );

  it.each(['twin', 'nobody', 'f'.repeat(64)])(
    'counts for the account where a key is not known or not the only one: %s',
    async (given) => {
      const [heard] = await (await ears()).heard({ ...SPENT, key: given });
      expect(heard).toMatchObject({
        answer: { key: 'not known', counted_for: 'account' },
        counted: { subject: { kind: 'account' } },
      });
    },
  );

  it('says what a key that was thought fine had left', async () => {
    const [heard] = await (await ears()).heard({ ...SPENT, key: 'prod' });
    expect(heard?.answer).toMatchObject({
      unexpected:
        'By the reading of 2026-11-21 12:00 UTC, the key "prod" had $40.00 left of its limit of $100.00: it was spent since, or the refusal is of another key.',
      waiting: { helps: 'until_reset', until: '2026-11-23T00:00:00.000Z' },
    });
  });

  it('says what an account that was thought fine had left, and counts it once for the account', async () => {
    const [heard] = await (await ears()).heard({
      status: 402,
      message: 'Insufficient credits',
      key: 'prod',
      count: 3,
    });
    expect(heard).toMatchObject({
      // 100 − 28.27
      answer: { unexpected: expect.stringContaining('the account had $71.73 left'), counted_for: 'account' },
      counted: { subject: { kind: 'account' }, count: 3 },
    });
  });

  it('has news of it once in an hour', async () => {
    const { heard, pass } = await ears();
    const spent = { ...SPENT, key: 'prod' };
    expect((await heard(spent, spent)).map(({ news }) => news !== undefined)).toEqual([true, false]);
    pass(59);
    expect((await heard(spent))[0]?.news).toBeUndefined();
    pass(60);
    expect((await heard(spent))[0]?.news).toContain('had $40.00 left');
  });

  it('confirms a 401 that comes again after minutes', async () => {
    const { heard, pass } = await ears();
    const rejected = { status: 401, message: 'User not found.', key: 'prod' };
    expect((await heard(rejected))[0]?.answer).toMatchObject({ confirmed: false });
    pass(2);
    expect((await heard(rejected))[0]?.answer).toMatchObject({
      confirmed: true,
      unexpected: expect.stringContaining('was listed and switched on'),
    });
  });

  it.each([
    ['older than an hour', { ...SPENT, at: '2026-11-21T10:59:59Z' }],
    [
      "in the future: the guard's clock says 2026-11-21T12:00:00.000Z",
      { ...SPENT, at: '2030-01-01T00:00:00Z' },
    ],
    [
      'of another service',
      {
        status: 429,
        message: 'You exceeded your current quota, please check your plan and billing details.',
      },
    ],
    ['no refusal', { body: { choices: [{ message: { content: 'hi' } }] } }],
    ['not for money or permission', { status: 200, body: 'all fine' }],
    ['not for money or permission', { status: 429, message: 'Rate limit exceeded', key: 'prod' }],
    ['not for money or permission', { status: 503, message: 'Provider returned error' }],
  ])('does not count what is %s, and says so', async (why, refusal) => {
    const [heard] = await (await ears()).heard(refusal);
    expect(heard).toMatchObject({
      answer: { counted_for: 'nobody', not_counted: expect.stringContaining(why) },
      counted: undefined,
    });
  });

  it('counts with a refusal what contradicts it', async () => {
    const [heard] = await (await ears()).heard({ status: 402, message: 'Insufficient credits' });
    expect(heard?.counted?.unexpected).toContain('the account had $71.73 left');
    expect(heard?.answer).not.toHaveProperty('not_counted');
  });
});
