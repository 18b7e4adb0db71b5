import { isFields } from '../fields.ts';
import { button, image } from './element-shapes.ts';
import { LIMITS } from './limits.ts';
import {
  anything,
  flag,
  list,
  number,
  object,
  type Problem,
  refined,
  type Shape,
  text,
  variant,
  word,
} from './shape.ts';
import { anyText, mrkdwn } from './text-shapes.ts';

const ID = { 'block_id?': text(LIMITS.id) };

const HEADER_CELL = variant(() => ({
  raw_text: object({ text: text(LIMITS.tableText) }),
  raw_number: object({ value: number(), 'text?': text(LIMITS.tableText) }),
}));

const CELL = variant(() => ({
  raw_text: HEADER_CELL,
  raw_number: HEADER_CELL,
  rich_text: object({ elements: list(anything, 1_000) }),
}));

/** The native table: no header, no caption. */
export const table: Shape = refined(
  object({
    ...ID,
    rows: list(list(CELL, LIMITS.tableColumns), LIMITS.tableRows),
    'column_settings?': list(
      object({ 'align?': word('left', 'center', 'right'), 'is_wrapped?': flag }),
      LIMITS.tableColumns,
    ),
  }),
  (block, pointer) => tooMuchText(block['rows'], `${pointer}/rows`),
);

/** The native table that sorts and pages. */
export const dataTable: Shape = refined(
  object({
    ...ID,
    caption: text(LIMITS.tableText),
    rows: list(list(CELL, LIMITS.tableColumns), LIMITS.dataTableRows, 2),
    'page_size?': number(1, 100),
    'row_header_column_index?': number(0, LIMITS.tableColumns - 1),
  }),
  (block, pointer) => {
    const rows = rowsOf(block['rows']);
    const [head = []] = rows;
    const uneven = rows.findIndex((row) => row.length !== head.length);
    if (uneven > 0)
      return [{ pointer: `${pointer}/rows/${uneven}`, message: 'must have as many cells as the header' }];
    if (Number(block['row_header_column_index'] ?? 0) >= head.length)
      return [{ pointer: `${pointer}/row_header_column_index`, message: 'must name a column of the table' }];
    const header = head.flatMap((cell, index) => HEADER_CELL(cell, `${pointer}/rows/0/${index}`));
    return [...header, ...tooMuchText(block['rows'], `${pointer}/rows`)];
  },
);

/** A coloured remark. */
export const alert: Shape = object({
  ...ID,
  text: anyText(LIMITS.sectionText),
  'level?': word('default', 'info', 'warning', 'error', 'success'),
});

/** A card: a picture, a title, a text and buttons, at least one of them. */
export const card: Shape = refined(
  object({
    ...ID,
    'hero_image?': image,
    'icon?': image,
    'title?': mrkdwn(LIMITS.cardTitle),
    'subtitle?': mrkdwn(LIMITS.cardTitle),
    'body?': mrkdwn(LIMITS.cardBody),
    'actions?': list(
      variant(() => ({ button })),
      LIMITS.cardButtons,
    ),
  }),
  (block, pointer) =>
    ['hero_image', 'title', 'actions', 'body'].some((key) => block[key] !== undefined)
      ? []
      : [{ pointer, message: 'must provide at least one of hero_image, title, actions, body' }],
);

/** Cards side by side. */
export const carousel: Shape = object({
  ...ID,
  elements: list(
    variant(() => ({ card })),
    LIMITS.carouselCards,
  ),
});

function tooMuchText(rows: unknown, pointer: string): readonly Problem[] {
  const length = rowsOf(rows)
    .flat()
    .reduce<number>((sum, cell) => sum + lengthOf(cell), 0);
  if (length <= LIMITS.tableText) return [];
  return [{ pointer, message: `cells must have less than ${LIMITS.tableText + 1} characters in all` }];
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + lengthOf(entry), 0);
  if (!isFields(value)) return 0;
  if (typeof value['text'] === 'string') return value['text'].length;
  return value['value'] === undefined ? lengthOf(value['elements']) : String(value['value']).length;
}

function rowsOf(rows: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(rows) ? rows : [];
}
