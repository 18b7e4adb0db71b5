import { describe, expect, it } from 'vitest';

import type { Section } from './card.ts';
import { costChart } from './cost-chart.ts';
import { renderPlainText } from './plain-text.ts';
import { estimateOf, inputs, plan, support } from './testing/support-work.ts';

function textOf(sections: readonly Section[]): string {
  return renderPlainText({ title: 't', answer: 'a', sections }).split('\n\n').slice(2).join('\n\n');
}

const painting = (name: string) => ({
  kind: 'image' as const,
  name,
  pricing: { model: 'Painter', inputs: {} },
  inputs: inputs({ acceptedImagesPerMonth: '1000', attemptsPerAccepted: '1' }),
});

describe('costChart', () => {
  it('draws every line, and says every figure of it', () => {
    const [chart] = costChart(estimateOf(plan(support(), { retryRate: '0.03', buffer: '0.15' })));
    // 12M × $3/1M, 3M × $15/1M, 3% of $81, 15% of $83.43
    expect(chart).toMatchObject({
      chart: {
        bars: [
          { label: 'Input tokens', value: 36, text: '$36.00', group: 'base' },
          { label: 'Output tokens', value: 45, text: '$45.00', group: 'base' },
          { label: 'Retries', value: 2.43, text: '$2.43', group: 'operations' },
          { label: 'Planning buffer', value: 12.5145, text: '$12.51', group: 'buffer' },
        ],
      },
      alt: 'base: Input tokens $36.00, Output tokens $45.00; operations: Retries $2.43; buffer: Planning buffer $12.51.',
    });
  });

  it('leaves one line to the table on every platform, and two in plain text', () => {
    expect(costChart(estimateOf(plan(painting('one'))))).toEqual([]);
    const two = costChart(estimateOf(plan(support())));
    expect(two).toHaveLength(1);
    expect(textOf(two)).toBe('');
  });

  it('draws three lines as text', () => {
    // 24 × 36 / 45 = 19.2 and 24 × 8.1 / 45 = 4.32
    expect(textOf(costChart(estimateOf(plan(support(), { buffer: '0.1' }))))).toBe(`Cost by layer and line
  Input tokens     $36.00  ███████████████████
  Output tokens    $45.00  ████████████████████████
  Planning buffer   $8.10  ████`);
  });

  it('keeps the layers of several pieces of work together, and says whose a line is', () => {
    const retried = plan([painting('one'), painting('two')], { retryRate: '0.1' });
    const [chart] = costChart(estimateOf(retried));
    // 1,000 × $0.04 each, and a tenth of it
    expect(chart).toMatchObject({
      alt: 'base: Images (one) $40.00, Images (two) $40.00; operations: Retries (one) $4.00, Retries (two) $4.00.',
    });
  });
});
