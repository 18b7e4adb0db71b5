import { type Pilot, pilotOf } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { pilotCard } from './pilot-card.ts';
import { renderPlainText } from './plain-text.ts';
import { inputs, PRICES, plan, support } from './testing/support-work.ts';

const SUPPORT = plan(support(), { retryRate: '0.03', buffer: '0.15' });

function pilot(): Pilot {
  const planned = pilotOf(SUPPORT, PRICES);
  if (planned.kind === 'refused') throw new Error(planned.reasons.join(' '));
  return planned;
}

describe('pilotCard', () => {
  it('says what to run, what to pay and where to stop', () => {
    // 68 × $0.0135 × 1.03 = $0.94554; 20% more is $1.134648, in whole cents $1.14; $5 − $0.94554 are left
    const [head] = renderPlainText(pilotCard(pilot())).split('\n\nSteps');
    expect(head).toBe(`Pilot: 68 requests

Run 68 requests for about $0.94554, and stop at $1.14: then the cost of one is
known to within 20% in nine tests of ten; buy $5.00 of credits, $5.80 with the
fee.

Expected per request  $0.013905
Expected in all       $0.94554
Stop at               $1.14
Credits to buy        $5.00
Card fee              $0.80, the least one
To pay                $5.80
Left afterwards       $4.05 of the credits`);
  });

  it('keeps the seven steps in their order', () => {
    const { steps } = pilot();
    const section = pilotCard(pilot()).sections.find(
      (each) => each.kind === 'fields' && each.title === 'Steps',
    );
    expect(steps).toHaveLength(7);
    expect(section).toEqual({
      kind: 'fields',
      title: 'Steps',
      fields: steps.map(({ title, text }, at) => ({ label: `${at + 1}.`, value: `${title}. ${text}` })),
    });
  });

  it('says what to write down, and for which input', () => {
    const list = pilotCard(pilot()).sections.find(({ kind }) => kind === 'list');
    expect(list).toMatchObject({ title: 'Write down of every request' });
    expect(list?.kind === 'list' ? list.items : []).toEqual(
      expect.arrayContaining([
        'input tokens (usage.prompt_tokens), for "input tokens per request"',
        'cost (usage.cost), to compare',
        'retries, for "retry rate"',
      ]),
    );
  });

  it('buys nothing where requests go through keys of one’s own', () => {
    const own = pilotCard(pilotOf({ ...SUPPORT, ownKeys: true }, PRICES));
    expect(own.answer).toMatch(/in nine tests of ten\.$/);
    expect(renderPlainText(own)).not.toContain('Credits to buy');
  });

  it('says in how many cases it costs more, where inputs are ranges', () => {
    const users = support();
    const range = { low: exact(1_000), high: exact(4_000) };
    const ranged = plan({
      ...users,
      inputs: {
        ...users.inputs,
        ...inputs({}),
        inputTokens: { origin: 'given', value: exact(2_000), range },
      },
    });
    expect(renderPlainText(pilotCard(pilotOf(ranged, PRICES)))).toMatch(/Nine cases in ten below {2}\$\d/);
  });

  it('says "at least" where a price is missing, and why there is no pilot', () => {
    const deaf = pilotCard(pilotOf(plan(support({}, 'Deaf')), PRICES));
    expect(deaf.answer).toMatch(/^Run 68 requests for at least \$0\.136, /); // 68 × 2,000 × $1/1M
    const seats = plan({
      kind: 'subscription',
      pricing: { model: 'Seat', inputs: {} },
      inputs: inputs({ seats: '5' }),
    });
    expect(pilotCard(pilotOf(seats, PRICES))).toEqual({
      title: 'Pilot',
      answer: 'There is no pilot for this: Seats cost the same whatever they use: there is nothing to try.',
      sections: [],
    });
  });
});
