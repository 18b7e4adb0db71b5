/** Writes a row of a table on a terminal: a name, then cells of one width at their right ends. */
export function lineOf([name = '', ...cells]: readonly string[]): string {
  return [
    name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH),
    ...cells.map((cell) => cell.padStart(CELL_WIDTH)),
  ].join('');
}

/** Writes a share from 0 to 1; `-` where there was nothing to count. */
export function percent(share: number | undefined): string {
  return share === undefined ? NONE : `${(share * 100).toFixed(1)}%`;
}

/** What stands where there is no figure. */
export const NONE = '-';
const NAME_WIDTH = 22;
const CELL_WIDTH = 12;
