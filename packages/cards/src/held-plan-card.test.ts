import { estimateDiff } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Card } from './card.ts';
import { type HeldPlan, heldPlanCard } from './held-plan-card.ts';
import { HELD } from './testing/sample-standings.ts';
import { PRICES, plan, support } from './testing/support-work.ts';

function reasonsOf({ sections }: Card): readonly string[] {
  return sections.flatMap((section) => (section.kind === 'list' ? section.items : []));
}

describe('heldPlanCard', () => {
  it('says what is spent beside what was planned by now, and how far it drifts', () => {
    // A third of $90 by the 11th of 30 days; $180 − $90 = $90.
    expect(heldPlanCard(HELD).answer).toBe(
      'The keys prod, batch spent $60.00 so far, where $30.00 was planned by now, and goes towards $180.00, where $90.00 was planned for 2026-11: +$90.00 (+100%).',
    );
  });

  it('gives the interval of the projection and the time of the reading', () => {
    const fields = heldPlanCard(HELD).sections.flatMap((section) =>
      section.kind === 'fields' ? section.fields : [],
    );

    expect(fields).toContainEqual({ label: 'In 8 cases of 10', value: '$140.00 to $230.00' });
    expect(fields).toContainEqual({
      label: 'Read from OpenRouter at',
      value: '2026-11-10 23:55 UTC (5 min ago)',
    });
    expect(fields).toContainEqual({ label: 'Drift by the end', value: '+$90.00 (+100%)' });
  });

  it('splits the drift into prices and use, so that both add up to it', () => {
    const dearer = estimateDiff(
      { ...PRICES, scenario: plan(support({ users: '100' }, 'Haiku'), {}) },
      { ...PRICES, scenario: plan(support({ users: '100' }), {}) },
    );
    const reasons = reasonsOf(heldPlanCard({ ...HELD, prices: dearer }));
    const use = Number(/^Use: \+\$([\d.]+)/.exec(reasons[1] ?? '')?.[1]);

    expect(reasons[0]).toMatch(/^Prices: the same work at today's prices is \+\$/);
    expect(use + Number(dearer.change) / 1e12).toBeCloseTo(90, 2);
    expect(reasons[2]).toContain('4,000, where 2,000 were planned');
  });

  it('says that prices may be why, where those of then are not known', () => {
    const { prices: _, ...unpriced } = HELD;

    expect(reasonsOf(heldPlanCard(unpriced)).slice(0, 2)).toEqual([
      'Prices: what they were when it was saved is not known.',
      'Use: +$90.00, unless prices have changed: more or larger requests than planned.',
    ]);
  });

  it('judges a month that is over by what was spent', () => {
    const spend = { spent: usd('80'), isCounted: false, readAt: HELD.until };
    const over: HeldPlan = { ...HELD, at: new Date('2026-12-05T00:00:00Z'), spend };

    expect(heldPlanCard(over).answer).toBe(
      '2026-11 is over: the keys prod, batch spent about $80.00, where $90.00 was planned: -$10.00 (-11%).',
    );
  });

  it('says why nothing is known, and takes it for no amount', () => {
    const { spend: _, ...unknown } = HELD;
    const card = heldPlanCard({ ...unknown, unknown: 'The month has not begun.' });

    expect(card.answer).toBe('$90.00 planned for the keys prod, batch in 2026-11. The month has not begun.');
    expect(JSON.stringify(card)).not.toContain('$0.00');
  });

  it('compares nothing with an amount that is not known exactly', () => {
    const { planned: _, ...open } = HELD;

    expect(heldPlanCard(open).answer).toBe(
      '$60.00 spent by the keys prod, batch in 2026-11; an amount that is not known exactly was planned.',
    );
  });
});
