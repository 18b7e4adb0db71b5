import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Digest, digestCard } from './digest-card.ts';
import { renderPlainText } from './plain-text.ts';
import { DIGEST } from './testing/sample-digest.ts';

function text(changes: Partial<Digest> = {}): string {
  return renderPlainText(digestCard({ ...DIGEST, ...changes }), 200);
}

function without(...names: readonly (keyof Digest)[]): Digest {
  return Object.fromEntries(
    Object.entries(DIGEST).filter(([name]) => !names.includes(name as keyof Digest)),
  ) as Digest;
}

describe('digestCard', () => {
  it('says what was spent, on what, what is left and until when, what is open, and where each message is', () => {
    // (2.4 − 2) / 2 = 20%; 1.92 / 2.4 = 80%; 0.48 / 2.4 = 20%; 1.8 / 2.4 = 75%; 0.6 / 2.4 = 25%.
    expect(text()).toBe(`Daily digest: 2026-11-20

$2.40 was spent on 2026-11-20 (UTC), 20% more than the day before. $40.00 of credits are left: the account's credits end 2026-12-07 18:00 UTC (in 16 d 5 h). 2 alerts are open.

Keys, the dearest first
  Key    Spent  Of all  Day before
  prod   $1.92     80%       $1.50
  batch  $0.48     20%

Of 1 key it is not known what was spent: no reading of before is kept.

Models, the dearest first
  Model                       Spent  Of all  Day before  Requests
  anthropic/claude-haiku-4.5  $1.80     75%       $2.00       640
  openai/gpt-5-mini           $0.60     25%       $0.00       210

The account
  Balance                  $40.00
  Stops first              the account's credits: 2026-12-07 18:00 UTC (in 16 d 5 h)
  Pace                     $0.10 an hour, $2.40 a day
  Read from OpenRouter at  2026-11-21 12:00 UTC (5 min ago)

Credits left, and how they may go on
  Left: $43.70 by 2026-11-19, $41.30 by 2026-11-20, $40.00 by 2026-11-21. Half of all cases: nothing is left at 2026-12-07 18:00 UTC. One case in ten sooner: nothing is left at 2026-12-05 08:00 UTC.
  One case in ten later: nothing is left at 2026-12-11 20:00 UTC.

Open alerts, the gravest first
  - #7F3A Warning: Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00. Since 2026-11-20 09:15 UTC, the figures as of 2026-11-21 12:00 UTC.
  - #01CC Info: Key "prod" is likely to be stopped by its monthly limit: about 2026-11-25 16:00 UTC (in 4 d 3 h). Since 2026-11-21 12:00 UTC, the figures as of 2026-11-21 12:00 UTC.

Messages of the guard from 2026-11-20 12:00 UTC until 2026-11-21 12:00 UTC
  - ops: 6 fired = 3 delivered + 1 combined + 1 snoozed + 0 dead + 1 waiting
  - pager: 1 fired = 1 delivered + 0 combined + 0 snoozed + 0 dead + 0 waiting`);
  });

  it('names the days of a week, and compares it with the week before', () => {
    const week = text({ span: 'weekly', from: new Date('2026-11-14T00:00:00Z'), spent: usd('1.5') });
    expect(week).toContain('Weekly digest: 2026-11-14 to 2026-11-20\n');
    // (2 − 1.5) / 2 = 25%.
    expect(week).toContain(
      'spent in the week of 2026-11-14 to 2026-11-20 (UTC), 25% less than the week before.',
    );
    expect(week).toContain('Week before');
  });

  it('says loudly that messages do not add up', () => {
    const [ops] = DIGEST.messages;
    const lost = text({ messages: ops === undefined ? [] : [{ ...ops, fired: 8 }] });
    expect(lost).toContain(
      'ops: 8 fired ≠ 3 delivered + 1 combined + 1 snoozed + 0 dead + 1 waiting: 2 MISSING',
    );
    expect(lost).toContain('The messages do not add up');
    const doubled = text({ messages: ops === undefined ? [] : [{ ...ops, fired: 5 }] });
    expect(doubled).toContain('1 TOO MANY');
    expect(text()).not.toContain('do not add up');
  });

  it('says what is not known, and takes nothing of it for zero', () => {
    const unknown = renderPlainText(
      digestCard({ ...without('spent', 'spentBefore', 'models', 'credits'), keys: [], open: [] }),
      200,
    );
    expect(unknown).toContain('What was spent on 2026-11-20 (UTC) is not known. No alert is open.');
    expect(unknown).toContain('The sum is not known: OpenRouter has not listed these days');
    expect(unknown).not.toContain('$0');
    expect(unknown).not.toContain('Balance');
  });

  it('gives the true reason why nothing is known by model', () => {
    const reason = (changes: Partial<Digest>): string =>
      renderPlainText(digestCard({ ...without('models'), ...changes }), 200);
    expect(reason({ needsManagementKey: true })).toContain('and OPENROUTER_MANAGEMENT_KEY is not set.');
    expect(reason({})).toContain('OpenRouter has not listed these days since they ended.');
    expect(reason({ listedAt: new Date('2026-11-20T00:30:00Z') })).toContain(
      'has not listed these days since they ended; it last listed days at 2026-11-20 00:30 UTC.',
    );
  });

  it('compares nothing with a day on which nothing was spent', () => {
    expect(text({ spentBefore: usd('0') })).toContain('$2.40 was spent on 2026-11-20 (UTC). ');
    expect(text({ spentBefore: usd('2.4') })).toContain(', as much as the day before.');
  });

  it('lists the dearest eight and counts the rest', () => {
    const keys = Array.from({ length: 10 }, (_, at) => ({ name: `key-${at}`, spent: usd('1') }));
    const shown = text({ keys, unknownKeys: 0 });
    expect(shown).toContain('key-7');
    expect(shown).not.toContain('key-8');
    expect(shown).toContain('And 2 more.');
  });
});
