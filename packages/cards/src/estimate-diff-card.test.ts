import { type EstimateDiff, estimateDiff, type Scenario } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimateDiffCard } from './estimate-diff-card.ts';
import { renderPlainText } from './plain-text.ts';
import { inputs, PRICES, plan, support } from './testing/support-work.ts';

const AROUND = { retryRate: '0.03', buffer: '0.15' } as const;
const BEFORE = plan(support(), AROUND);

function cardOf(after: Scenario, before: Scenario = BEFORE) {
  return estimateDiffCard(estimateDiff({ ...PRICES, scenario: before }, { ...PRICES, scenario: after }));
}

describe('estimateDiffCard', () => {
  it('says by how much and because of what', () => {
    // 2,000 more requests at $0.0135, × 1.03 × 1.15 = $31.9815, a third of $95.9445
    expect(
      renderPlainText(cardOf(plan(support({ requestsPerUserPerDay: '4' }), AROUND))),
    ).toBe(`Difference of two estimates

+$31.98 a month (+33%), from $95.94 to $127.93, because of requests per user per
active day 3 → 4.

Before  $95.94 ($95.9445) a month
After   $127.93 ($127.926) a month
Change  +$31.98 (+$31.9815)

Because of
  Kind    What                              From  To   Change
  volume  requests per user per active day     3   4  +$31.98`);
  });

  it('groups the parts by kind, adds them up, and says in which order it walked', () => {
    const after = plan(support({ users: '200', activeDays: '15', outputTokens: '400' }, 'Haiku'), AROUND);
    // Users + 81 × 1.1845 = 95.9445; days 162 → 121.50: − 47.97225; model 121.50 → 40.50: − 95.9445;
    // output 9,000 × 100 × $5/1M = 4.50 × 1.1845 = 5.33025
    expect(renderPlainText(cardOf(after))).toBe(`Difference of two estimates

-$53.30 a month (-56%), from $95.94 to $42.64, above all because of model Sonnet
→ Haiku (-$95.94); on the other hand, users 100 → 200 (+$95.94).

Before  $95.94 ($95.9445) a month
After   $42.64 ($42.642) a month
Change  -$53.30 (-$53.3025)

Because of
  Kind         What                         From     To   Change
  model        model                      Sonnet  Haiku  -$95.94
  volume       users                         100    200  +$95.94
               active days per month          20     15  -$47.97
  assumptions  output tokens per request     500    400   -$5.33
  together                                               -$53.30

By kind
  Kind          Change
  model        -$95.94
  volume       +$47.97
  assumptions   -$5.33

One thing was changed after the other, in this order: work removed, prices,
volume, operations, model, assumptions, buffer, work added. Another order splits
the same sum in another way.`);
  });

  it('explains nothing by changes of one kind that cancel each other out', () => {
    const after = plan(support({ users: '200', activeDays: '10', outputTokens: '510' }), AROUND);
    // 6,000 × 10 × $15/1M × 1.1845
    expect(cardOf(after).answer).toBe(
      '+$1.07 a month (+1.1%), from $95.94 to $97.01, because of output tokens per request 500 → 510.',
    );
    expect(cardOf(plan(support({ users: '200', activeDays: '10' }), AROUND)).answer).toBe(
      'What is planned stays the same, $95.94 a month: the changes cancel each other out.',
    );
  });

  it('says that nothing changes', () => {
    expect(cardOf(BEFORE).answer).toBe('Nothing changes what is planned: $95.94 a month.');
  });

  it('says what was added and removed, and whose input changed', () => {
    const [chat, mail] = [
      { ...support(), name: 'chat' },
      { ...support(), name: 'mail' },
    ];
    expect(cardOf(plan([chat, mail]), plan([chat])).answer).toBe(
      '+$81.00 a month (+100%), from $81.00 to $162.00, because mail is added.',
    );
    expect(cardOf(plan([chat]), plan([chat, mail])).answer).toContain('because mail is removed');
    const more = { ...support({ users: '200' }), name: 'mail' };
    expect(cardOf(plan([chat, more]), plan([chat, mail])).answer).toContain(
      'because of users (mail) 100 → 200',
    );
  });

  it('says "at least", and what is missing', () => {
    const card = cardOf(plan(support({}, 'Deaf'), AROUND));
    // 12M × $1/1M × 1.1845 = $14.214
    expect(card.answer).toBe(
      '-$81.73 a month, from $95.94 to at least $14.21, because of model Sonnet → Deaf; a price is missing, so this is the change of the known part.',
    );
    expect(card.sections).toContainEqual({
      kind: 'list',
      title: 'What is missing',
      items: ['After: no rate for output tokens of Deaf'],
    });
  });

  it('says which total is of a month and which is paid once', () => {
    const once = plan({
      ...support(),
      inputs: inputs({ calls: '6000', inputTokens: '2000', outputTokens: '250' }),
    });
    expect(cardOf(once, plan(support())).answer).toMatch(
      /^-\$22\.50 \(-28%\), from \$81\.00 a month to \$58\.50 once, because of /,
    );
  });

  it('writes small amounts with the digits that they have', () => {
    const diff: EstimateDiff = {
      kind: 'exact',
      reasons: [],
      before: { kind: 'exact', money: usd('0'), period: 'once' },
      after: { kind: 'exact', money: usd('0.001333333333'), period: 'once' },
      change: usd('0.001333333333'),
      parts: [{ kind: 'volume', label: 'calls', from: '1', to: '2', change: usd('0.001333333333') }],
      sums: [{ kind: 'volume', change: usd('0.001333333333') }],
      order: ['volume'],
    };
    expect(estimateDiffCard(diff).answer).toBe(
      '+$0.00133333, from $0.00 to $0.001333333333, because of calls 1 → 2.',
    );
  });
});
