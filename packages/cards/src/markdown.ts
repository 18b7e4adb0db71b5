import type { Card, Column, Section } from './card.ts';
import { harmless } from './plain-text.ts';

/** Renders the whole card as GitHub-flavoured Markdown; the last line ends without a newline. */
export function renderMarkdown(card: Card): string {
  return [`## ${escaped(card.title)}`, escaped(card.answer), ...card.sections.map(sectionText)].join('\n\n');
}

function sectionText(section: Section): string {
  switch (section.kind) {
    case 'fields':
      return titled(
        section.title,
        table(
          FIELD_COLUMNS,
          section.fields.map(({ label, value }) => [label, value]),
        ),
      );
    case 'table':
      return titled(section.title, table(section.columns, section.rows));
    case 'list':
      return titled(section.title, section.items.map((item) => `- ${escaped(item)}`).join('\n'));
    case 'note':
      return escaped(section.text);
  }
}

function titled(title: string | undefined, body: string): string {
  return title === undefined ? body : `### ${escaped(title)}\n\n${body}`;
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ label }) => escaped(label))),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))),
    ...rows.map((row) => line(columns.map((_, at) => escaped(row[at] ?? '')))),
  ].join('\n');
}

/** What people typed must stay text: no link, no HTML, no new cell. */
function escaped(text: string): string {
  return harmless(text).replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}

const FIELD_COLUMNS: readonly Column[] = [
  { label: '', align: 'left' },
  { label: '', align: 'left' },
];
