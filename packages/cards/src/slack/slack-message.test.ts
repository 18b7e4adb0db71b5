import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Card, Chart, Section } from '../card.ts';
import { renderPlainText } from '../plain-text.ts';
import { sampleCards } from '../testing/sample-cards.ts';
import type { SlackBlock } from './blocks.ts';
import { type SlackOptions, slackFallback, slackMessage } from './slack-message.ts';
import { messageProblems } from './testing/slack-problems.ts';

const GOLDEN = new URL('../../golden/slack/', import.meta.url);

function cardOf(...sections: readonly Section[]): Card {
  return { title: 'Title', answer: 'Answer.', sections };
}

/** The blocks between answer and buttons. */
function bodyOf(section: Section, options: SlackOptions = {}): readonly SlackBlock[] {
  return slackMessage(cardOf(section), options).blocks.slice(2);
}

function textOf(blocks: readonly SlackBlock[]): string {
  return JSON.stringify(blocks);
}

function bars(many: number): Chart {
  return {
    kind: 'bars',
    bars: Array.from({ length: many }, (_, at) => ({ label: `Model ${at}`, value: at, text: `$${at}` })),
  };
}

function chartSection(chart: Chart): Section {
  return { kind: 'chart', title: 'Cost', chart, alt: 'Model 0 $0.' };
}

function list(many: number, isDetail = false): Section {
  const items = Array.from({ length: many }, (_, at) => `assumption number ${at}`);
  return { kind: 'list', title: 'Assumptions', items, isDetail };
}

describe('slackMessage', () => {
  it.each(Object.entries(sampleCards()))('writes the %s as its golden file says', (kind, card) => {
    const golden = JSON.parse(readFileSync(new URL(`${kind}.json`, GOLDEN), 'utf8'));
    const written = { message: slackMessage(card), fallback: slackFallback(card) };
    expect(JSON.parse(JSON.stringify(written))).toEqual(golden);
    expect(messageProblems(written.message)).toEqual([]);
    expect(messageProblems(written.fallback)).toEqual([]);
    expect([written.message.isCut, written.fallback.isCut]).toEqual([false, false]);
  });

  it('has a golden file for every kind of card, and no other', () => {
    const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual(
      Object.keys(sampleCards())
        .map((kind) => `${kind}.json`)
        .sort(),
    );
  });

  it('says the whole card in its text', () => {
    const card = sampleCards().comparison;
    expect(slackMessage(card).text).toBe(renderPlainText(card, 1_000));
  });

  it('cuts its text at whole lines, and says how many are missing', () => {
    const card = cardOf(list(3_000));
    const { text } = slackMessage(card);
    const kept = text.split('\n').slice(0, -1);
    const all = renderPlainText(card, 1_000).split('\n');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(40_000);
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(text.endsWith(`\n… and ${all.length - kept.length} more lines`)).toBe(true);
    expect(Buffer.byteLength(slackMessage(card, { isUpdate: true }).text)).toBeLessThanOrEqual(4_000);
  });

  it('folds details', () => {
    expect(bodyOf(list(2, true))).toMatchObject([
      { type: 'container', is_collapsible: true, default_collapsed: true, title: { text: 'Assumptions' } },
    ]);
  });

  it.each([false, true])('cuts a long list and counts what is missing (folded: %s)', (isDetail) => {
    const { blocks, isCut } = slackMessage(cardOf(list(2_000, isDetail)), { file: 'estimate.txt' });
    const shown = textOf(blocks).match(/assumption number/g)?.length ?? 0;
    expect(isCut).toBe(true);
    expect(shown).toBeGreaterThan(200);
    expect(textOf(blocks)).toContain(`… and ${2_000 - shown} more items in estimate.txt`);
  });

  it('names no file where there is none', () => {
    expect(textOf(bodyOf(list(2_000)))).toMatch(/… and \d+ more items"/);
  });

  it('counts the parts that find no room', () => {
    const notes = Array.from({ length: 60 }, (): Section => ({ kind: 'note', text: 'x' }));
    const { blocks } = slackMessage(cardOf(...notes));
    expect(blocks).toHaveLength(50);
    // 60 − (50 − title − answer − this line)
    expect(textOf(blocks.slice(-1))).toContain('… and 13 more parts');
  });

  it('lets the largest part give way, not the others', () => {
    const { blocks } = slackMessage(cardOf(list(2_000), { kind: 'note', text: 'the note' }, list(3)));
    expect(textOf(blocks)).toContain('the note');
    expect(textOf(blocks.slice(-1))).toContain('assumption number 2');
  });

  it('writes figures as numbers that sort, and names the rows by their first name', () => {
    const table: Section = {
      kind: 'table',
      title: 'Ranking',
      columns: [
        { label: '#', align: 'right' },
        { label: 'Model', align: 'left' },
        { label: 'Cost', align: 'right' },
      ],
      rows: [
        ['1', 'Haiku', '$1,234.50'],
        ['', 'Deaf', 'at least $12.00'],
      ],
    };
    expect(bodyOf(table)).toEqual([
      {
        type: 'data_table',
        caption: 'Ranking',
        page_size: 2,
        row_header_column_index: 1,
        rows: [
          ['#', 'Model', 'Cost'].map((text) => ({ type: 'raw_text', text })),
          [
            { type: 'raw_number', value: 1, text: '1' },
            { type: 'raw_text', text: 'Haiku' },
            { type: 'raw_number', value: 1234.5, text: '$1,234.50' },
          ],
          ['–', 'Deaf', 'at least $12.00'].map((text) => ({ type: 'raw_text', text })),
        ],
      },
    ]);
  });

  it('gives the second table as text that keeps its columns', () => {
    const table: Section = {
      kind: 'table',
      title: 'Rates',
      columns: [
        { label: 'Unit', align: 'left' },
        { label: 'Rate', align: 'right' },
      ],
      rows: [
        ['in & out', '$3'],
        ['image', '$0.04'],
      ],
    };
    const { blocks } = slackMessage(cardOf(table, table));
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'data_table', 'section', 'section']);
    // "&amp;" is sent, and one sign of it is seen.
    expect(blocks[4]).toMatchObject({
      text: { text: '```\nUnit       Rate\nin &amp; out     $3\nimage     $0.04\n```' },
    });
  });

  it('says how many rows a table has more', () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`m${at}`]);
    const table: Section = { kind: 'table', title: 'All', columns: [{ label: 'M', align: 'left' }], rows };
    const [data, more] = bodyOf(table);
    expect(data).toMatchObject({ page_size: 20 });
    expect(data?.type === 'data_table' ? data.rows : []).toHaveLength(101);
    expect(more).toMatchObject({ elements: [{ text: '… and 50 more rows' }] });
  });

  it('draws bars as bars, and hands on what Slack cannot draw', () => {
    expect(bodyOf(chartSection(bars(20)))).toMatchObject([
      { type: 'data_visualization', chart: { type: 'bar', axis_config: { y_label: 'US dollars' } } },
    ]);
    const { pictures, blocks } = slackMessage(cardOf(chartSection(bars(21))));
    expect(pictures).toEqual([{ title: 'Cost', alt: 'Model 0 $0.', chart: bars(21) }]);
    expect(textOf(blocks)).toContain('*Cost*\\nModel 0 $0.');
  });

  it('draws two charts, and no third', () => {
    const { pictures } = slackMessage(cardOf(...[1, 2, 3].map((many) => chartSection(bars(many)))));
    expect(pictures.map(({ chart }) => chart)).toEqual([bars(3)]);
  });

  it('draws a range as its ends and its middle side by side', () => {
    const ranges = [{ label: 'Planned', low: 1, middle: 2, high: 4, text: '$1 to $4' }];
    const [block] = bodyOf(chartSection({ kind: 'ranges', ranges }));
    const series = block?.type === 'data_visualization' ? block.chart.series : [];
    expect(series.map(({ name, data }) => [name, data[0]?.value])).toEqual([
      ['low', 1],
      ['middle', 2],
      ['high', 4],
    ]);
  });

  it('draws lines that share their days, and hands on those that do not', () => {
    const day = (nth: number): number => Date.UTC(2026, 10, nth);
    const spent = { label: 'Spent', points: [1, 2].map((nth) => ({ at: day(nth), value: nth })) };
    const limit = { label: 'Limit', points: [1, 2].map((nth) => ({ at: day(nth), value: 5 })) };
    const [block] = bodyOf(chartSection({ kind: 'lines', lines: [spent, limit] }));
    expect(block).toMatchObject({
      chart: { type: 'line', axis_config: { categories: ['2026-11-01', '2026-11-02'] } },
    });
    const other = { ...limit, points: limit.points.slice(1) };
    const apart = slackMessage(cardOf(chartSection({ kind: 'lines', lines: [spent, other] })));
    expect(apart.pictures).toHaveLength(1);
  });

  it('makes a button of what can be carried, once, and of no other address than https', () => {
    const { blocks } = slackMessage({
      ...cardOf(),
      actions: [
        { kind: 'button', verb: 'edit', argument: 'c1', label: 'Edit', isMain: true },
        { kind: 'button', verb: 'edit', argument: 'c1', label: 'Edit again' },
        { kind: 'button', verb: 'edit', argument: 'x'.repeat(81), label: 'Too long' },
        { kind: 'link', label: 'Keys', url: 'https://openrouter.ai/settings/keys' },
        { kind: 'link', label: 'Bad', url: 'javascript:alert(1)' },
      ],
    });
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'v1:edit:c1', text: { text: 'Edit' }, style: 'primary' },
        { action_id: 'v1:link:3', url: 'https://openrouter.ai/settings/keys' },
      ],
    });
    expect(textOf(blocks)).not.toMatch(/again|Too long|Bad/);
  });
});

describe('slackFallback', () => {
  it('says the same without the blocks of 2026', () => {
    const { blocks, pictures } = slackFallback(cardOf(list(2, true), chartSection(bars(2))));
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context', 'section']);
    expect(textOf(blocks)).toContain('• assumption number 1');
    expect(pictures).toHaveLength(1);
  });
});
