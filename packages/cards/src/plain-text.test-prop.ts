import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Card } from './card.ts';
import { renderPlainText } from './plain-text.ts';

const word = fc.stringMatching(/^[!-~]{1,14}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const width = fc.integer({ min: 8, max: 120 });

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyCard: fc.Arbitrary<Card> = fc
  .record({ title: anyText, answer: anyText, label: anyText, values: fc.array(anyText, { maxLength: 4 }) })
  .map(({ title, answer, label, values }) => ({
    title,
    answer,
    sections: [
      { kind: 'fields', fields: values.map((value) => ({ label, value })) },
      { kind: 'table', title, columns: [{ label, align: 'right' }], rows: values.map((value) => [value]) },
      { kind: 'list', title: label, items: values },
      { kind: 'note', text: answer },
    ],
  }));

/** Title and answer, then the section. */
function noteOf(text: string, columns: number): string {
  return renderPlainText({ title: 't', answer: 'a', sections: [{ kind: 'note', text }] }, columns)
    .split('\n\n')
    .slice(2)
    .join('\n\n');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((each) => each !== '');
}

describe('renderPlainText', () => {
  it('keeps within the width, but for a word that is longer by itself', () => {
    fc.assert(
      fc.property(sentence, width, (text, columns) => {
        for (const line of noteOf(text, columns).split('\n')) {
          expect(line.length <= columns || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });

  it('breaks no line that had room for the next word', () => {
    fc.assert(
      fc.property(sentence, width, (text, columns) => {
        const lines = noteOf(text, columns).split('\n');
        for (const [at, line] of lines.entries()) {
          const next = lines[at + 1]?.split(' ')[0];
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(columns);
        }
      }),
    );
  });

  it('loses no word, wherever it stands', () => {
    fc.assert(
      fc.property(sentence, sentence, width, (first, second, columns) => {
        const text = renderPlainText(
          {
            title: first,
            answer: second,
            sections: [
              { kind: 'fields', fields: [{ label: first, value: second }] },
              { kind: 'list', title: first, items: [second] },
              { kind: 'table', title: first, columns: [{ label: first, align: 'left' }], rows: [[second]] },
            ],
          },
          columns,
        );
        const said = [first, second, first, second, first, '-', second, first, first, second];
        expect(wordsOf(text)).toEqual(said.flatMap(wordsOf));
      }),
    );
  });

  it('lets no text control the terminal, whatever it holds', () => {
    fc.assert(
      fc.property(anyCard, width, (card, columns) => {
        const control = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
        expect(renderPlainText(card, columns)).not.toMatch(control);
      }),
      { numRuns: 300 },
    );
  });
});
