import { stringify } from 'csv-stringify/sync';

/** A cell: text that somebody may have typed, or a decimal of our own, written as it is. */
export type Cell = string | { readonly decimal: string };

/**
 * Writes a table as CSV with a header line.
 *
 * Text that a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a line feed) gets an apostrophe
 * before it; decimals of our own, negative ones too, do not (OWASP, CSV injection).
 */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify(
    [columns, ...rows].map((row) => [...row]),
    {
      escape_formulas: true,
      cast: { object: (cell) => ({ value: (cell as { decimal: string }).decimal, escape_formulas: false }) },
    },
  );
}
