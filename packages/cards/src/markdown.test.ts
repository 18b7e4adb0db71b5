import { describe, expect, it } from 'vitest';

import { renderMarkdown } from './markdown.ts';

describe('renderMarkdown', () => {
  it('writes the answer before the sections, a table with its alignment', () => {
    const card = {
      title: 'Estimate',
      answer: '$81.00 a month.',
      sections: [
        {
          kind: 'table',
          title: 'Lines',
          columns: [
            { label: 'What', align: 'left' },
            { label: 'Cost', align: 'right' },
          ],
          rows: [['Input tokens', '$36.00']],
        },
        { kind: 'list', title: 'Notes', items: ['one'] },
      ],
    } as const;
    expect(renderMarkdown(card)).toBe(
      '## Estimate\n\n$81.00 a month.\n\n### Lines\n\n| What | Cost |\n| --- | --: |\n| Input tokens | $36.00 |\n\n### Notes\n\n- one',
    );
  });

  it('keeps what people typed as text: no link, no HTML, no cell of its own', () => {
    const card = { title: '[x](javascript:1) <b>', answer: 'a | b', sections: [] };
    expect(renderMarkdown(card)).toBe('## \\[x\\](javascript:1) \\<b\\>\n\na \\| b');
  });

  it('draws three bars or more as a table, and says the figures of other charts unless the card says them anyway', () => {
    const bars = [3, 2, 1].map((value) => ({ label: `a|${value}`, value, text: `$${value}` }));
    const section = (count: number) =>
      ({
        kind: 'chart',
        title: 'Chart',
        chart: { kind: 'bars', bars: bars.slice(0, count) },
        alt: 'All <of> it.',
      }) as const;
    const bodyOf = (each: ReturnType<typeof section> & { readonly isRepeat?: boolean }): string =>
      renderMarkdown({ title: 't', answer: 'a', sections: [each] }).replace('## t\n\na', '');
    expect(bodyOf(section(3))).toBe(
      `\n\n### Chart\n\n|  |  |  |\n| --- | --: | --- |\n| a\\|3 | $3 | ${'█'.repeat(24)} |\n| a\\|2 | $2 | ${'█'.repeat(16)} |\n| a\\|1 | $1 | ${'█'.repeat(8)} |`,
    );
    expect(bodyOf(section(2))).toBe('\n\n### Chart\n\nAll \\<of\\> it.');
    expect(bodyOf({ ...section(2), isRepeat: true })).toBe('');
  });

  it('puts a line break in a text on the line that it is in', () => {
    expect(renderMarkdown({ title: 'a\n# b', answer: 'c', sections: [] })).toBe('## a \\# b\n\nc');
  });
});
