import { type Scenario, sensitivitiesOf } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { renderPlainText } from './plain-text.ts';
import { sensitivityCard } from './sensitivity-card.ts';
import { estimateOf, inputs, PRICES, plan, support } from './testing/support-work.ts';

function cardOf(scenario: Scenario, share?: string) {
  const varied = sensitivitiesOf(scenario, PRICES, share === undefined ? undefined : exact(share));
  return sensitivityCard(varied, estimateOf(scenario));
}

describe('sensitivityCard', () => {
  it('names the strongest input, and draws every one', () => {
    // $81 × 1.15 = $93.15; 20% of the volume is 93.15 × 0.2 = $18.63 either way; of the output 45 × 1.15 × 0.2 = $10.35,
    // of the input $8.28; of the buffer 81 × 0.03 = $2.43. The bars: 12 × 20.70 / 37.26 = 6.7, and so on.
    expect(renderPlainText(cardOf(plan(support(), { buffer: '0.15' })))).toBe(
      `What the cost depends on

What matters most is users, active days per month and requests per user per
active day: 20% less of one of them makes $74.52, 20% more of one of them makes
$111.78, instead of $93.15 a month.

Planned, when one input is 20% less or more
  Input                                       Less             More   Swing
  users                                80 → $74.52    120 → $111.78  $37.26  ████████████
  active days per month                16 → $74.52     24 → $111.78  $37.26  ████████████
  requests per user per active day    2.4 → $74.52    3.6 → $111.78  $37.26  ████████████
  output tokens per request           400 → $82.80    600 → $103.50  $20.70  ███████
  input tokens per request          1,600 → $84.87  2,400 → $101.43  $16.56  █████
  planning buffer                     12% → $90.72     18% → $95.58   $4.86  ██

Every line changes one input alone; a bar is as long as its swing. Inputs that
change nothing are left out, and so are prices from the price list, which nobody
has assumed.`,
    );
  });

  it('shows apart what moves only the cost of one result', () => {
    const agent = {
      kind: 'agent' as const,
      pricing: { model: 'Sonnet', inputs: {} },
      inputs: inputs({
        tasksPerMonth: '100',
        callsPerTask: '10',
        contextTokens: '10000',
        outputTokens: '500',
        successRate: '0.8',
      }),
    };
    const text = renderPlainText(cardOf(plan(agent)));
    // 100 × 10 × (10,000 × $3 + 500 × $15) / 1M = $37.50, of 64 or 96 completed tasks
    expect(
      text,
    ).toContain(`Expected cost of one result, when an input that leaves the total alone is 20% less or more
  Input                     Of one                     Less             More
  share of tasks completed  completed task  64% → $0.585938  96% → $0.390625`);
    expect(text.match(/share of tasks completed/g)).toHaveLength(1);
  });

  it('says so where nothing matters', () => {
    const free = cardOf(plan(support({}, 'Gift')));
    expect(free.answer).toBe('No input changes what is planned: $0.00 a month.');
    expect(free.sections.map(({ kind }) => kind)).toEqual(['note']);
  });

  it('says that a value stays where it cannot go further', () => {
    // 12M in, all of it cached at $0.30/1M, and 3M out: $48.60; with 80% of it cached $3.60 − $2.88 less is cached
    const card = cardOf(plan(support({ cachedShare: '1', users: '100' })));
    const table = card.sections.find(({ kind }) => kind === 'table');
    const rows = table?.kind === 'table' ? table.rows : [];
    // 2.4M of 12M tokens at $3 instead of $0.30: $6.48 more
    expect(rows.find(([name]) => name === 'share of the input read from the cache')).toEqual([
      'share of the input read from the cache',
      '80% → $55.08',
      'stays 100%',
      '$6.48',
      '████',
    ]);
  });

  it('draws the same as ranges around what is planned, and says every figure of it', () => {
    const card = cardOf(plan(support({ cachedShare: '1' })));
    const chart = card.sections.find(({ kind }) => kind === 'chart');
    // As above: 12M cached at $0.30/1M and 3M out are $48.60, with 80% of it cached $55.08, and never less
    expect(chart).toMatchObject({
      title: 'Planned, when one input is 20% less or more',
      chart: {
        kind: 'ranges',
        ranges: expect.arrayContaining([
          {
            label: 'share of the input read from the cache',
            low: 48.6,
            middle: 48.6,
            high: 55.08,
            text: '$48.60 to $55.08',
          },
        ]),
      },
      alt: expect.stringMatching(
        /^Planned, when one input is 20% less or more: .*; share of the input read from the cache \$48\.60 to \$55\.08.*\. With all inputs as they are: \$48\.60 a month\.$/,
      ),
      isRepeat: true,
    });
  });

  it('says by how much the inputs were varied', () => {
    const card = cardOf(plan(support()), '0.5');
    expect(card.answer).toContain('50% less of one of them makes $40.50'); // 81 / 2
  });

  it('says whose input it is where there are several pieces of work, and "at least" where a price is missing', () => {
    const mail = { ...support({}, 'Deaf'), name: 'mail' };
    const voice = {
      kind: 'image' as const,
      pricing: { model: 'Painter', inputs: {} },
      inputs: inputs({ acceptedImagesPerMonth: '1000', attemptsPerAccepted: '1' }),
    };
    const { answer } = cardOf(plan([mail, voice]));
    // 1,000 × $0.04 = $40 of images and $12 of input
    expect(answer).toContain(
      'What matters most is accepted images per month (image): 20% less makes at least $44.00',
    );
    expect(answer).toMatch(/instead of at least \$52\.00 a month\.$/);
  });
});
