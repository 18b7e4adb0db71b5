import type { Evidence, Subject } from '@tollkeeper/engine';
import { exact, NOTHING, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { evidenceAdvice } from './evidence-advice.ts';
import { evidenceAnswer } from './evidence-answer.ts';
import { evidenceFields } from './evidence-fields.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const RESETS_AT = new Date('2026-12-01T00:00:00Z');
const KEY = { kind: 'key', id: 'a1', name: 'prod' } as const;
const ACCOUNT = { kind: 'account' } as const;

const STANDING = {
  kind: 'limited',
  limit: usd('100'),
  spent: usd('42'),
  remaining: usd('58'),
  share: ratio(42n, 100n),
  reset: 'monthly',
  resetsAt: RESETS_AT,
} as const;

const LAYER = {
  kind: 'budget',
  scope: 'key_limit',
  limit: usd('100'),
  remaining: usd('58'),
  reset: 'monthly',
  resetsAt: RESETS_AT,
} as const;

function endsAt(day: string) {
  return { kind: 'ends', at: new Date(`${day}T09:00:00Z`) } as const;
}

const RISK = { within4Hours: 0, within24Hours: 0.1, within72Hours: 0.62, within7Days: 0.9 };

const FORECAST: Evidence = {
  kind: 'forecast',
  readAt: NOW,
  layer: {
    layer: LAYER,
    basis: 'day-blocks',
    ends: {
      p10: endsAt('2026-11-21'),
      p50: endsAt('2026-11-22'),
      p90: { kind: 'resets-before', at: RESETS_AT },
    },
    risk: RISK,
  },
};

const UNLIKELY: Evidence = {
  ...FORECAST,
  layer: {
    ...FORECAST.layer,
    ends: { p10: endsAt('2026-11-21'), p50: { kind: 'lasts' }, p90: { kind: 'lasts' } },
  },
};

const BURN: Evidence = {
  kind: 'burn',
  readAt: NOW,
  standing: STANDING,
  long: { milliseconds: 3_600_000, spent: usd('2.5'), factor: exact('18') },
  short: { milliseconds: 300_000, spent: usd('0.3'), factor: exact('25.92') },
  endsAt: new Date('2026-11-21T01:00:00Z'),
};

const LOTS: Evidence = {
  kind: 'expiring',
  readAt: NOW,
  lots: [
    {
      standing: {
        lot: {
          id: 'l1',
          amount: usd('100'),
          purchasedAt: new Date('2025-12-20T00:00:00Z'),
          expiry: { kind: 'at', at: new Date('2026-12-20T00:00:00Z') },
          origin: 'declared',
        },
        spent: usd('40'),
        withdrawn: NOTHING,
        left: usd('60'),
      },
      unused: usd('45'),
      isDue: false,
      neededPerDay: usd('2'),
    },
  ],
};

const REFUSALS: Evidence = {
  kind: 'refusals',
  readAt: NOW,
  from: new Date('2026-11-20T08:50:00Z'),
  causes: [{ cause: 'key_limit_daily', status: 403, count: 3 }],
  count: 3,
  requests: 40,
};

const REFUSED_ONCE: Evidence = {
  ...REFUSALS,
  causes: [{ cause: 'key_limit_daily', status: 403, count: 1 }],
  count: 1,
};

/** A budget of which OpenRouter told no instant. */
const UNDATED: Evidence = {
  kind: 'limit',
  readAt: NOW,
  standing: {
    kind: 'limited',
    limit: usd('100'),
    spent: usd('42'),
    remaining: usd('58'),
    share: ratio(42n, 100n),
    reset: 'daily',
  },
};

const PLAN: Evidence = {
  kind: 'plan',
  readAt: NOW,
  from: new Date('2026-11-01T00:00:00Z'),
  until: RESETS_AT,
  planned: usd('100'),
  plannedSoFar: usd('64'),
  spent: usd('96'),
  projected: usd('150'),
  share: exact('1.5'),
};

const PATTERN: Evidence = {
  kind: 'pattern',
  readAt: NOW,
  from: new Date('2026-11-20T08:00:00Z'),
  spent: usd('31'),
  usual: usd('5'),
  parts: [
    { key: 'batch', spent: usd('27'), usual: usd('1.5') },
    { key: 'batch', model: 'openai/o9', day: '2026-11-19', spent: usd('25'), usual: usd('1') },
    { key: 'new', model: 'openai/o9', day: '2026-11-19', spent: usd('2') },
  ],
};

const SHARED: Evidence = {
  ...FORECAST,
  restsOn: { countedSince: NOW, before: { keys: ['prod'], times: 4.26 } },
};

const TOP_UP = {
  kind: 'top-up',
  readAt: NOW,
  totalCredits: usd('80'),
  balance: usd('3.2'),
  trigger: usd('5'),
  usual: { amount: usd('20'), times: 3 },
} as const satisfies Evidence;

const STALE: Evidence = {
  kind: 'source',
  readAt: NOW,
  failures: 3,
  freshAt: new Date('2026-11-20T08:15:00Z'),
  doubt: { kind: 'missing', cause: '503' },
};

describe('evidenceAnswer', () => {
  it.each<[Subject, Evidence, string]>([
    [
      KEY,
      FORECAST,
      'Key "prod" is likely to be stopped by its monthly limit: about 2026-11-22 09:00 UTC (in 2 d).',
    ],
    [KEY, UNLIKELY, 'Key "prod" may be stopped by its monthly limit: from 2026-11-21 09:00 UTC (in 1 d).'],
    [
      KEY,
      BURN,
      'Key "prod" spends 18 times as fast as its monthly limit lasts: $2.50 in 1 h, and is stopped about 2026-11-21 01:00 UTC (in 16 h) if it goes on.',
    ],
    [ACCOUNT, LOTS, '$45.00 of credits may expire unused, the first of them on 2026-12-20.'],
    [
      KEY,
      { kind: 'key-expiry', readAt: NOW, expiresAt: new Date('2026-11-22T13:00:00Z') },
      'Key "prod" expires 2026-11-22 13:00 UTC (in 2 d 4 h), whatever is left of its limit.',
    ],
    [
      KEY,
      { kind: 'key-expiry', readAt: NOW, expiresAt: NOW },
      'Key "prod" has expired: it ended 2026-11-20 09:00 UTC, whatever is left of its limit.',
    ],
    [KEY, PATTERN, 'Key "prod" has spent $31.00 since 2026-11-20 08:00 UTC, where $5.00 is usual.'],
    [
      ACCOUNT,
      TOP_UP,
      'No automatic top-up has come: the balance is $3.20, and credits were to be bought below $5.00.',
    ],
    [
      ACCOUNT,
      STALE,
      'The account: nothing that can be believed has come since 2026-11-20 08:15 UTC; alerts about it stay as they are until something does.',
    ],
    [
      { kind: 'plan', id: 'p1', name: 'launch' },
      PLAN,
      'Plan "launch" goes towards $150.00 by 2026-12-01 00:00 UTC: 150% of the $100.00 that were planned.',
    ],
    [
      { kind: 'plan', id: 'p1', name: 'launch' },
      { ...PLAN, isAtLeast: true },
      'Plan "launch" goes towards at least $150.00 by 2026-12-01 00:00 UTC: 150% or more of the $100.00 that were planned.',
    ],
    [
      { kind: 'workspace', id: 'w1', name: 'prod' },
      SHARED,
      'The workspace budget of "prod" is likely to be spent: about 2026-11-22 09:00 UTC (in 2 d).',
    ],
    [
      { kind: 'workspace', id: 'w1', name: 'prod' },
      { kind: 'limit', readAt: NOW, standing: STANDING },
      'The workspace budget of "prod" has spent 42% of its monthly budget: $42.00 of $100.00.',
    ],
  ])('says in one sentence what is the matter: %#', (subject, evidence, sentence) => {
    expect(evidenceAnswer(subject, evidence, NOW)).toBe(sentence);
  });

  it.each<[Evidence, string]>([
    [FORECAST, 'Key "prod" was likely to be stopped by its monthly limit: about 2026-11-22 09:00 UTC.'],
    [UNLIKELY, 'Key "prod" might be stopped by its monthly limit: from 2026-11-21 09:00 UTC.'],
  ])(
    'does not promise what an older forecast named for an instant that is over: %#',
    (evidence, sentence) => {
      expect(evidenceAnswer(KEY, evidence, new Date('2026-11-22T11:00:00Z'))).toBe(sentence);
    },
  );

  it('says of refusals how many there were, and why', () => {
    const answer = evidenceAnswer(KEY, REFUSALS, NOW);
    expect(answer).toMatch(/^3 requests of key "prod" were refused since 2026-11-20 08:50 UTC: .*daily/);
  });

  it('says of a refusal what the guard had read that contradicts it', () => {
    const unexpected = 'By the reading of 2026-11-20 08:49 UTC, the account had $151.36 left.';
    const causes = [{ cause: 'account_balance_exhausted', status: 402, count: 1, unexpected }] as const;
    expect(evidenceAnswer(ACCOUNT, { ...REFUSED_ONCE, causes } as Evidence, NOW)).toMatch(
      /\. Yet by the reading of 2026-11-20 08:49 UTC, the account had \$151\.36 left\.$/,
    );
  });
});

describe('evidenceFields', () => {
  it.each<[Evidence, string, string]>([
    [FORECAST, 'Chance', '10% within 24 hours, 62% within 3 days, 90% within 7 days'],
    [
      FORECAST,
      'In 8 cases of 10, at the earliest',
      '2026-11-21 09:00 UTC (in 1 d), at the latest: not before it resets, 2026-12-01 00:00 UTC (in 10 d 15 h)',
    ],
    [BURN, 'In 5 min', '$0.30, 25.9 times the pace that lasts'],
    [LOTS, '$60.00 until 2026-12-20', '$45.00 unused; $2.00 a day would use it up'],
    [
      SHARED,
      'Rests on',
      'its own counter since 2026-11-20 09:00 UTC; before that, 4.3 times what key "prod" spent',
    ],
    [PATTERN, 'batch', '$27.00, usually $1.50'],
    [PATTERN, 'batch × openai/o9, all of 2026-11-19 UTC', '$25.00, usually $1.00'],
    [PATTERN, 'new × openai/o9, all of 2026-11-19 UTC', '$2.00, and what is usual is unknown'],
    [
      { ...PATTERN, parts: [{ day: '2026-11-19', spent: usd('0'), usual: usd('1') }] },
      'All models, all of 2026-11-19 UTC',
      '$0.00, usually $1.00',
    ],
    [
      { ...PATTERN, parts: [] },
      'By model',
      'unknown: OpenRouter lists models by whole UTC days, and none of late was read',
    ],
    [TOP_UP, 'Came before', '$20.00, 3 times'],
    [REFUSALS, 'key_limit_daily (403)', '3 times'],
    [REFUSED_ONCE, 'key_limit_daily (403)', 'once'],
    [{ ...TOP_UP, usual: { amount: usd('20'), times: 1 } }, 'Came before', '$20.00, once'],
    [UNDATED, 'Resets at', 'every day; OpenRouter does not say when'],
    [STALE, 'The last one', 'the reading holds no counters but "503".'],
    [PLAN, 'Projected', '$150.00'],
    [
      { ...PLAN, isAtLeast: true },
      'Projected',
      'at least $150.00: of a part of what it is for, nothing is known',
    ],
    [PLAN, 'Spent so far', '$96.00, planned by now $64.00'],
  ])('shows the figures: %#', (evidence, label, value) => {
    expect(evidenceFields(evidence, NOW)).toContainEqual({ label, value });
  });
});

describe('evidenceAdvice', () => {
  const about = { subject: KEY, now: NOW };

  it.each<[Evidence, string]>([
    [FORECAST, 'Buying credits'],
    [BURN, 'Buying credits'],
    [TOP_UP, 'A higher limit on a key'],
    [LOTS, 'Buying more'],
    [{ kind: 'key-expiry', readAt: NOW, expiresAt: NOW }, 'more credits'],
  ])('says what will not help: %#', (evidence, words) => {
    expect(evidenceAdvice(evidence, about).doesNotHelp.join(' ')).toContain(words);
    expect(evidenceAdvice(evidence, about).helps).not.toEqual([]);
  });

  it('takes over what is known of the cause of a refusal', () => {
    const { helps, doesNotHelp } = evidenceAdvice(REFUSALS, about);
    expect(helps.join(' ')).toMatch(/limit/);
    expect(doesNotHelp.join(' ')).toMatch(/credits/i);
  });

  it('sends people to an administrator for a budget that is not theirs', () => {
    const shared = { subject: { kind: 'workspace', id: 'w1', name: 'prod' }, now: NOW } as const;
    const { helps } = evidenceAdvice({ kind: 'limit', readAt: NOW, standing: STANDING }, shared);
    expect(helps[0]).toContain('administrator');
  });
});
