import type { Section } from './card.ts';

/**
 * A table without the columns that would be empty; nothing where there is no row.
 *
 * A label that ends in `>` stands to the right.
 */
export function tableSections(
  title: string,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Section[] {
  if (rows.length === 0) return [];
  const used = labels.map((_, at) => rows.some((row) => row[at] !== ''));
  const columns = labels.map((label) => ({
    label: label.replace('>', ''),
    align: label.endsWith('>') ? ('right' as const) : ('left' as const),
  }));
  return [
    {
      kind: 'table',
      title,
      columns: columns.filter((_, at) => used[at]),
      rows: rows.map((row) => row.filter((_, at) => used[at])),
    },
  ];
}

/** A list; nothing where it would be empty. */
export function listSections(title: string, items: readonly string[]): readonly Section[] {
  return items.length === 0 ? [] : [{ kind: 'list', title, items }];
}
