import type { Card, Column, Section } from './card.ts';
import { harmless } from './harmless.ts';
import { textBars } from './text-bars.ts';

/** Renders the whole card as GitHub-flavoured Markdown; the last line ends without a newline. */
export function renderMarkdown(card: Card): string {
  const sections = card.sections.flatMap((section) =>
    section.kind === 'chart' ? chartText(section) : [sectionText(section)],
  );
  return [`## ${escaped(card.title)}`, escaped(card.answer), ...sections].join('\n\n');
}

type ChartSection = Extract<Section, { readonly kind: 'chart' }>;

/** Bars can be drawn with letters; of other charts a text can only say the figures, if nothing else says them. */
function chartText({ title, chart, alt, isRepeat }: ChartSection): readonly string[] {
  const bars = chart.kind === 'bars' ? textBars(chart.bars, BAR_COLUMNS) : [];
  const rows = bars.map(({ label, text, bar }) => [label, text, bar]);
  if (rows.length > 0) return [titled(title, table(CHART_COLUMNS, rows))];
  return isRepeat === true ? [] : [titled(title, escaped(alt))];
}

function sectionText(section: Exclude<Section, ChartSection>): string {
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

const BAR_COLUMNS = 24;
const CHART_COLUMNS: readonly Column[] = [
  { label: '', align: 'left' },
  { label: '', align: 'right' },
  { label: '', align: 'left' },
];

const FIELD_COLUMNS: readonly Column[] = [
  { label: '', align: 'left' },
  { label: '', align: 'left' },
];
