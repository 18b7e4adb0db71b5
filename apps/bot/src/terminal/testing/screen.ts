/** What a terminal of a width shows after these bytes, row by row, without what is empty at the end of each. */
export function screenOf(written: string, columns: number): string {
  const rows: string[][] = [[]];
  let [row, column] = [0, 0];
  const rowAt = (index: number): string[] => {
    rows[index] ??= [];
    return rows[index];
  };
  const print = (character: string): void => {
    if (column === columns) [row, column] = [row + 1, 0];
    rowAt(row)[column] = character;
    column += 1;
  };
  for (const [part, count, code] of written.matchAll(PARTS)) {
    if (code === 'A') row -= Number(count);
    else if (code === 'B') row += Number(count);
    else if (code === 'C') column += Number(count);
    else if (code === 'D') column -= Number(count);
    else if (code === 'G') column = Number(count) - 1;
    else if (code === 'J') {
      rowAt(row).splice(column);
      rows.length = row + 1;
    } else if (code !== undefined) throw new Error(`no terminal of ours knows ${JSON.stringify(part)}`);
    else if (part === '\r') column = 0;
    else if (part === '\n') [row, column] = [row + 1, 0];
    else print(part);
    rowAt(row);
  }
  return rows
    .map((cells) =>
      Array.from(cells, (cell) => cell ?? ' ')
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const PARTS = /\u001b\[(\d*)([A-Za-z])|./gsu;
