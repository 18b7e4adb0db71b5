import { describe, expect, it } from 'vitest';

import { barLines } from './bar-lines.ts';

const BARS = [
  { label: 'Haiku', value: 27, text: '$27.00' },
  { label: 'Sonnet', value: 81, text: '$81.00' },
  { label: 'Gift', value: 0, text: '$0.00' },
];

describe('barLines', () => {
  it('lines names and figures up before the bars', () => {
    expect(barLines(BARS, 80)).toEqual([
      'Haiku   $27.00  ████████',
      'Sonnet  $81.00  ████████████████████████',
      'Gift     $0.00',
    ]);
  });

  it('keeps within the width, bars first and then names giving way', () => {
    // 26 less 6 + 6 + 4 leave 10 columns
    expect(barLines(BARS, 26)[1]).toBe(`Sonnet  $81.00  ${'█'.repeat(10)}`);
    const long = BARS.map((bar) => ({ ...bar, label: `anthropic/claude-${bar.label}-20251001` }));
    const lines = barLines(long, 40);
    // 40 less 6 + 4 + 8 leave 22 for a name
    expect(lines[1]).toBe('anthropic/c…t-20251001  $81.00  ████████');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('draws nothing where there is no room for a name', () => {
    const long = BARS.map((bar) => ({ ...bar, label: 'anthropic/claude-sonnet-4.6' }));
    expect(barLines(long, 25)).toEqual([]);
  });

  it('lets no name forge a line', () => {
    const evil = BARS.map((bar) => ({ ...bar, label: 'a\nb', text: '$\u001b[2J' }));
    expect(barLines(evil, 80).join('')).not.toMatch(/\p{Cc}/u);
  });
});
