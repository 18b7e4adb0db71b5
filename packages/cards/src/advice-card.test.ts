import type { Advice } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { adviceCard } from './advice-card.ts';
import { renderPlainText } from './plain-text.ts';
import { estimateOf, plan, support } from './testing/support-work.ts';

const SUPPORT = plan(support());
const BATCH: Advice = {
  kind: 'batch',
  workload: 0,
  change: 'Send the requests as a batch',
  cost: 'answers come within 24 hours',
  saving: usd('40.5'),
  scenario: SUPPORT,
};
const HOST: Advice = {
  ...BATCH,
  kind: 'host',
  change: 'Use Sonnet on Bedrock',
  cost: 'limits may differ',
  saving: usd('8.1'),
};

describe('adviceCard', () => {
  it('says what each change saves and what it costs in time or risk', () => {
    expect(renderPlainText(adviceCard([BATCH, HOST], estimateOf(SUPPORT)))).toBe(`What would save money

The largest saving is $40.50 of the planned $81.00 a month (50%): send the
requests as a batch.

1. Send the requests as a batch
  Saves      $40.50 a month (50%)
  In return  answers come within 24 hours

2. Use Sonnet on Bedrock
  Saves      $8.10 a month (10%)
  In return  limits may differ

Each saving is counted alone: two changes together save less than their sum, or
cannot be made together.`);
  });

  it('says so where nothing is worth changing, and above which saving', () => {
    expect(adviceCard([], estimateOf(SUPPORT)).answer).toBe(
      'Nothing is worth changing: no change known here saves a twentieth of the planned $81.00 a month, and at least $1.',
    );
    expect(adviceCard([], estimateOf(SUPPORT), usd('50')).answer).toBe(
      'Nothing is worth changing: no change known here saves $50.00 of the planned $81.00 a month.',
    );
  });

  it('says of which work a change is where there are several', () => {
    const two = estimateOf(
      plan([
        { ...support(), name: 'chat' },
        { ...support(), name: 'mail' },
      ]),
    );
    const { sections } = adviceCard([{ ...BATCH, workload: 1 }], two);
    expect(sections).toEqual([
      expect.objectContaining({ kind: 'fields', title: '1. Send the requests as a batch (mail)' }),
    ]);
  });

  it('gives no share of a total that is only "at least"', () => {
    const deaf = estimateOf(plan(support({}, 'Deaf')));
    expect(adviceCard([{ ...BATCH, saving: usd('6') }], deaf).answer).toBe(
      'The largest saving is $6.00 of the planned at least $12.00 a month: send the requests as a batch.',
    );
  });
});
