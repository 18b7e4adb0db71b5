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

  it('puts a line break in a text on the line that it is in', () => {
    expect(renderMarkdown({ title: 'a\n# b', answer: 'c', sections: [] })).toBe('## a \\# b\n\nc');
  });
});
