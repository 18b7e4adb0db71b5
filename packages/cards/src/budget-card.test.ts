import { type Field, largestWithin, type Scenario } from '@tollkeeper/engine';
import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { budgetCard } from './budget-card.ts';
import { renderPlainText } from './plain-text.ts';
import { estimateOf, PRICES, plan, support } from './testing/support-work.ts';

const SUPPORT = plan(support());

function cardOf(budget: string, field: Field, scenario: Scenario = SUPPORT) {
  const question = { budget: usd(budget), field };
  return budgetCard(question, largestWithin(question, scenario, PRICES), estimateOf(scenario).period);
}

describe('budgetCard', () => {
  it('says how much is allowed, and what one more would cost', () => {
    // A user costs $0.81 a month: 617 × 0.81 = $499.77
    expect(renderPlainText(cardOf('500', 'users'))).toBe(`What $500.00 a month allows

$500.00 a month allows 617 users: that is $499.77 planned; 618 would be $500.58.

Users
  At 617              $499.77 planned
  At 618              $500.58 planned
  Left of the budget  $0.23

Fees on buying credits are not in these figures: they come on top of what is
planned.`);
  });

  it('says that there is no more where the field ends', () => {
    // 81 × 31 / 20
    expect(cardOf('500', 'activeDays').answer).toBe(
      '$500.00 a month allows 31 active days per month: that is $125.55 planned, and there cannot be more.',
    );
  });

  it('says what else sets the limit where the budget does not', () => {
    const allowed = {
      kind: 'found',
      at: { value: exact('0.5'), planned: { kind: 'exact', money: usd('81') } },
      limitedBy: [{ field: 'cacheWriteShare', message: 'The shares are 101% together.' }],
    } as const;
    const { answer } = budgetCard({ budget: usd('500'), field: 'cachedShare' }, allowed, 'month');
    expect(answer).toBe(
      '$500.00 a month allows 50% for "share of the input read from the cache": that is $81.00 planned. No budget allows more: The shares are 101% together.',
    );
  });

  it('quotes what is no number of things', () => {
    // 81 × 1.111 = $89.991 and 81 × 1.112 = $90.072
    expect(cardOf('90', 'buffer').answer).toBe(
      '$90.00 a month allows 11.1% for "planning buffer": that is $89.99 planned; 11.2% would be $90.07.',
    );
  });

  it('says that even the least is too much', () => {
    expect(cardOf('0.5', 'users').answer).toBe('$0.50 a month does not allow even 1 user: that is $0.81.');
  });

  it('turns the question round where more of it costs less', () => {
    // All input from the cache: 12 × $0.30 + $45 = $48.60
    expect(cardOf('50', 'cachedShare').answer).toBe(
      '$50.00 a month does not allow 0% for "share of the input read from the cache" ($81.00), but more of it costs less, $48.60 at 100%: ask how little of it is enough.',
    );
    expect(cardOf('5', 'cachedShare').answer).toBe(
      '$5.00 a month does not allow 0% for "share of the input read from the cache" ($81.00), and even 100% is $48.60.',
    );
  });

  it('says that the cost does not depend on it', () => {
    expect(cardOf('500', 'rejectionRate', plan(support({}, 'Gift'))).answer).toBe(
      '$500.00 a month allows any value of "rejected outputs": the cost does not depend on it, $0.00 is planned.',
    );
  });

  it('gives the most that it can be where a price is missing', () => {
    const deaf = plan(support({}, 'Deaf'));
    // $0.12 a user for input: 416 × 0.12 = $49.92
    expect(cardOf('50', 'users', deaf).answer).toBe(
      '$50.00 a month allows at most 416 users, and maybe less, because a price is missing: without it that is $49.92.',
    );
    expect(renderPlainText(cardOf('50', 'users', deaf))).toContain('- No rate for output tokens of Deaf\n');
    expect(cardOf('50', 'outputTokens', deaf).answer).toBe(
      'What $50.00 a month allows is not known, because a price is missing.',
    );
  });

  it('says why a question cannot be answered', () => {
    const card = cardOf('500', 'seats');
    expect(card.answer).toBe(
      'What $500.00 a month allows cannot be worked out: seats is no input of text work: leave it out, or state it where it belongs.',
    );
    expect(card.sections).toEqual([]);
  });
});
