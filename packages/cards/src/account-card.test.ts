import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { AccountStanding } from './account/standing.ts';
import { accountCard } from './account-card.ts';
import type { Card } from './card.ts';
import { ACCOUNT } from './testing/sample-standings.ts';

const FOUR_HOURS_LATER = new Date('2026-11-21T16:00:00Z');

function fieldOf({ sections }: Card, label: string): string | undefined {
  const fields = sections.flatMap((section) => (section.kind === 'fields' ? section.fields : []));
  return fields.find((field) => field.label === label)?.value;
}

function notesOf({ sections }: Card): readonly string[] {
  return sections.flatMap((section) => (section.kind === 'note' ? [section.text] : []));
}

function rowsOf({ sections }: Card, title: RegExp): readonly (readonly string[])[] {
  return sections.flatMap((section) =>
    section.kind === 'table' && title.test(section.title) ? section.rows : [],
  );
}

describe('accountCard', () => {
  it('answers with the balance and with what stops first of all, not of the account alone', () => {
    expect(accountCard(ACCOUNT).answer).toBe(
      '$40.00 of credits are left. What stops first is key "prod", by its monthly limit: 2026-11-25 16:00 UTC (in 4 d 3 h).',
    );
    expect(accountCard({ ...ACCOUNT, keys: [] }).answer).toContain(
      "What stops first is every key, by the account's credits: 2026-12-07 18:00 UTC",
    );
  });

  it('says when the counters were read and when the forecast was made', () => {
    const card = accountCard(ACCOUNT);

    expect(fieldOf(card, 'Read from OpenRouter at')).toBe('2026-11-21 12:00 UTC (5 min ago)');
    expect(fieldOf(card, 'Forecast made at')).toBe('2026-11-21 12:00 UTC (5 min ago)');
    expect(fieldOf(card, 'In 8 cases of 10, at the earliest')).toContain('2026-12-05 08:00 UTC');
  });

  it('dates keys once where they were read together, and each where they were not', () => {
    const [prod, batch] = ACCOUNT.keys;
    if (prod === undefined || batch === undefined) throw new Error('There are two keys.');
    const earlier = { ...batch, taken: { ...batch.taken, at: new Date('2026-11-21T11:50:00Z') } };

    expect(rowsOf(accountCard(ACCOUNT), /^Keys, read at 2026-11-21 12:00 UTC$/)[0]).toHaveLength(6);
    expect(rowsOf(accountCard({ ...ACCOUNT, keys: [prod, earlier] }), /^Keys$/)[1]?.at(-1)).toBe(
      '2026-11-21 11:50 UTC',
    );
  });

  it('warns of figures that nobody has renewed, and says why where that is known', () => {
    const doubt = { kind: 'missing', cause: '503' } as const;
    const credits = ACCOUNT.credits && { ...ACCOUNT.credits, doubt };
    const stale = accountCard({ ...ACCOUNT, ...(credits && { credits }), at: FOUR_HOURS_LATER });

    expect(notesOf(stale)[0]).toBe(
      'The balance: nothing new for 4 h, since 2026-11-21 12:00 UTC. These figures may be true no longer: the reading holds no counters but "503".',
    );
    expect(notesOf(stale)).toContainEqual(expect.stringMatching(/^Key "prod": nothing new for 4 h/));
    expect(notesOf(accountCard(ACCOUNT)).join()).not.toContain('nothing new');
  });

  it('marks a limit that has begun anew since it was read', () => {
    const later = accountCard({ ...ACCOUNT, at: new Date('2026-12-01T00:10:00Z') });

    expect(rowsOf(later, /^Keys/)[0]?.[4]).toBe('2026-12-01 00:00 UTC (past)');
  });

  it('takes an unknown balance for no amount, and says where there is no forecast', () => {
    const { credits: _, ...unread } = ACCOUNT;
    const [, batch] = ACCOUNT.keys;
    const unknown: AccountStanding = { ...unread, keys: batch === undefined ? [] : [batch], past: [] };

    expect(accountCard(unknown).answer).toBe('The balance is not known. There is no forecast yet.');
    expect(JSON.stringify(accountCard(unknown))).not.toContain('$0.00');
  });

  it('shows ten keys and counts the others', () => {
    const [first] = ACCOUNT.keys;
    if (first === undefined) throw new Error('There is a key.');
    const many = accountCard({ ...ACCOUNT, keys: Array.from({ length: 13 }, () => first) });

    expect(rowsOf(many, /^Keys/)).toHaveLength(10);
    expect(notesOf(many)).toContainEqual(expect.stringMatching(/^And 3 more keys: /));
  });

  it('says of each purchase what of it may expire unused', () => {
    const lots = ACCOUNT.lots && {
      ...ACCOUNT.lots,
      lots: ACCOUNT.lots.lots.map((lot) => ({ ...lot, unused: usd('12.5') })),
    };
    const listed = accountCard({ ...ACCOUNT, ...(lots && { lots }) }).sections.flatMap((section) =>
      section.kind === 'list' ? section.items : [],
    );

    expect(listed).toEqual([
      '$40.00 left of $100.00, may expire from 2027-01-10: $12.50 of it unused, as it goes now; $0.80 a day would use it up',
    ]);
  });
});
