import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { CreditsReading, KeyReading } from '../budgeting/reading.ts';
import { diagnose } from './diagnosis.ts';
import type { Refusal } from './refusal.ts';

const AT = new Date('2026-11-21T10:00:00Z');

function refusal(message: string, more: Partial<Refusal> = {}): Refusal {
  return { message, metadata: {}, shape: 'error', text: message, ...more };
}

const AFFORD =
  'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 3395. To increase, visit';
const CREDITS_URL = 'https://openrouter.ai/settings/credits and add more credits';
const KEYS_URL = 'https://openrouter.ai/settings/keys and create a key with a higher monthly limit';
const NEW_KEYS_URL = "https://openrouter.ai/workspaces/acme/keys/1 and adjust the key's monthly limit";

describe('diagnose', () => {
  it.each([
    [CREDITS_URL, 'request_exceeds_account_balance', 'account'],
    [KEYS_URL, 'request_exceeds_key_limit', 'key'],
    [NEW_KEYS_URL, 'request_exceeds_key_limit', 'key'],
  ])('tells the purse by the address: %s', (url, cause, scope) => {
    expect(diagnose(refusal(`${AFFORD} ${url}`, { status: 402 }))).toMatchObject({ cause, scope });
  });

  it('believes the field limit_source before the words', () => {
    const spoken = refusal(`${AFFORD} ${CREDITS_URL}`, { metadata: { limitSource: 'openrouter_key_limit' } });

    expect(diagnose(spoken).cause).toBe('request_exceeds_key_limit');
  });

  it('tells one request that is too large from requests that are under way', () => {
    const words = 'This request would exceed your available credits given your current in-flight requests.';
    const large = { limitSource: 'openrouter_credits', reason: 'weight_exceeds_budget' };

    expect(diagnose(refusal(words, { metadata: large }))).toMatchObject({
      cause: 'request_exceeds_in_flight_budget',
      waiting: { kind: 'never' },
    });
    expect(diagnose(refusal(words, { retryAfter: 7 }), { at: AT })).toMatchObject({
      cause: 'in_flight_budget_exhausted',
      waiting: { kind: 'briefly', seconds: 7, until: new Date('2026-11-21T10:00:07Z') },
    });
  });

  it("tells OpenRouter's empty account at a provider from the user's own there", () => {
    const said = (isByok: boolean) =>
      diagnose(
        refusal('Provider returned error', {
          status: 402,
          metadata: { raw: '{"error":{"message":"Insufficient Balance"}}', providerName: 'DeepSeek', isByok },
        }),
      );

    expect(said(false)).toMatchObject({
      cause: 'upstream_provider_out_of_funds',
      scope: 'provider',
      doesNotFix: expect.arrayContaining([expect.stringContaining('Buying credits')]),
    });
    expect(said(true).cause).toBe('byok_provider_out_of_funds');
  });

  it('does not take the first answer of a purchase for an empty account', () => {
    const asked = refusal('Payment Required', { status: 402, asksForPayment: true });

    expect(diagnose(asked).cause).toBe('purchase_payment_required');
    expect(diagnose({ ...asked, status: 403 }).cause).toBe('unknown');
  });

  it.each([402, 403])('says of a bare %i that it does not know, and keeps the text', (status) => {
    expect(diagnose(refusal('No.', { status }))).toMatchObject({
      cause: 'unknown',
      confirmed: false,
      scope: 'unknown',
      text: 'No.',
    });
  });

  it('names the figures, and the max_tokens that would pass', () => {
    const { evidence, fixes } = diagnose(refusal(`${AFFORD} ${CREDITS_URL}`));

    expect(evidence).toContain('The request reserves up to 65,536 tokens; what is left pays for 3,395.');
    expect(fixes[0]).toBe(
      'Set max_tokens to 3395 or less; without it, the largest output of the model is reserved.',
    );
    expect(fixes.filter((fix) => fix.startsWith('Set max_tokens'))).toHaveLength(1);
  });

  it('offers no max_tokens where nothing at all is left', () => {
    const { fixes } = diagnose(refusal(`${AFFORD.replace('3395', '0')} ${KEYS_URL}`));

    expect(fixes.join(' ')).not.toContain('max_tokens to 0');
  });

  it('asks for the guardrail of the member, or of the key where scope says so', () => {
    const spent = (scope: string) =>
      diagnose(refusal('Budget limit exceeded (daily limit).', { metadata: { scope } })).scope;

    expect([spent(''), spent('api_key'), spent('workspace'), spent('workspace_default_member')]).toEqual([
      'member',
      'key',
      'workspace',
      'member',
    ]);
  });
});

describe('diagnose, words that do not say whose money they mean', () => {
  // Recorded on 2026-10-02 for the limit of a key; nobody has seen that the account is refused in other words.
  const MEDIA = 'This request requires at least $1.00 in balance for image or video output';
  const UNTOLD =
    'The text does not say whose money it means: the account and the limit of a key are refused in the same words.';

  it.each([
    [MEDIA, 'account_balance_below_media_minimum'],
    [AFFORD, 'request_exceeds_account_balance'],
    ['Prompt tokens limit exceeded: 9 > 8.', 'prompt_exceeds_account_balance'],
  ])('names the account but does not confirm it: %s', (message, cause) => {
    const { evidence, fixes, ...said } = diagnose(refusal(message, { status: 402 }));

    expect(said).toMatchObject({ cause, confirmed: false, scope: 'account', waiting: { kind: 'unknown' } });
    expect(said.doesNotFix).not.toContain('Raising the limit of the key.');
    expect(evidence).toContain(UNTOLD);
    expect(evidence.join(' ')).not.toContain('The address in the text');
    expect(fixes[0]).toBe('Look first whether the key has a limit, and what is left of it.');
  });

  it.each([
    [`${AFFORD} ${CREDITS_URL}`, {}],
    [`${AFFORD} ${KEYS_URL}`, {}],
    ['Prompt tokens limit exceeded: 9 > 8. To increase, visit https://openrouter.ai/credits', {}],
    [MEDIA, { limitSource: 'openrouter_credits' }],
    [MEDIA, { limitSource: 'openrouter_key_limit' }],
  ])('confirms what an address or a field names: %s %j', (message, metadata) => {
    const { confirmed, evidence } = diagnose(refusal(message, { status: 402, metadata }));

    expect(confirmed).toBe(true);
    expect(evidence).not.toContain(UNTOLD);
  });
});

describe('diagnose, a 401', () => {
  const unauthorized = refusal('User not found.', { code: 401 });

  it('is named but not confirmed on one sighting', () => {
    expect(diagnose(unauthorized, { at: AT })).toMatchObject({
      cause: 'invalid_or_deleted_key',
      confirmed: false,
      status: 401,
      waiting: { kind: 'unknown' },
    });
  });

  it.each([
    ['2026-11-21T09:58:00Z', true],
    ['2026-11-21T09:58:01Z', false],
  ])('first seen at %s, is confirmed: %s', (firstSeen, confirmed) => {
    expect(diagnose(unauthorized, { at: AT, firstSeen: new Date(firstSeen) }).confirmed).toBe(confirmed);
  });
});

describe('diagnose, waiting', () => {
  it.each([
    ['daily', '2026-11-22T00:00:00Z'],
    ['weekly', '2026-11-23T00:00:00Z'],
    ['monthly', '2026-12-01T00:00:00Z'],
  ])('counts when a %s limit of a key starts again, in UTC', (period, until) => {
    const spent = refusal(`Key limit exceeded (${period} limit)`);

    expect(diagnose(spent, { at: AT }).waiting).toEqual({
      kind: 'until-reset',
      period,
      until: new Date(until),
    });
    expect(diagnose(spent).waiting).toEqual({ kind: 'until-reset', period });
  });

  it('never helps where the total limit is spent', () => {
    expect(diagnose(refusal('Key limit exceeded (total limit)'), { at: AT }).waiting).toEqual({
      kind: 'never',
    });
  });

  it('believes resets_at before it counts', () => {
    const resetsAt = new Date('2026-11-21T12:00:00Z');
    const spent = refusal('Key limit exceeded (daily limit)', { metadata: { resetsAt } });

    expect(diagnose(spent, { at: AT }).waiting).toMatchObject({ until: resetsAt });
  });

  it('takes the period from the reading of the key where the text has none', () => {
    const { waiting, evidence } = diagnose(refusal('Key limit exceeded'), { at: AT, key: KEY });

    expect(waiting).toMatchObject({ period: 'weekly', until: new Date('2026-11-23T00:00:00Z') });
    expect(evidence).toContain('By the last reading, the key has $0.00 left of its limit of $50.00.');
  });

  it('names no period where the reading does not know it', () => {
    const key = { ...KEY, limitReset: 'unknown' } as const;
    expect(diagnose(refusal('Key limit exceeded'), { at: AT, key }).waiting).toEqual({ kind: 'until-reset' });
  });

  it('reads the end of the free requests of a day from the header', () => {
    const rateLimitReset = new Date('2026-11-22T00:00:00Z');
    const spent = refusal('Rate limit exceeded: free-models-per-day', { metadata: { rateLimitReset } });

    expect(diagnose(spent).waiting).toEqual({ kind: 'until-reset', period: 'daily', until: rateLimitReset });
  });
});

describe('diagnose, what is known beside', () => {
  it('shows the balance where the account is said to be empty', () => {
    const { evidence } = diagnose(refusal('Insufficient credits.'), { credits: CREDITS });

    // 100 − 28.27
    expect(evidence).toContain('By the last reading, the account has $71.73 left.');
  });

  it('does not speak of the balance where a provider refused', () => {
    const { evidence } = diagnose(refusal('Provider returned error', { code: 429 }), { credits: CREDITS });

    expect(evidence.join(' ')).not.toContain('71.73');
  });
});

describe('diagnose, several errors', () => {
  const limited = refusal('Too many requests', { code: 429 });
  const spent = refusal('Insufficient credits', { code: 402 });
  const ofDay = refusal('Key limit exceeded (daily limit)', { code: 403 });

  it.each([
    [[limited], spent, { cause: 'account_balance_exhausted', status: 402 }],
    [[spent], limited, { cause: 'account_balance_exhausted', status: 402 }],
    [[ofDay], limited, { cause: 'key_limit_daily', status: 403 }],
    [[refusal('?', { code: 502 })], limited, { cause: 'platform_rate_limit', status: 429 }],
  ] as const)('takes the one that waiting cures least, or the last: %#', (before, last, wanted) => {
    const { evidence, ...said } = diagnose({ ...last, before });

    expect(said).toMatchObject(wanted);
    expect(evidence[0]).toMatch(
      /^The text holds 2 errors: \w+ \(\d+\), then \w+ \(\d+\); this is about \w+\.$/,
    );
  });

  it('says nothing of errors that are all of one cause', () => {
    expect(diagnose({ ...limited, before: [limited] })).toEqual(diagnose(limited));
  });
});

describe('diagnose, errors of others', () => {
  const QUOTA = 'You exceeded your current quota, please check your plan and billing details.';

  it('tells an empty account at OpenAI from a rate limit of OpenRouter', () => {
    expect(diagnose(refusal(QUOTA, { status: 429, type: 'insufficient_quota' }))).toMatchObject({
      cause: 'other_service_out_of_funds',
      confirmed: true,
      scope: 'elsewhere',
      waiting: { kind: 'never' },
      evidence: ['It is written by OpenAI, not by OpenRouter.'],
    });
  });

  it.each([
    ["API rate limit exceeded for 1.2.3.4. (But here's the good news)", 403, 'other_service_rate_limit'],
    [
      'Incorrect API key provided: x. See https://platform.openai.com/account',
      401,
      'other_service_key_rejected',
    ],
    [`${QUOTA} https://ai.google.dev/gemini-api/docs/rate-limits`, 429, 'other_service_out_of_funds'],
    [`${QUOTA} Quota exceeded for metric: x.googleapis.com/y`, 429, 'other_service_rate_limit'],
  ])('is not confirmed as OpenRouter’s: %s', (message, status, cause) => {
    expect(diagnose(refusal(message, { status }))).toMatchObject({ cause, scope: 'elsewhere' });
  });

  it('leaves to OpenRouter what it hands on, and what names it', () => {
    const handedOn = refusal('Provider returned error', { code: 429, metadata: { raw: QUOTA } });

    expect(diagnose(handedOn).cause).toBe('upstream_provider_out_of_funds');
    expect(diagnose(refusal('429 from https://openrouter.ai, not api.openai.com')).scope).not.toBe(
      'elsewhere',
    );
  });

  it('confirms neither a page that names nobody nor what else another service says', () => {
    const page = refusal('<html><h1>429</h1>', { status: 429, shape: 'page' });
    const overloaded = refusal('Overloaded. https://docs.anthropic.com/errors', { status: 529 });

    expect(diagnose(page)).toMatchObject({ cause: 'platform_rate_limit', confirmed: false });
    expect(diagnose(overloaded)).toMatchObject({ cause: 'provider_overloaded', confirmed: false });
  });
});

describe('diagnose, no refusal', () => {
  it('says that an answer is none', () => {
    expect(diagnose(refusal('', { shape: 'answer', text: 'Insufficient credits' }))).toMatchObject({
      cause: 'not_refused',
      confirmed: true,
      scope: 'nobody',
    });
  });
});

const CREDITS: CreditsReading = {
  kind: 'credits',
  subject: { kind: 'account' },
  at: AT,
  totalCredits: usd('100'),
  totalSpent: usd('28.27'),
};

const KEY: KeyReading = {
  kind: 'key',
  subject: { kind: 'key', id: 'k', name: 'prod' },
  at: AT,
  limit: usd('50'),
  limitRemaining: usd('0'),
  limitReset: 'weekly',
  spent: { allTime: usd('50') },
};
