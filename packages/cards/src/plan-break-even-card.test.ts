import { planBreakEven, type Scenario } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { renderPlainText } from './plain-text.ts';
import { planBreakEvenCard } from './plan-break-even-card.ts';
import { inputs, PRICES, plan, support } from './testing/support-work.ts';

function cardOf(seats: string, work: Scenario, model = 'Seat') {
  return planBreakEvenCard(
    planBreakEven({ pricing: { model, inputs: {} }, seats: exact(seats) }, work, PRICES),
  );
}

describe('planBreakEvenCard', () => {
  it('says which costs less, and from how much work on the plan does', () => {
    // 5 × $20 against $81; 6,000 × 100 / 81 / 5 = 1,481.5 requests a seat, and half of one is nobody's
    expect(renderPlainText(cardOf('5', plan(support())))).toBe(`Plan or API

The API costs less: the plan is $100.00 a month, the same work through the API
$81.00; the plan pays from about 1,481 requests per seat and month on.

Plan                            $100.00 a month
The same work through the API   $81.00 a month
Price of a seat                 $20.00 a month
Work of a seat through the API  $16.20 a month
Both cost the same at           about 1,481 requests per seat and month

Whether a seat covers this work is not known: vendors publish relative caps (5x,
weekly limits), not dollars, and work beyond the cap is paid apart or has to
wait.

A buffer and fees are in neither of the two.`);
  });

  it('counts little work in tenths, and several kinds of it together', () => {
    const images = {
      kind: 'image' as const,
      pricing: { model: 'Painter', inputs: {} },
      inputs: inputs({ acceptedImagesPerMonth: '100', attemptsPerAccepted: '1' }),
    };
    // $81 + 100 × $0.04 = $85; × 20 / 85: 1,411.8 requests and 23.5 images
    expect(cardOf('1', plan([support(), images])).answer).toBe(
      'The plan costs less: the plan is $20.00 a month, the same work through the API $85.00; the plan pays from about 1,412 requests and 23.5 accepted images per seat and month on.',
    );
  });

  it('says "at most" where a price of the work is missing', () => {
    // 6,000 × 20 / 12, and fewer when output is not free
    expect(cardOf('1', plan(support({}, 'Deaf'))).answer).toBe(
      'Which costs less is not known, because a price is missing: the plan is $20.00 a month, the same work through the API at least $12.00; the plan pays from at most 10,000 requests per seat and month on.',
    );
  });

  it('names no break-even where the API costs nothing', () => {
    expect(cardOf('1', plan(support({}, 'Gift'))).answer).toBe(
      'The API costs less: the plan is $20.00 a month, the same work through the API $0.00.',
    );
  });

  it('says why there is nothing to compare', () => {
    expect(cardOf('1', plan(support()), 'nobody/x').answer).toBe(
      'The plan cannot be compared: The catalog has no model "nobody/x".',
    );
    const once = { ...support(), inputs: inputs({ calls: '10', inputTokens: '1', outputTokens: '1' }) };
    expect(cardOf('1', plan(once)).answer).toBe(
      'The work is done once and a plan is paid by the month: state the work of a month to compare them.',
    );
  });
});
